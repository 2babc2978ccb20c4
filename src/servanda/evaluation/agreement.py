"""Krippendorff's alpha: how far people who coded the same agree beyond chance.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), which also handles missing values. Ours,
because the libraries are under licences narrower than this project's or bring a table library along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

__all__ = ["alpha", "interval", "nominal"]

V = TypeVar("V", str, int, bool)


def nominal(one: object, other: object) -> float:
    """0 for the same value, else 1."""
    return float(one != other)


def interval(one: int, other: int) -> float:
    """The square of the difference."""
    return float((one - other) ** 2)


def alpha(units: Iterable[Sequence[V]], distance: Callable[[V, V], float]) -> tuple[float | None, int]:
    """Alpha, 1 for full agreement, 0 for what chance gives; and the number of units that two or more people coded.

    Each unit holds the values it was given, in any order, without those that are missing. None: no two values differ
    anywhere, so nothing can be said.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in pairable for value in unit)
    n = sum(totals.values())
    observed = sum(_within(unit, distance) for unit in pairable)
    expected = sum(
        totals[one] * totals[other] * distance(one, other) for one in totals for other in totals if one != other
    )
    return (1 - (n - 1) * observed / expected if expected else None), len(pairable)


def _within(unit: Sequence[V], distance: Callable[[V, V], float]) -> float:
    held = Counter(unit)
    return sum(held[one] * held[other] * distance(one, other) for one in held for other in held) / (len(unit) - 1)
