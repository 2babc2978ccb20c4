"""Figures of tracing on labelled series: on the labelled statements, and end to end from the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from servanda.evaluation.label import read_text
from servanda.evaluation.link_gold import gold_reading
from servanda.evaluation.link_label import LinkLabel
from servanda.evaluation.link_score import found_by, score_links
from servanda.evaluation.tally import Figure
from servanda.records import Reading
from servanda.records.link import Link, Relation
from servanda.tracing import trace_series
from servanda.tracing.judge import Judge
from servanda.tracing.meaning import Meaning
from servanda.tracing.series import MUCH_SHORTER, first_candidates

__all__ = ["Figures", "Read", "as_labels", "candidate_recall", "link_figures", "predicted_figures", "series_of"]

Read: TypeAlias = Callable[[Path], Reading]
"""From a text's file to its reading."""
Figures: TypeAlias = Mapping[str, Figure]
"""Rows of a report by name."""

FIVE = 5


def link_figures(
    texts: Path, gold: Sequence[LinkLabel], read: Read, *, meaning: Meaning | None = None, loose: bool = False
) -> Iterator[tuple[str, Figures]]:
    """Sections of the report by title: on gold statements, then end to end, each also without texts much shorter.

    A text of less than two fifths of the words of the one before it leaves out most of it: what is not reiterated
    there says little, so the second figures leave that relation out between such texts.
    """
    series: list[tuple[Reading, ...]] = [
        tuple(sorted((read(texts / f"{name}.txt") for name in names), key=_age)) for names in series_of(gold)
    ]
    short = _much_shorter(texts, gold)
    labelled = [tuple(gold_reading(reading, gold) for reading in readings) for readings in series]
    for title, held in (("on gold statements", labelled), ("end to end", series)):
        found = [label for readings in held for label in _traced(readings, meaning)]
        figures = dict(score_links(gold, found, loose=loose))
        if held is labelled:
            figures["candidate recall at 5"] = candidate_recall(held, gold, meaning)
        yield title, figures
        if short:
            kept = [[one for one in side if not _of_short(one, short)] for side in (gold, found)]
            yield f"{title}, without not_reiterated in {_named(short)}", score_links(*kept, loose=loose)


def predicted_figures(
    gold: Sequence[LinkLabel], predicted: Sequence[LinkLabel], texts: Path, *, loose: bool = False
) -> Iterator[tuple[str, Figures]]:
    """The same sections for links that were saved before."""
    yield "predicted", score_links(gold, predicted, loose=loose)
    short = _much_shorter(texts, gold)
    if short:
        kept = [[one for one in side if not _of_short(one, short)] for side in (gold, predicted)]
        yield f"predicted, without not_reiterated in {_named(short)}", score_links(*kept, loose=loose)


def series_of(gold: Iterable[LinkLabel]) -> list[list[str]]:
    """The names of the texts of each series: those that links connect, sorted."""
    groups: list[set[str]] = []
    for link in gold:
        joined = set(link.pair).union(*(group for group in groups if group & set(link.pair)))
        groups = [group for group in groups if not group & joined] + [joined]
    return sorted(sorted(group) for group in groups)


def candidate_recall(
    series: Iterable[Sequence[Reading]],
    gold: Sequence[LinkLabel],
    meaning: Meaning | None,
    *,
    learnt: Judge | None = None,
) -> Figure:
    """How many labelled links have their partner among the first five candidates of the earlier statement, of the
    later one, and of either."""
    found = {"earlier": 0, "later": 0, "either": 0}
    wanted: list[LinkLabel] = []
    for readings in series:
        from_earlier, from_later = first_candidates(readings, FIVE, meaning=meaning, learnt=learnt)
        sides = [[_label(link, readings) for link in side] for side in (from_earlier, from_later)]
        names = {one.document.name for one in readings}
        here = [link for link in gold if link.later is not None and link.earlier_id in names]
        wanted += here
        hits = [found_by(here, side) for side in sides]
        found["earlier"] += len(hits[0])
        found["later"] += len(hits[1])
        found["either"] += len(hits[0] | hits[1])
    of = len(wanted) or 1
    return {"of": len(wanted), **{f"of the {side}": count / of for side, count in found.items()}}


def as_labels(links: Iterable[Link], readings: Sequence[Reading]) -> list[LinkLabel]:
    """Proposed links as labels: their spans count in the texts' files."""
    return [_label(link, readings) for link in links]


def _traced(readings: Sequence[Reading], meaning: Meaning | None) -> list[LinkLabel]:
    return as_labels(trace_series(readings, meaning=meaning).links, readings)


def _label(link: Link, readings: Sequence[Reading]) -> LinkLabel:
    offsets = {reading.document.name: reading.document.offsets for reading in readings}
    later = offsets[link.later_text].origin(link.later.span) if link.later else None
    earlier = offsets[link.earlier.text].origin(link.earlier.span)
    return LinkLabel(link.earlier.text, link.later_text, earlier, later, link.relation.value)


def _age(reading: Reading) -> tuple[str, str]:
    date = reading.record.date.value if reading.record.date else reading.document.metadata.date
    return str(date or ""), reading.document.name


def _much_shorter(texts: Path, gold: Iterable[LinkLabel]) -> frozenset[tuple[str, str]]:
    held = {name: len(read_text(texts / f"{name}.txt").split()) for link in gold for name in link.pair}
    return frozenset(link.pair for link in gold if held[link.later_id] < MUCH_SHORTER * held[link.earlier_id])


def _of_short(link: LinkLabel, short: frozenset[tuple[str, str]]) -> bool:
    return link.relation == Relation.NOT_REITERATED.value and link.pair in short


def _named(short: frozenset[tuple[str, str]]) -> str:
    return ", ".join(sorted({later for _, later in short}))
