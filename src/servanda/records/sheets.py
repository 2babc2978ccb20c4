"""A spreadsheet that somebody keeps elsewhere: what its columns hold, and what its lines say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ANY_PARTY", "PARTY_TARGETS", "TARGETS", "Layout", "SheetCell", "SheetLine"]

TARGETS = (
    "id",
    "commitment",
    "text",
    "year",
    "party",
    "cycle",
    "status",
    "done",
    "evidence",
    "next_step",
    "score",
    "guideline",
    "ignore",
)
"""What may stand under a heading."""
ANY_PARTY = "*"
"""Stands for every heading that names a party."""
PARTY_TARGETS = ("scores", "statuses")
"""What may stand under the headings that name parties."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands under each heading (in any case), by :data:`TARGETS`; ``shipped``: it comes with the program."""

    key: str
    columns: Mapping[str, str]
    shipped: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a line says of a party (empty: all together): a score, or a status with words. As it is written."""

    party: str
    score: str = ""
    status: str = ""
    done: str = ""
    evidence: str = ""
    next_step: str = ""

    @property
    def filled(self) -> bool:
        """Whether it says anything."""
        return bool(self.score or self.status or self.done or self.evidence or self.next_step)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line by its number in the file, from 1: which commitment it is about, by id or by words, and its cells.

    ``text`` and ``year`` narrow where the words stand. ``trouble``: why it cannot be taken; empty: it can.
    """

    number: int
    ref: str = ""
    words: str = ""
    text: str = ""
    year: str = ""
    cycle: str = ""
    guideline: str = ""
    cells: tuple[SheetCell, ...] = ()
    trouble: str = ""
