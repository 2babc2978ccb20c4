"""A statement as tracing sees it: what it is about, in itself, in its sentence, and in its paragraph."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from servanda.reading.sentences import sentences
from servanda.records import Commitment, Document, Instrument, Reading, Span, Statement
from servanda.records.link import Passage
from servanda.tracing.abbreviations import Expansions
from servanda.tracing.instruments import NamedInstrument, named_instrument
from servanda.tracing.words import stems, weighed

__all__ = ["Profile", "profiles", "texts_of"]

End = Statement | Instrument


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What decides whether two statements belong together. Terms map stems to weights.

    ``norm`` and ``sentence_norm`` are the lengths of the two vectors. ``order`` is the
    place in the text, 0 to 1.
    """

    passage: Passage
    end: End
    terms: Mapping[str, float]
    sentence: Mapping[str, float]
    paragraph: Mapping[str, float]
    paragraph_text: str
    norm: float
    sentence_norm: float
    total: float
    areas: frozenset[str]
    parties: frozenset[str]
    order: float
    instrument: NamedInstrument | None


def profiles(reading: Reading, expansions: Expansions) -> tuple[Profile, ...]:
    """The statements of ``reading`` in order of the text, then the instruments that stand in none of them."""
    document = reading.document
    around = _Surroundings(document, expansions)
    found: list[Profile] = []
    for place, statement in enumerate(reading.statements):
        within = [one for one in reading.instruments if one.span.overlaps(statement.span)]
        found.append(_profile(document, around, statement, place, within))
    alone = (one for one in reading.instruments if not any(one.span.overlaps(s.span) for s in reading.statements))
    found.extend(_profile(document, around, instrument, None) for instrument in alone)
    return tuple(found)


def texts_of(reading: Reading) -> Iterator[str]:
    """The texts whose meaning is compared: statements, their sentences and paragraphs."""
    for profile in profiles(reading, {}):
        yield from (profile.passage.quote, profile.passage.sentence, profile.paragraph_text)


class _Surroundings:
    """Sentence and paragraph of a place, each worked out once."""

    def __init__(self, document: Document, expansions: Expansions) -> None:
        self._document = document
        self._expansions = expansions
        self._sentences: dict[Span, tuple[Span, ...]] = {}
        self._terms: dict[Span, dict[str, float]] = {}

    def sentence(self, span: Span) -> Span:
        """The sentence in which ``span`` begins, as far as ``span`` reaches."""
        body = self.paragraph(span)
        if body not in self._sentences:
            self._sentences[body] = tuple(sentences(self._document.text, body))
        held = self._sentences[body]
        at = bisect_right(held, span.start, key=lambda one: one.start) - 1
        return Span.around((held[at], span)) if at >= 0 else span

    def paragraph(self, span: Span) -> Span:
        return self._document.paragraph_at(span.start).span

    def terms(self, *spans: Span) -> dict[str, float]:
        """The terms of runs of the text, spelled-out abbreviations with them."""
        held: dict[str, float] = {}
        for span in spans:
            if span not in self._terms:
                self._terms[span] = weighed(self._spelled(self._document.quote(span)))
            held.update(self._terms[span])
        return held

    def _spelled(self, text: str) -> Iterator[str]:
        for _, stemmed in stems(text):
            yield stemmed
            yield from self._expansions.get(stemmed.removesuffix("s"), ())


def _profile(
    document: Document, around: _Surroundings, end: End, place: int | None, within: Sequence[Instrument] = ()
) -> Profile:
    span = end.span
    sentence, paragraph = around.sentence(span), around.paragraph(span)
    context = end.context if isinstance(end, Statement) else ()
    terms = around.terms(span)
    of_sentence = around.terms(sentence, *context)
    of_paragraph = around.terms(paragraph)
    quote, whole = " ".join(document.quote(span).split()), " ".join(document.quote(sentence).split())
    return Profile(
        passage=Passage(document.name, span, quote, whole, document.paragraph_at(span.start).ordinal, place),
        end=end,
        terms=terms,
        sentence=of_sentence,
        paragraph=of_paragraph,
        paragraph_text=" ".join(document.quote(paragraph).split()),
        norm=_norm(terms),
        sentence_norm=_norm(of_sentence),
        total=sum(terms.values()),
        areas=_areas(end),
        parties=_parties(end),
        order=span.start / max(1, len(document.text)),
        instrument=named_instrument(document.quote(span), end, within),
    )


def _norm(terms: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in terms.values())) or 1.0


def _parties(end: End) -> frozenset[str]:
    return frozenset(end.holders.value) if isinstance(end, Statement) else frozenset()


def _areas(end: End) -> frozenset[str]:
    """The areas the reader gave; it gives them to commitments alone."""
    if isinstance(end, Statement) and isinstance(end.content, Commitment):
        return frozenset(end.content.areas.value)
    return frozenset()
