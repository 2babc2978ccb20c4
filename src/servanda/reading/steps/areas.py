"""Which areas words belong to (coding guide, section 5).

Reads words; writes one to three areas, the most specific first.
"""

from __future__ import annotations

import re
from functools import cache

from servanda.lexicon import load
from servanda.records import Field, Span

__all__ = ["areas", "pointed"]


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, int], ...]]]:
    """All pointing words as one pattern, and for each the areas it points to."""
    points: dict[str, list[tuple[str, int]]] = {}
    for area, words in load().areas.items():
        for word, weight in words.items():
            points.setdefault(word, []).append((area, weight))
    options = sorted(points, key=len, reverse=True)
    pattern = "|".join(f"(?:{re.escape(o.rstrip('*'))}{r'[a-z]*' if o.endswith('*') else r's?'})" for o in options)
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), {w: tuple(a) for w, a in points.items()}


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
    pattern, _ = _pattern()
    weight: dict[str, float] = {}
    for match in pattern.finditer(text, run.start, run.end):
        for area, points in _points(match[0].lower()):
            weight[area] = weight.get(area, 0) + points
    return weight


def areas(text: str, clause: Span, sentence: Span, most: int = 3) -> Field[tuple[str, ...]]:
    """The areas the words of ``clause`` point to; if none, those of its ``sentence``; if none there, governance."""
    pattern, _ = _pattern()
    for run, sure in ((clause, 0.8), (sentence, 0.5)):
        weight: dict[str, float] = {}
        spans: list[Span] = []
        for match in pattern.finditer(text, run.start, run.end):
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
