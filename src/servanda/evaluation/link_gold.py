"""Readings whose statements are those that were labelled: how well links are found where reading makes no mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from servanda.evaluation.link_label import LinkLabel
from servanda.evaluation.matching import LEAST_LOOSE, overlap
from servanda.records import (
    Commitment,
    Document,
    Field,
    Force,
    Kind,
    Metadata,
    OffsetMap,
    Paragraph,
    ParagraphKind,
    Progress,
    Reading,
    Segment,
    Span,
    Statement,
)

__all__ = ["gold_reading"]


def gold_reading(reading: Reading, links: Iterable[LinkLabel]) -> Reading:
    """``reading`` with one statement for each labelled end in its text.

    A statement takes its fields from the statement that was read on (half of) the same words; where none was, from
    what the reader makes of the words alone; where that is nothing, it is progress or a commitment by its tense.
    Instruments that stand within no labelled end are left out.
    """
    name = reading.document.name
    spans = {
        _span(reading.document, span)
        for link in links
        for text, span in ((link.earlier_id, link.earlier), (link.later_id, link.later))
        if text == name and span is not None
    }
    statements = tuple(_statement(reading, span) for span in sorted(spans))
    inside = tuple(one for one in reading.instruments if any(one.span.overlaps(span) for span in spans))
    return replace(reading, statements=statements, instruments=inside)


def _span(document: Document, source: Span) -> Span:
    """The run of the document's text that was taken from ``source``, a run of its file."""
    starts = [_place(segment, source.start) for segment in document.offsets.segments]
    ends = [_place(segment, source.end - 1) for segment in document.offsets.segments]
    start = next((place for place in starts if place is not None), source.start)
    end = next((place + 1 for place in ends if place is not None), source.end)
    return Span(start, min(max(end, start + 1), len(document.text)))


def _place(segment: Segment, origin: int) -> int | None:
    inside = segment.origin <= origin < segment.origin + segment.length
    return segment.start + origin - segment.origin if inside else None


def _statement(reading: Reading, span: Span) -> Statement:
    document = reading.document
    rated = [(overlap(span, one.span), -place) for place, one in enumerate(reading.statements)]
    best = max(rated, default=(0.0, 0))
    found = reading.statements[-best[1]] if rated else None
    if found is not None and overlap(span, found.span, loose=True) >= LEAST_LOOSE:
        return replace(found, span=span)
    paragraph = document.paragraph_at(span.start).ordinal
    alone = _coordinated(reading, span) or _read_alone(reading, document.quote(span))
    if alone is not None:
        # Spans of the fields count in the quotation; they are moved to where it stands. Context stays empty.
        return replace(alone, span=span, paragraph=paragraph, context=())
    return Statement(span, _content(document.quote(span), span), reading.record.parties, paragraph, rules=("labelled",))


def _coordinated(reading: Reading, span: Span) -> Statement | None:
    """The commitment whose verb goes on in ``span``: "We will open two schools and *train their teachers*"."""
    words = reading.document.quote(span).split()
    if not words or not words[0].islower() or words[0].endswith("ing") or words[0] in _NO_VERBS:
        return None
    paragraph = reading.document.paragraph_at(span.start).span
    before = [
        one
        for one in reading.of(Kind.COMMITMENT)
        if one.span in paragraph
        and one.span.start < span.start
        and "." not in reading.document.text[one.span.end : span.start]
    ]
    if not before or not isinstance(before[-1].content, Commitment):
        return None
    content = replace(before[-1].content, action=Field(words[0], (span,), rule="labelled"), quantities=(), period=None)
    return replace(before[-1], span=span, content=content)


_NO_VERBS = frozenset("we our the a an their its this these that those".split())


_TOLD = re.compile(r"\b(?:have|has|had|are \w+ing|is \w+ing|\w+ed)\b")


def _content(words: str, span: Span) -> Commitment | Progress:
    """What tells of something done is progress ("our navies have trained"), all else what they mean to do."""
    if _TOLD.search(" ".join(words.split()[:8])):
        return Progress(Field(words, (span,), rule="labelled"))
    return Commitment(Field(Force.INTENT, rule="labelled"), Field(words.split()[0], (span,), rule="labelled"))


def _read_alone(reading: Reading, quote: str) -> Statement | None:
    """The reader's first statement in the words alone."""
    from servanda.reading import read

    words = quote[:1].upper() + quote[1:] + "."
    whole = Span(0, len(words))
    alone = Document(
        name=reading.document.name,
        text=words,
        paragraphs=(Paragraph(whole, whole, ParagraphKind.BODY, 1),),
        metadata=Metadata(date=reading.document.metadata.date, language="en"),
        digest="",
        cleaner="none",
        offsets=OffsetMap((Segment(0, len(words), 0),)),
    )
    found = read(alone).statements
    ranked = sorted(found, key=lambda one: (one.kind is not Kind.COMMITMENT, -len(one.span)))
    if not ranked:
        return None
    ours = ranked[0]
    return ours if ours.holders.value else replace(ours, holders=reading.record.parties)
