"""Scores, as an assessment group gives them. Invariant: a score is never a status, and never stands alone.

A score is given to a commitment that was selected with a reason and a guideline, for a party, in a cycle's window.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Agreement",
    "Applies",
    "AssessmentEntry",
    "Mean",
    "RemarkEntry",
    "RoundEntry",
    "Score",
    "ScoreEntry",
    "ScoreRow",
    "ScoreSheet",
    "SelectionEntry",
    "Window",
    "mean",
]


class Score(StrEnum):
    """What can be said of a commitment; the last two are no numbers and enter no mean."""

    NOT = "-1"
    PARTLY = "0"
    FULL = "+1"
    NOT_APPLICABLE = "not_applicable"
    INSUFFICIENT = "insufficient_evidence"

    @property
    def number(self) -> int | None:
        """−1, 0 or 1; None for what is no number."""
        return int(self.value) if self in {Score.NOT, Score.PARTLY, Score.FULL} else None


class Window(StrEnum):
    """Half-way and at the end of a cycle."""

    INTERIM = "interim"
    FINAL = "final"


class Applies(StrEnum):
    """Whom a commitment is scored for: all together (one score), each member, or some of them."""

    COLLECTIVE = "collective"
    EACH = "each"
    SUBSET = "subset"


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of ``n`` scores, −1 to 1; None if there are none."""

    value: float | None
    n: int

    @property
    def share(self) -> float | None:
        """The same as a share, 0 to 1: (mean + 1) / 2, as the research groups print it."""
        return None if self.value is None else (self.value + 1) / 2


def mean(scores: Iterable[Score]) -> Mean:
    """The mean of those that are numbers.

    >>> mean([Score.FULL, Score.PARTLY, Score.NOT_APPLICABLE]).share
    0.75
    """
    held = [score.number for score in scores if score.number is not None]
    return Mean(sum(held) / len(held) if held else None, len(held))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's alpha over ``n`` units that two or more people coded; None: not defined (nothing varies).

    ``of`` says what was coded, ``scale`` how values differ from each other: nominal or interval.
    """

    of: str
    scale: str
    alpha: float | None
    n: int
    coders: int


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """A window of a cycle: from when to when evidence counts, until when comments are taken, whether scores are out."""

    cycle: str
    window: Window
    start: dt.date
    end: dt.date
    comments_until: dt.date
    out: bool


@dataclass(frozen=True, slots=True)
class SelectionEntry:
    """A commitment that is to be scored in a cycle, why, and how its wording is to be read."""

    ref: str
    quote: str
    cycle: str
    applies: Applies
    parties: tuple[str, ...]
    guideline: str
    reason: str


@dataclass(frozen=True, slots=True)
class ScoreEntry:
    """A version of a score, counted from 1; ``party`` empty: all together. ``reason`` of a later version: why."""

    ref: str
    party: str
    score: Score
    version: int
    reason: str
    by: str
    at: dt.datetime
    current: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentEntry:
    """What one assessor gave, and because of what."""

    ref: str
    party: str
    score: Score
    because: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class RemarkEntry:
    """What a party says of a score within the comment period; ``version`` is the score's."""

    ref: str
    of: str
    version: int
    party: str
    words: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A selected commitment with its scores by party; parties without one are in ``missing``."""

    selection: SelectionEntry
    scores: Mapping[str, ScoreEntry]
    earlier: tuple[ScoreEntry, ...]
    missing: tuple[str, ...]

    @property
    def mean(self) -> Mean:
        """Over the parties."""
        return mean(one.score for one in self.scores.values())


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The scores of a window as one viewer may see them. ``whole``: all of them, so that means can be given."""

    mechanism: str
    round: RoundEntry
    rows: tuple[ScoreRow, ...]
    remarks: tuple[RemarkEntry, ...]
    agreement: tuple[Agreement, ...]
    whole: bool
    waiting: tuple[AssessmentEntry, ...] = field(default=())

    @property
    def parties(self) -> tuple[str, ...]:
        """Those that have a score of their own, in the order of the rows."""
        found = {party: None for row in self.rows for party in row.selection.parties if party}
        return tuple(found)

    def of(self, party: str) -> Mean:
        """Over the commitments that are scored for this party."""
        return mean(row.scores[party].score for row in self.rows if party in row.scores)

    @property
    def mean(self) -> Mean:
        """Over all scores."""
        return mean(one.score for row in self.rows for one in row.scores.values())
