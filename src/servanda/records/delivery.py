"""Where a commitment stands. Invariant: a status names the rule that gave it and the rows it follows from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from servanda.records.date import PartialDate
from servanda.records.party import Code

__all__ = ["REPORTABLE", "Derived", "Due", "DueEntry", "Fact", "Reported", "Status"]


class Status(StrEnum):
    """Where a commitment stands."""

    NO_INFORMATION = "no_information"
    UNDER_WAY = "under_way"
    DONE = "done"
    PARTLY_DONE = "partly_done"
    NOT_DONE = "not_done"
    REPLACED = "replaced"
    NOT_REITERATED = "not_reiterated"
    UNCLEAR = "unclear"


REPORTABLE = (Status.UNDER_WAY, Status.DONE, Status.PARTLY_DONE, Status.NOT_DONE, Status.REPLACED)
"""What a party may say of itself."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a party says of a commitment. ``signed``: its coordinator let it out."""

    key: str
    ref: str
    party: Code
    cycle: str
    status: Status
    done: str
    evidence: str
    next_step: str
    at: dt.datetime
    signed: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the register that bears on a status.

    ``table`` is report, link, delivery or step; ``says`` is the status it speaks for; ``who`` says so.
    """

    table: str
    key: str
    says: Status
    who: str
    date: PartialDate | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """The status, the rule's name, and the facts it follows from."""

    status: Status
    rule: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """Until when, and from what: ``stated`` in the text, ``clock`` of the mechanism, or ``extended`` with a reason."""

    day: dt.date
    counted: str
    words: str = ""

    def over(self, today: dt.date) -> bool:
        """Whether the day is past; the day itself is not."""
        return today > self.day


@dataclass(frozen=True, slots=True)
class DueEntry:
    """An open commitment with its day."""

    ref: str
    quote: str
    holders: tuple[Code, ...]
    due: Due
    overdue: bool
    status: Status
    title: str
    paragraph: str
