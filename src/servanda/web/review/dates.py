"""Until when: from a stated period, an extension, or a clock that the mechanism agreed. Otherwise nothing is due."""

from __future__ import annotations

import calendar
import datetime as dt

from servanda.records.date import PartialDate
from servanda.records.delivery import Due

__all__ = ["due", "last_day", "months_later"]


def due(stated: str, extended: tuple[str, str] | None, clock: tuple[int, str] | None, date: str) -> Due | None:
    """The day by which a commitment is due, None where nothing says one.

    ``stated`` is the last day of its period, ``extended`` a later day with its reason, ``clock`` months with their
    source, ``date`` the text's own date. All dates in ISO 8601, as precise as known, empty where not.
    """
    if extended is not None:
        return Due(PartialDate.parse(extended[0]).last, "extended", extended[1])
    if stated:
        return Due(last_day(stated), "stated")
    if clock is not None and date:
        return Due(months_later(last_day(date), clock[0]), "clock", f"{clock[0]} months, {clock[1]}")
    return None


def last_day(day: str) -> dt.date:
    """The last day of what is as precise as known."""
    # A whole day, as nearly all are, is read three times as fast by the standard library.
    return dt.date.fromisoformat(day) if len(day) == len("2024-12-01") else PartialDate.parse(day).last


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last.

    >>> months_later(dt.date(2024, 11, 30), 3)
    datetime.date(2025, 2, 28)
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
