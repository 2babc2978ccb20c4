"""Proposed links against labelled ones: found when both ends match, and then right or wrong in their relation.

The rule of the reference scorer: ends match by :func:`~servanda.evaluation.matching.overlap`, a missing later end
matches a missing one, each labelled link counts once, and of several it could be the one of the same relation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from servanda.evaluation.link_label import LinkLabel
from servanda.evaluation.matching import LEAST, LEAST_LOOSE, overlap
from servanda.evaluation.tally import Figure, Found
from servanda.records import Span

__all__ = ["found_by", "matched_links", "score_links"]

LINKS, RIGHT = "links", "relation right among found"


def score_links(gold: Sequence[LinkLabel], predicted: Sequence[LinkLabel], *, loose: bool = False) -> dict[str, Figure]:
    """The figures by name: all links, the share of right relations among found ones, then each relation."""
    pairs = matched_links(gold, predicted, loose=loose)
    wanted = Counter(link.relation for link in gold)
    found = Counter(link.relation for link in predicted)
    right = Counter(a.relation for a, b in pairs if a.relation == b.relation)
    figures: dict[str, Figure] = {LINKS: Found(len(gold), len(predicted), len(pairs)).figure()}
    share = right.total() / len(pairs) if pairs else 0.0
    figures[RIGHT] = {"right": right.total(), "of": len(pairs), "share": share}
    for relation in sorted(wanted | found):
        figures[relation] = Found(wanted[relation], found[relation], right[relation]).figure()
    return figures


def matched_links(
    gold: Sequence[LinkLabel], predicted: Sequence[LinkLabel], *, loose: bool = False
) -> list[tuple[LinkLabel, LinkLabel]]:
    """Labelled links with the proposed ones that stand for them."""
    taken: set[int] = set()
    pairs = []
    for link in predicted:
        order = sorted(range(len(gold)), key=lambda place: gold[place].relation != link.relation)
        for place in order:
            if place not in taken and _same(gold[place], link, loose=loose):
                taken.add(place)
                pairs.append((gold[place], link))
                break
    return pairs


def found_by(gold: Sequence[LinkLabel], predicted: Sequence[LinkLabel], *, loose: bool = False) -> set[int]:
    """The places of the labelled links that any of ``predicted`` stands for, whatever its relation."""
    return {place for place, link in enumerate(gold) if any(_same(link, one, loose=loose) for one in predicted)}


def _same(a: LinkLabel, b: LinkLabel, *, loose: bool) -> bool:
    return (
        a.pair == b.pair
        and _matches(a.earlier, b.earlier, loose=loose)
        and (_matches(a.later, b.later, loose=loose) if a.later and b.later else a.later is b.later)
    )


def _matches(a: Span, b: Span, *, loose: bool) -> bool:
    return overlap(a, b, loose=loose) >= (LEAST_LOOSE if loose else LEAST)
