"""The home page: who meets next, what is due, what waits, what moved since the last visit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from servanda.records import PartialDate
from servanda.records.register import MechanismEntry, MeetingEntry
from servanda.web.looking import viewer
from servanda.web.pages.visits import FIRST, last_visit, remember
from servanda.web.register.queries import counting, showing
from servanda.web.register.queries.meetings import around, mechanisms
from servanda.web.review.queries.board import items
from servanda.web.review.queries.listing import overdue
from servanda.web.review.queries.moved import filed, moved

__all__ = ["Card", "card", "exact", "home", "keys", "today"]

AHEAD, SOON = dt.timedelta(days=365), dt.timedelta(days=30)
SHOWN = 8
"""Lines of each list; the rest is where its link leads."""


@dataclass(frozen=True, slots=True)
class Card:
    """A mechanism with its next and last meeting; ``days`` until the next, None where its day is not known."""

    mechanism: MechanismEntry
    next: MeetingEntry | None
    last: MeetingEntry | None
    days: int | None


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page; on a local start with nothing kept yet, the start page."""
    who, now = viewer(request), dt.datetime.now(dt.UTC)
    known = mechanisms(who)
    if settings.SERVANDA_LOCAL and not (known or showing.texts(who, size=1)):
        return redirect("start")
    day = now.date()
    held = around(who, day)
    before = last_visit(request, now)
    since = before or now - FIRST
    waiting = counting.waiting(who, size=SHOWN + 1)
    mine = [one for one in items(who) if not one.done and one.until and one.until.last <= day + SOON]
    answer = render(
        request,
        "home.html",
        {
            "cards": [card(one, [m for m in held if m.mechanism == one.code], now) for one in known],
            "late": overdue(who, counting.late(who, day.isoformat()), day)[: SHOWN // 2],
            "due": counting.due(who, day.isoformat(), (day + AHEAD).isoformat()),
            "by_code": {one.code: one for one in known},
            "waiting": waiting[:SHOWN],
            "more": len(waiting) > SHOWN,
            "ahead": (day + AHEAD).isoformat(),
            "moved": moved(who, since) if who.name else (),
            "filed": filed(who, since) if who.name else (),
            "since": before,
            "tasks": sorted(((one, one.late(day)) for one in mine), key=lambda pair: str(pair[0].until))[:SHOWN],
        },
    )
    return remember(request, answer, now) if who.name else answer


def card(mechanism: MechanismEntry, held: list[MeetingEntry], now: dt.datetime) -> Card:
    """The mechanism's card; "today" is the day where it meets."""
    day = today(mechanism, now)
    coming = [one for one in held if one.start and _last(one.start) >= day and one.state != "held"]
    gone = [one for one in held if one not in coming and one.start]
    following = coming[0] if coming else None
    start = exact(following.start) if following else None
    return Card(mechanism, following, gone[-1] if gone else None, (start - day).days if start else None)


def today(mechanism: MechanismEntry, now: dt.datetime) -> dt.date:
    """The day in the mechanism's time zone."""
    try:
        return now.astimezone(ZoneInfo(mechanism.time_zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return now.date()


def exact(day: PartialDate | None) -> dt.date | None:
    """The day, where it is known to the day."""
    return dt.date(day.year, day.month, day.day) if day and day.month and day.day else None


def _last(day: PartialDate) -> dt.date:
    """The last day it can be."""
    month = day.month or 12
    if day.day:
        return dt.date(day.year, month, day.day)
    following = dt.date(day.year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The keys, for those whose browser runs no script."""
    return render(request, "keys.html")
