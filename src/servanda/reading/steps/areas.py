"""Which areas words belong to (coding guide, section 5).

Reads words; writes one to three areas, the most specific first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from servanda.lexicon import load
from servanda.records import Field, Span

__all__ = ["areas", "pointed"]


_WORD = re.compile(r"(?<![\w-])\w+")
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
    at = run.start
    while (word := _WORD.search(text, at, run.end)) is not None:
        pattern = patterns.get(text[word.start() : word.start() + _HEAD].lower())
        found = pattern.match(text, word.start(), run.end) if pattern is not None else None
        if found is not None:
            yield found
        at = found.end() if found is not None else word.end()


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


def pointed(text: str, run: Span) -> dict[str, float]:
    """How strongly the words of ``run`` point to each area; areas no word points to are missing."""
    weight: dict[str, float] = {}
    for match in _matches(text, run):
        for area, points in _points(match[0].lower()):
            weight[area] = weight.get(area, 0) + points
    return weight


def areas(text: str, clause: Span, sentence: Span, most: int = 3) -> Field[tuple[str, ...]]:
    """The areas the words of ``clause`` point to; if none, those of its ``sentence``; if none there, governance."""
    for run, sure in ((clause, 0.8), (sentence, 0.5)):
        weight: dict[str, float] = {}
        spans: list[Span] = []
        for match in _matches(text, run):
            pointed = _points(match[0].lower())
            if pointed:
                spans.append(Span(*match.span()))
            for area, points in pointed:
                weight[area] = weight.get(area, 0) + points
        ranked = sorted((a for a in weight if weight[a] > 0), key=lambda a: -weight[a])
        if ranked:
            top = weight[ranked[0]]
            kept = [a for a in ranked if weight[a] >= max(1.0, top * 0.45)][:most]
            return Field(tuple(kept), tuple(spans), rule="areas.words", confidence=sure)
    return Field(("governance",), inferred_from="no word points elsewhere", rule="areas.default", confidence=0.3)
