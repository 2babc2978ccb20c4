"""How far a figure could move with other texts of the same kind: ranges by resampling whole texts.

Whole texts, because the statements of one text stand or fall together.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from servanda.evaluation.scoring import Score

__all__ = ["SEED", "Range", "ranges"]

Range = tuple[float, float]
SEED = 20260101
"""Fixed, so that the same labels give the same ranges."""
COVERED = 0.95
"""Share of the resampled figures that a range holds."""


def ranges(score: Score, times: int, *, seed: int = SEED) -> dict[str, Range]:
    """By row, the range that holds 95 per cent of the main figure (F1 or share) over ``times`` resamples of the texts.

    A resample in which a figure does not exist is left out; so is a row that exists in none.
    """
    chance = random.Random(seed)  # noqa: S311 # a statistic, no secret
    count = len(score.texts)
    ratios = {name: [text.tallies[name].ratio for text in score.texts] for name in score.figures}
    drawn: dict[str, list[float]] = {name: [] for name in ratios}
    for _ in range(times):
        chosen = chance.choices(range(count), k=count)
        for name, parts in ratios.items():
            part = sum(parts[place][0] for place in chosen)
            whole = sum(parts[place][1] for place in chosen)
            if whole:
                drawn[name].append(part / whole)
    return {name: _middle(sorted(values)) for name, values in drawn.items() if values}


def _middle(values: Sequence[float]) -> Range:
    """The ends of the middle 95 per cent of sorted ``values``."""
    aside = int(len(values) * (1 - COVERED) / 2)
    return values[aside], values[-1 - aside]
