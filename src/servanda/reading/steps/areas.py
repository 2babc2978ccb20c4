"""Which areas words belong to (coding guide, section 5).

Reads words and what stands around them; writes one to three areas, the most specific first.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from servanda.lexicon import load
from servanda.reading.sentences import sentences
from servanda.records import Document, Field, ParagraphKind, Span

__all__ = ["PARTS", "Shares", "Surroundings"]


_WORD = re.compile(r"(?<![\w-])\w+")
_MOST = 3
_HEAD = 2  # letters by which pointing words are kept apart: one pattern of all would try each at every word


@cache
def _pattern() -> tuple[dict[str, re.Pattern[str]], dict[str, tuple[tuple[str, int], ...]]]:
    """The pointing words that begin alike as one pattern each, and for each word the areas it points to."""
    points: dict[str, list[tuple[str, int]]] = {}
    for area, words in load().areas.items():
        for word, weight in words.items():
            points.setdefault(word, []).append((area, weight))
    alike: dict[str, list[str]] = {}
    for option in sorted(points, key=len, reverse=True):
        told = f"(?:{re.escape(option.rstrip('*'))}{r'[a-z]*' if option.endswith('*') else r's?'})"
        alike.setdefault(option[:_HEAD].lower(), []).append(told)
    patterns = {head: re.compile(rf"(?:{'|'.join(held)})(?!\w)", re.IGNORECASE) for head, held in alike.items()}
    return patterns, {word: tuple(areas) for word, areas in points.items()}


def _matches(text: str, run: Span) -> Iterator[re.Match[str]]:
    """The pointing words of ``run``, the longest at each place."""
    patterns, _ = _pattern()
    end = run.start
    for word in _WORD.finditer(text, run.start, run.end):
        start = word.start()
        pattern = patterns.get(text[start : start + _HEAD].lower()) if start >= end else None
        found = pattern.match(text, start, run.end) if pattern is not None else None
        if found is not None:
            end = found.end()
            yield found


@cache
def _points(found: str) -> tuple[tuple[str, int], ...]:
    _, points = _pattern()
    if found in points:
        return points[found]
    if found.endswith("s") and found[:-1] in points:
        return points[found[:-1]]
    for size in range(len(found), 2, -1):
        stem = found[:size] + "*"
        if stem in points:
            return points[stem]
    return ()


def _pointed(text: str, run: Span) -> dict[str, float]:
    """How strongly the words of ``run`` point to each area; areas no word points to are missing."""
    weight: dict[str, float] = {}
    for match in _matches(text, run):
        for area, points in _points(match[0].lower()):
            weight[area] = weight.get(area, 0) + points
    return weight


PARTS = ("first", "each", "clause", "sentence", "before", "lead", "heading", "title")
"""What may point to an area: the tagger for the first place and for any; then the words of the clause, its sentence,
the sentence before, the lead-in of a list, the heading, the title. The whole text is not asked: a correction in one
place should change nothing elsewhere. Weights are fitted by ``training/fit_areas.py``.

"The remainder will be offered before the middle of 2027": only the sentence before says that these are scholarships.
"To appoint a high-level panel": the title says that it is about attacks on places of worship.
"""
Shares = Mapping[str, tuple[float, float]]
"""By area, the tagger's share for the first place and for any place."""
_Points = Mapping[str, float]
_NOWHERE = Span(0, 0)
_FLOOR = 1e-3  # the tagger is never surer than this


class Surroundings:
    """A document's words by what they point to; a run is looked at once, and only if a promise stands by it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._runs: dict[Span, _Points] = {}
        self._sentences: dict[int, tuple[Span, ...]] = {}
        title = document.metadata.title or ""
        self._title = _pointed(title, Span(0, len(title)))
        self._above: list[tuple[Span, Span]] = []
        heading = lead = _NOWHERE
        level = 0
        for paragraph in document.paragraphs:
            item = paragraph.kind is ParagraphKind.LIST_ITEM
            self._above.append((lead if item else _NOWHERE, heading))
            if paragraph.kind is ParagraphKind.HEADING:
                heading = paragraph.body
            if not item or paragraph.level < level:
                lead = paragraph.body
            level = paragraph.level if item else 0

    def areas(
        self, clause: Span, sentence: Span, paragraph: int, tagged: Shares | None = None
    ) -> Field[tuple[str, ...]]:
        """One to three areas of ``clause``, the likeliest first; ``tagged`` is None where no tagger is installed."""
        parts = self.parts(clause, sentence, paragraph, tagged)
        if not parts:
            return Field(
                ("governance",), inferred_from="no word points elsewhere", rule="areas.default", confidence=0.3
            )
        weights = _weights()["tagged" if tagged is not None else "words"]
        score = {area: _sum(weights["first"], said) for area, said in parts.items()}
        best = max(score, key=score.__getitem__)
        odds = {area: _sum(weights["any"], said) - weights["least"] for area, said in parts.items() if area != best}
        others = sorted((area for area in odds if odds[area] > 0), key=lambda area: -odds[area])
        share = 1 / sum(math.exp(s - score[best]) for s in score.values())
        value = (best, *others[: _MOST - 1])
        rule = "areas.words" if tagged is None else "areas.tagged"
        return Field(value, self._pointing(clause), rule=rule, confidence=round(share, 3))

    def parts(
        self, clause: Span, sentence: Span, paragraph: int, tagged: Shares | None
    ) -> dict[str, tuple[float, ...]]:
        """What each of ``PARTS`` says for every area; without a tagger only areas that some word points to."""
        around = (clause, sentence, self._before(paragraph, sentence), *self._above[paragraph])
        words = (*map(self._points, around), self._title)
        return {
            area: (
                *(_odds(*tagged[area]) if tagged is not None else (0.0, 0.0)),
                *(math.log1p(points.get(area, 0.0)) for points in words),
            )
            for area in load().areas
            if tagged is not None or any(points.get(area) for points in words)
        }

    def _points(self, run: Span) -> _Points:
        if run not in self._runs:
            self._runs[run] = _pointed(self._document.text, run)
        return self._runs[run]

    def _before(self, paragraph: int, sentence: Span) -> Span:
        """The sentence before; for a paragraph's first the paragraph above."""
        if paragraph not in self._sentences:
            body = self._document.paragraphs[paragraph].body
            self._sentences[paragraph] = tuple(sentences(self._document.text, body))
        own = self._sentences[paragraph]
        at = bisect_left(own, sentence)
        if at:
            return own[at - 1]
        return self._document.paragraphs[paragraph - 1].body if paragraph else _NOWHERE

    def _pointing(self, clause: Span) -> tuple[Span, ...]:
        """The words that point, else the whole clause."""
        text = self._document.text
        return tuple(Span(*m.span()) for m in _matches(text, clause) if _points(m[0].lower())) or (clause,)


def _odds(first: float, each: float) -> tuple[float, float]:
    return math.log(first + _FLOOR), math.log((each + _FLOOR) / (1 - each + _FLOOR))


def _sum(weights: Sequence[float], said: Sequence[float]) -> float:
    return sum(w * s for w, s in zip(weights, said, strict=True))


@cache
def _weights() -> Any:
    return json.loads(resources.files("servanda.reading").joinpath("areas.json").read_text(encoding="utf-8"))
