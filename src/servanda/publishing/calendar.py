"""Meetings, deadlines and due days as iCalendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event

__all__ = ["Day", "render"]


@dataclass(frozen=True, slots=True)
class Day:
    """Something on whole days. ``uid`` stays the same when it moves; ``end`` is the last day, in it."""

    uid: str
    start: dt.date
    end: dt.date
    title: str
    place: str = ""
    words: str = ""
    address: str = ""


def render(name: str, days: Iterable[Day], at: dt.datetime) -> bytes:
    """The calendar called ``name`` as it stands at ``at`` (aware)."""
    held = Calendar()
    held.add("prodid", "-//Servanda//Register of what states agreed//EN")
    held.add("version", "2.0")
    held.add("x-wr-calname", name)
    # Asked for more often, nothing is newer: calendars read this as a wish.
    held.add("refresh-interval", dt.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for day in days:
        held.add_component(_event(day, at))
    return bytes(held.to_ical())


def _event(day: Day, at: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.uid}@servanda")
    event.add("dtstamp", at)
    event.add("dtstart", day.start)
    event.add("dtend", day.end + dt.timedelta(days=1))
    event.add("summary", day.title)
    event.add("transp", "TRANSPARENT")
    for name, words in (("location", day.place), ("description", day.words), ("url", day.address)):
        if words:
            event.add(name, words)
    return event
