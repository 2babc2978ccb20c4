"""Dates as texts give them. Invariant: a date never claims more precision than its words."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

__all__ = ["PartialDate", "Period"]


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day.

    Raises:
        ValueError: for a day that no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        dt.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        """ISO 8601, as long as the precision: ``2024``, ``2024-12``, ``2024-12-01``."""
        return "-".join(f"{n:0{w}d}" for n, w in ((self.year, 4), (self.month, 2), (self.day, 2)) if n is not None)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ISO 8601 (``2024``, ``2024-12``, ``2024-12-01``). Raises ValueError for anything else."""
        return cls(*(int(part) for part in text.strip().split("-")))

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> dt.date:
        """The first day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to ``end``, both inclusive; None where the text leaves a side open.

    ``counted_from`` says from what a relative period was counted ("the text's date, 2024-12-02"), None if both sides
    are stated in the words themselves.
    """

    start: dt.date | None
    end: dt.date | None
    counted_from: str | None = None
