"""What people add while they work: remarks on a commitment, and the list of what a meeting still needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from servanda.records.date import PartialDate
from servanda.records.level import Level

__all__ = ["CommentEntry", "ItemEntry", "ItemKind"]


@dataclass(frozen=True, slots=True)
class CommentEntry:
    """A remark on a statement: who, when (aware, UTC), and who else may read it. Nobody changes it afterwards."""

    key: str
    of: str
    by: str
    at: dt.datetime
    words: str
    level: Level


class ItemKind(StrEnum):
    """A point of the agenda, a document with its deadline, or something to be done before."""

    AGENDA = "agenda"
    DOCUMENT = "document"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """A line of a meeting's board. ``place`` orders the agenda, from 1; ``ref`` is the commitment it is about, if any.

    ``until`` None: no day was set. ``revision`` counts the changes.
    """

    key: str
    mechanism: str
    meeting: str
    kind: ItemKind
    place: int
    title: str
    ref: str
    responsible: str
    email: str
    until: PartialDate | None
    done: bool
    level: Level
    revision: int = 0

    def late(self, today: dt.date) -> bool:
        """Whether its day is past and it is not done."""
        return not self.done and self.until is not None and self.until.last < today
