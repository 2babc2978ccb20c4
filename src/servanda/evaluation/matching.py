"""Which predicted label stands for which gold one.

Two of one kind match when they share enough: intersection over union of at least 0.4, or, loosely, half of the shorter
one. Pairs are taken greedily, best overlap first; the same action breaks ties; each label is used once.
"""

from __future__ import annotations

from collections.abc import Sequence

from servanda.evaluation.label import Label
from servanda.records import Span

__all__ = ["LEAST", "LEAST_LOOSE", "SAME_ACTION", "Pair", "overlap", "pairs"]

Pair = tuple[Label, Label]
"""Gold, predicted."""

LEAST = 0.4
LEAST_LOOSE = 0.5
SAME_ACTION = 0.5
"""How much overlap the same action is worth when two pairs compete: one clause can hold two commitments."""


def overlap(a: Span, b: Span, *, loose: bool = False) -> float:
    """Share, 0 to 1, of what two spans (not empty) cover together; with ``loose``, of the shorter one."""
    whole = min(len(a), len(b)) if loose else max(a.end, b.end) - min(a.start, b.start)
    return a.shared(b) / whole


def pairs(gold: Sequence[Label], predicted: Sequence[Label], *, loose: bool = False) -> list[Pair]:
    """The matched pairs of labels of one kind in one text, best first."""
    least = LEAST_LOOSE if loose else LEAST
    rated: list[tuple[float, int, int]] = []
    for i, wanted in enumerate(gold):
        for j, found in enumerate(predicted):
            shared = overlap(wanted.span, found.span, loose=loose)
            if shared >= least:
                same = wanted.fields.get("action") == found.fields.get("action")
                rated.append((-shared - SAME_ACTION * same, i, j))
    return _greedy(sorted(rated), gold, predicted)


def _greedy(rated: Sequence[tuple[float, int, int]], gold: Sequence[Label], predicted: Sequence[Label]) -> list[Pair]:
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    taken: list[Pair] = []
    for _, i, j in rated:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            taken.append((gold[i], predicted[j]))
    return taken
