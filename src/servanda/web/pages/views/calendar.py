"""A person's own calendar: meetings, deadlines and due days, at an address that only they know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from servanda.errors import RefusedError
from servanda.publishing.calendar import Day
from servanda.publishing.calendar import render as to_ical
from servanda.records import PartialDate
from servanda.web.looking import viewer
from servanda.web.review.queries.feeds import Calendar, owner
from servanda.web.review.queries.feeds import calendar as held_by
from servanda.web.review.services import feeds

__all__ = ["feed", "page", "renew"]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The address, and what it gives."""
    who = viewer(request)
    if not who.name:
        raise RefusedError(_("a calendar is somebody's"), remedy=_("Sign in"))
    address = request.build_absolute_uri(reverse("feed", args=[feeds.feed(who)]))
    return render(request, "calendar.html", {"address": address})


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Another address; the old one gives nothing from now on."""
    feeds.renew(viewer(request))
    return redirect("calendar")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whoever has this address."""
    who = owner(token)
    if who is None:
        raise Http404
    now = dt.datetime.now(dt.UTC)
    body = to_ical("Servanda", _days(request, held_by(who, now.date())), now)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=900"
    return answer


def _days(request: HttpRequest, held: Calendar) -> Iterator[Day]:
    for one in held.meetings:
        # A month or a year is no day: calendars would show it on its first one.
        start = _day(one.start)
        if start:
            end = _day(one.end) or start
            address = request.build_absolute_uri(reverse("mechanism", args=[one.mechanism]))
            title = f"{one.mechanism} {one.key}"
            yield Day(f"meeting-{one.mechanism}-{one.key}", start, max(start, end), title, one.place, "", address)
    for item in held.items:
        day = item.until.last if item.until else None
        if day:
            address = request.build_absolute_uri(reverse("board", args=[item.mechanism, item.meeting]))
            title = f"{item.mechanism} {item.meeting}: {item.title}"
            yield Day(f"item-{item.key}", day, day, title, "", item.responsible, address)
    for code, due in held.due:
        address = request.build_absolute_uri(reverse("statement", args=[due.ref]))
        title = _("%(code)s: due %(ref)s") % {"code": code, "ref": due.ref}
        yield Day(f"due-{due.ref}", due.due.day, due.due.day, title, "", due.quote, address)


def _day(day: PartialDate | None) -> dt.date | None:
    return dt.date(day.year, day.month, day.day) if day and day.month and day.day else None
