"""How alike two statements are, side by side with those that compete for the same partner.

A likeness is a sum of features with weights learnt from linked series (``benchmarks/tracing.py --fit``). It only says
whether two statements belong together, never what became of the earlier one: no measure of likeness tells "reworded"
from "same area, other commitment".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from servanda.records import Decision, Event, Position, Progress, Statement
from servanda.tracing.meaning import Meaning
from servanda.tracing.profile import Profile
from servanda.tracing.words import Terms

__all__ = ["RELATIVE", "Pair", "covered", "measured", "rivals_of"]

RIVALS = 3
"""Beside how many of its best rivals a pair is seen."""
RELATIVE = ("sentence", "earlier_in_sentence", "later_in_sentence", "words", "meaning")


@dataclass(frozen=True, slots=True)
class Pair:
    """An earlier and a later statement by their places, with the features that were measured."""

    earlier: int
    later: int
    features: Mapping[str, float]


def measured(
    earlier: Sequence[Profile],
    later: Sequence[Profile],
    places: Sequence[tuple[int, int]],
    meaning: Meaning | None,
    usual: Mapping[str, float],
) -> list[Pair]:
    """The features of the pairs at ``places``; what competes is judged among them.

    ``usual`` is what the best rivals usually reach: a pair without rivals is seen beside these.
    """
    alone = [_lexical(earlier[a], later[b]) for a, b in places]
    if meaning is not None:
        _add_meaning(alone, earlier, later, places, meaning)
    _add_relative(alone, places, usual)
    return [Pair(a, b, features) for (a, b), features in zip(places, alone, strict=True)]


def _lexical(a: Profile, b: Profile) -> dict[str, float]:
    parties = len(a.parties | b.parties)
    return {
        "words": _shared_squares(a.terms, b.terms) / (a.norm * b.norm),
        "sentence": _shared_squares(a.sentence, b.sentence) / (a.sentence_norm * b.sentence_norm),
        "earlier_in_later": covered(a, b.terms),
        "later_in_earlier": covered(b, a.terms),
        "earlier_in_sentence": covered(a, b.sentence),
        "later_in_sentence": covered(b, a.sentence),
        "earlier_in_paragraph": covered(a, b.paragraph),
        "later_in_paragraph": covered(b, a.paragraph),
        "parties": len(a.parties & b.parties) / parties if parties else 0.0,
        "areas": float(bool(a.areas & b.areas)),
        "order": abs(a.order - b.order),
        "told": float(isinstance(b.end, Statement) and isinstance(b.end.content, Progress | Decision | Event)),
        "valued": float(isinstance(b.end, Statement) and isinstance(b.end.content, Position)),
    }


def _shared_squares(a: Terms, b: Terms) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(value * value for stemmed, value in a.items() if stemmed in b)


def covered(profile: Profile, terms: Terms) -> float:
    """The share of the profile's own words, by weight, that stand among ``terms``."""
    return sum(value for stemmed, value in profile.terms.items() if stemmed in terms) / (profile.total or 1.0)


def _add_meaning(
    alone: Sequence[dict[str, float]],
    earlier: Sequence[Profile],
    later: Sequence[Profile],
    places: Sequence[tuple[int, int]],
    meaning: Meaning,
) -> None:
    """Cosines of the statements, their sentences and paragraphs, stretched: any two sentences already have .75."""
    rows, columns = sorted({a for a, _ in places}), sorted({b for _, b in places})
    at_row, at_column = {a: n for n, a in enumerate(rows)}, {b: n for n, b in enumerate(columns)}
    for name, of in _TEXTS.items():
        cosines = meaning.alike([of(earlier[a]) for a in rows], [of(later[b]) for b in columns])
        for (a, b), features in zip(places, alone, strict=True):
            features[name] = (float(cosines[at_row[a], at_column[b]]) - 0.86) * 10


_TEXTS: Mapping[str, Callable[[Profile], str]] = {
    "meaning": lambda profile: profile.passage.quote,
    "sentence_meaning": lambda profile: profile.passage.sentence,
    "paragraph_meaning": lambda profile: profile.paragraph_text,
}


def _add_relative(
    alone: Sequence[dict[str, float]], places: Sequence[tuple[int, int]], usual: Mapping[str, float]
) -> None:
    """For some features, by how much the pair exceeds the best rivals of either side.

    A commitment "to deepen cooperation" is somewhat like every sentence of a text; only what stands out counts.
    """
    for name in RELATIVE:
        if not alone or name not in alone[0]:
            continue
        least = usual.get(name, 0.0)
        rows: dict[int, list[float]] = {}
        columns: dict[int, list[float]] = {}
        for (a, b), features in zip(places, alone, strict=True):
            rows.setdefault(a, []).append(features[name])
            columns.setdefault(b, []).append(features[name])
        of_row = {place: max(_rivals(values), least) for place, values in rows.items()}
        of_column = {place: max(_rivals(values), least) for place, values in columns.items()}
        for (a, b), features in zip(places, alone, strict=True):
            features[f"{name}_beyond"] = features[name] - (of_row[a] + of_column[b]) / 2


def rivals_of(name: str, pairs: Sequence[Pair]) -> list[float]:
    """What the best rivals of each statement, earlier or later, reach in one feature."""
    groups: dict[tuple[str, int], list[float]] = {}
    for pair in pairs:
        if name in pair.features:
            groups.setdefault(("earlier", pair.earlier), []).append(pair.features[name])
            groups.setdefault(("later", pair.later), []).append(pair.features[name])
    return [_rivals(values) for values in groups.values()]


def _rivals(values: Sequence[float]) -> float:
    return sum(nlargest(RIVALS, values)) / min(RIVALS, len(values))
