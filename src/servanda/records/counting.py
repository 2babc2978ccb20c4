"""Two ways to count commitments: by coordinated verbs (the coding guide) and by targets (the research groups).

Invariant: the first count less the second is the number of commitments that share another's target, each with why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Counted", "CountedText", "Together"]


@dataclass(frozen=True, slots=True)
class Together:
    """Measures of one sentence that serve one target, by their place among the measures given; ``why`` they do."""

    places: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A commitment. ``with_`` are the others of its sentence that serve the same target, in the sentence's order.

    ``counts``: whether it stands for its target in the count of targets. ``by`` is who ruled so; empty: a rule.
    """

    ref: str
    quote: str
    with_: tuple[str, ...]
    counts: bool
    why: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class CountedText:
    """A text's commitments in its order."""

    text: str
    title: str
    date: str
    rows: tuple[Counted, ...]

    @property
    def verbs(self) -> int:
        """As the coding guide counts."""
        return len(self.rows)

    @property
    def targets(self) -> int:
        """As the research groups count."""
        return sum(row.counts for row in self.rows)

    @property
    def apart(self) -> Sequence[Counted]:
        """Those that one profile counts and the other does not."""
        return [row for row in self.rows if not row.counts]
