"""The implementation review of a mechanism, as it is printed: facts with sources, no score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from servanda.records.acts import InstrumentEntry
from servanda.records.date import PartialDate
from servanda.records.delivery import Derived, Due, Status
from servanda.records.evidence import EvidenceEntry
from servanda.records.pledge import PledgeEntry

__all__ = ["Area", "Moved", "Preparation", "Review", "ReviewRow", "Said"]


@dataclass(frozen=True, slots=True)
class Said:
    """Words with the place they stand in."""

    ref: str
    quote: str
    title: str
    date: PartialDate | None
    paragraph: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A commitment in the review. ``later`` are its further mentions."""

    said: Said
    holders: tuple[str, ...]
    force: str
    derived: Derived
    due: Due | None
    overdue: bool
    later: tuple[Said, ...] = ()
    evidence: tuple[EvidenceEntry, ...] = ()
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """The commitments of one area, oldest first; ``name`` empty: none was found."""

    name: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """How a wording moved from one text to a later one; ``later`` None: not reiterated in ``text``.

    ``state``: confirmed by a person, or proposed by tracing.
    """

    earlier: Said
    later: Said | None
    relation: str
    reasons: tuple[str, ...]
    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Review:
    """All of it. ``counts`` are numbers of commitments by status; ``start`` and ``end`` bound the cycle.

    ``clauses`` counts its commitments as the coding guide does.
    """

    mechanism: str
    cycle: str
    start: dt.date | None
    end: dt.date
    areas: tuple[Area, ...]
    pledges: tuple[PledgeEntry, ...]
    instruments: tuple[InstrumentEntry, ...]
    gone: tuple[Moved, ...]
    moved: tuple[Moved, ...]
    texts: tuple[str, ...]
    counts: Mapping[Status, int] = field(default_factory=dict)
    clauses: int = 0
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a meeting should have before it: open items, instruments by stage, questions, contested wording."""

    mechanism: str
    meeting: str
    today: dt.date
    open: tuple[ReviewRow, ...]
    instruments: tuple[InstrumentEntry, ...]
    questions: tuple[str, ...]
    contested: tuple[tuple[str, tuple[Said, ...]], ...]
