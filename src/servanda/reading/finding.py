"""Where statements stand: drafts of the grammar, weighed against what the tagger sees, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reading import blend
from servanda.reading.gate import asks_for_parse
from servanda.reading.grammar import Context, Draft, cut, deverbal, drafts, goes_on
from servanda.reading.leads import lead_of
from servanda.reading.learned import Model
from servanda.reading.learned.evidence import Evidence, gather
from servanda.reading.learned.windows import windows
from servanda.reading.overlaps import Overlaps
from servanda.reading.parser import parse
from servanda.reading.sentences import sentences
from servanda.reading.steps import instruments
from servanda.reading.steps.areas import Shares
from servanda.reading.steps.standings import stages_above
from servanda.reading.syntax import Sentence
from servanda.records import Document, Field, Instrument, InstrumentType, Kind, ParagraphKind, Span, Stage

__all__ = ["Finding", "Found", "candidates", "find", "propose", "wanted"]

_ITEMS_HEAD = 20
"""Code points from a list item's beginning within which its own paper is named."""
_READ = frozenset({ParagraphKind.BODY, ParagraphKind.LIST_ITEM, ParagraphKind.TABLE_ROW})


@dataclass(frozen=True, slots=True)
class Found:
    """A draft in its sentence; ``tagged`` is what the tagger says of a promise's areas."""

    sentence: Sentence
    draft: Draft
    tagged: Shares | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything found in a document, each in the order of the text."""

    parsed: tuple[Sentence, ...]
    drafts: tuple[Found, ...]
    instruments: tuple[Instrument, ...]


def find(document: Document, model: Model | None) -> Finding:
    """Drafts and instruments: by rules alone where ``model`` is None."""
    evidence = gather(tuple(model.tagger.tag(tuple(windows(document))))) if model is not None else None
    parsed = tuple(parse(document.text, tuple(wanted(document, evidence))))
    if evidence is None or model is None:
        ruled = sorted(propose(document, parsed), key=lambda f: (f.sentence.words[f.draft.start].start, f.draft.nested))
        return Finding(parsed, tuple(ruled), tuple(_papers(document, parsed)))
    standing = blend.chosen(candidates(document, parsed, evidence), model.blend)
    return Finding(
        parsed, tuple(_drafted(standing, parsed, evidence, document)), tuple(_instruments(standing, document, evidence))
    )


def candidates(document: Document, parsed: Sequence[Sentence], evidence: Evidence) -> Iterator[blend.Candidate]:
    """Everything that rules or tagger propose, with the features by which it is weighed."""
    named = tuple(_papers(document, parsed))
    return blend.candidates((*_entries(tuple(propose(document, parsed))), *_named(named)), evidence)


def _papers(document: Document, parsed: Sequence[Sentence]) -> Iterator[Instrument]:
    """The instruments of every sentence; the first of a list item has its heading's or lead-in's word for the stage."""
    listed, item = stages_above(document), -1
    for sentence in parsed:
        above = listed.get(sentence.paragraph) if sentence.paragraph != item else None
        item = sentence.paragraph
        yield from instruments.instruments(sentence, document.text, above)


def propose(document: Document, parsed: Sequence[Sentence]) -> Iterator[Found]:
    """The grammar's drafts, sentence by sentence."""
    leads: dict[int, Context | None] = {}
    last: Found | None = None
    for sentence in parsed:
        lead = lead_of(document, sentence.paragraph, parsed, leads)
        found = cut(sentence, drafts(sentence, lead))
        if last is not None and last.sentence.paragraph == sentence.paragraph:
            more = goes_on(sentence, last.draft, last.sentence)
            if more is not None and not any(more.kind is draft.kind for draft in found):
                found = [more, *found]
        for draft in found:
            yield Found(sentence, draft)
            last = Found(sentence, draft) if not draft.nested else last


def wanted(document: Document, evidence: Evidence | None) -> Iterator[tuple[Span, int]]:
    """Sentences that hold a cue, stand under a lead-in, or in which the tagger sees something; others cost nothing."""
    seen = Overlaps([g.span for g in evidence.guesses()] if evidence is not None else [])
    for at, paragraph in enumerate(document.paragraphs):
        if paragraph.kind not in _READ:
            continue
        led = paragraph.kind is ParagraphKind.LIST_ITEM
        for sentence in sentences(document.text, paragraph.body):
            if led or asks_for_parse(document.text, sentence) or seen.any(sentence):
                yield sentence, at


def _entries(ruled: Sequence[Found]) -> Iterator[blend.Entry]:
    for one in ruled:
        words, draft = one.sentence.words, one.draft
        span = Span(words[draft.start].start, words[draft.end if draft.end is not None else draft.verb.i].end)
        yield blend.Entry(draft.kind.value, span, draft.sure, one.sentence, draft)


def _named(found: Sequence[Instrument]) -> Iterator[blend.Entry]:
    for one in found:
        yield blend.Entry("instrument", one.span, one.confidence, item=one)


def _drafted(
    standing: Sequence[blend.Candidate], parsed: Sequence[Sentence], evidence: Evidence, document: Document
) -> Iterator[Found]:
    leads: dict[int, Context | None] = {}
    place = Overlaps([s.span for s in parsed])
    for candidate in standing:
        if candidate.kind == "instrument":
            continue
        begins = next(place.touching(Span(candidate.span.start, candidate.span.start + 1)), None)
        made = blend.drafted(candidate, parsed[begins] if begins is not None else None, evidence)
        if made is None:
            continue
        sentence, draft = made
        if draft.subject is None and candidate.draft is None:
            lead = lead_of(document, sentence.paragraph, parsed, leads)
            if lead is not None:
                draft.subject, draft.lead = lead.subject, lead.lead
                if lead.giving and draft.verb.is_noun and deverbal(draft.verb) is None:
                    draft.lemma = lead.giving
        yield Found(sentence, draft, blend.areas(candidate, evidence) if draft.kind is Kind.COMMITMENT else None)


def _instruments(standing: Sequence[blend.Candidate], document: Document, evidence: Evidence) -> Iterator[Instrument]:
    above = stages_above(document)
    for candidate in standing:
        if candidate.kind != "instrument":
            continue
        type_, stage = blend.instrument_heads(candidate, evidence)
        if isinstance(candidate.item, Instrument):
            yield instruments.with_confidence(candidate.item, candidate.sure)
        else:
            ordinal = document.paragraphs.index(document.paragraph_at(candidate.span.start))
            first = candidate.span.start < document.paragraphs[ordinal].body.start + _ITEMS_HEAD
            listed = above.get(ordinal) if first else None
            yield Instrument(
                candidate.span,
                Field(
                    instruments.bare_name(document.quote(candidate.span)),
                    (candidate.span,),
                    rule="learned.name",
                    confidence=0.5,
                ),
                Field(
                    instruments.type_of(document.quote(candidate.span)) or InstrumentType(type_),
                    (candidate.span,),
                    rule="learned.type",
                    confidence=0.6,
                ),
                Field(listed[0], (listed[1],), rule="instruments.listed", confidence=0.7)
                if listed is not None
                else Field(Stage(stage), (candidate.span,), rule="learned.stage", confidence=0.6),
                ordinal,
                round(candidate.sure, 3),
            )
