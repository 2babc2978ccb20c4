"""A party's return: the form that goes out, the form that comes back, and what became of each row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["FormRow", "Outcome", "PartyReturn", "RowOutcome"]


@dataclass(frozen=True, slots=True)
class FormRow:
    """A line of the form. The party fills in ``status`` to ``next_step``; the rest is there to be read.

    ``seen`` marks what the register held when the form was written, so that a row that somebody changed since is told.
    ``number`` is its line in the file, 0 where there is none.
    """

    ref: str
    commitment: str = ""
    place: str = ""
    due: str = ""
    pledge: str = ""
    status: str = ""
    done: str = ""
    evidence: str = ""
    next_step: str = ""
    party: str = ""
    cycle: str = ""
    seen: str = ""
    number: int = 0

    @property
    def filled(self) -> tuple[str, str, str, str]:
        """What the party says."""
        return self.status, self.done, self.evidence, self.next_step


class Outcome(StrEnum):
    """What became of a row."""

    TAKEN = "taken"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """A row of the file by its line, from 1, and what became of it, with the reason where it was not taken."""

    row: int
    ref: str
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class PartyReturn:
    """How far a party's return of a cycle is: ``open`` commitments it should report on, what came, what was signed.

    ``told`` None: nothing is known to this viewer but what was signed.
    """

    party: str
    open: int
    told: int | None
    signed: int
    last: dt.datetime | None = None

    @property
    def outstanding(self) -> bool:
        """Whether nothing was let out yet, though something is open."""
        return self.open > 0 and not self.signed
