"""A cycle by its name: ``FM5..S2`` from one meeting to another, ``FM5..`` until today, ``2025`` a year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.errors import NotFoundError
from servanda.records import PartialDate
from servanda.records.register import MeetingEntry

__all__ = ["Span", "cycle"]

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day; ``start`` None: from the beginning."""

    name: str
    start: dt.date | None
    end: dt.date


def cycle(name: str, meetings: Sequence[MeetingEntry], today: dt.date) -> Span:
    """The days of the cycle called ``name``; it never ends after ``today``. Empty: all up to today.

    Raises:
        NotFoundError: for a meeting that the mechanism does not have.
    """
    if not name:
        return Span("", None, today)
    first, dots, last = name.partition("..")
    start = _day(first, meetings, last=False) if first else None
    end = _day(last, meetings, last=True) if last else today if dots else _day(first, meetings, last=True)
    return Span(name, start, min(end, today))


def _day(name: str, meetings: Sequence[MeetingEntry], *, last: bool) -> dt.date:
    found = next((one for one in meetings if one.key.casefold() == name.casefold()), None)
    if found is not None:
        held = (found.end or found.start) if last else found.start
        if held is not None:
            return held.last if last else held.first
    elif _DATE.fullmatch(name):
        try:
            held = PartialDate.parse(name)
            return held.last if last else held.first
        except ValueError:
            pass
    known = ", ".join(one.key for one in meetings)
    raise NotFoundError(
        "there is no such meeting or date", parts={"known": known}, source=name, remedy="Meetings: {known}"
    )
