"""Counts that add up over texts, and the figures that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field

__all__ = ["Figure", "Found", "Right", "Tally"]

Figure = dict[str, int | float]
"""A row of the report: counts and shares (0 to 1) by name."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many there were, were predicted, and matched."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.gold + other.gold, self.predicted + other.predicted, self.matched + other.matched)

    @property
    def ratio(self) -> tuple[int, int]:
        """Numerator and denominator of F1."""
        return 2 * self.matched, self.gold + self.predicted

    def figure(self) -> Figure:
        """Counts, precision, recall, F1; F1 is 1 where there was nothing to find and nothing was found."""
        part, whole = self.ratio
        return {
            "gold": self.gold,
            "predicted": self.predicted,
            "matched": self.matched,
            "precision": self.matched / self.predicted if self.predicted else 0.0,
            "recall": self.matched / self.gold if self.gold else 0.0,
            "f1": part / whole if whole else 1.0,
        }


@dataclass(frozen=True, slots=True)
class Right:
    """How many of the matched pairs agree in a field; ``values`` counts the gold values."""

    right: int = 0
    of: int = 0
    values: Counter[Hashable] = field(default_factory=Counter)

    def __add__(self, other: Right) -> Right:
        return Right(self.right + other.right, self.of + other.of, self.values + other.values)

    @property
    def ratio(self) -> tuple[int, int]:
        """Numerator and denominator of the share."""
        return self.right, self.of

    def figure(self) -> Figure | None:
        """Counts, share, and ``constant``: what always giving the commonest value would score. None without pairs."""
        if not self.of:
            return None
        commonest = self.values.most_common(1)[0][1]
        return {"right": self.right, "of": self.of, "share": self.right / self.of, "constant": commonest / self.of}


Tally = Found | Right
