"""A mechanism: its meetings to scale, who promised what in which area, positions."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from servanda.records.level import Level
from servanda.records.register import TextEntry
from servanda.web.looking import viewer
from servanda.web.pages.charts.grid import grid
from servanda.web.pages.charts.timeline import timeline
from servanda.web.pages.rights import may_edit
from servanda.web.pages.views.home import card, today
from servanda.web.register.queries import counting, meetings, showing

__all__ = ["mechanism", "positions"]

NEWEST = 200
"""Texts that the page of a mechanism lists; all are on the page of texts."""


@require_safe
def mechanism(request: HttpRequest, code: str) -> HttpResponse:
    """The mechanism called ``code``."""
    who, now = viewer(request), dt.datetime.now(dt.UTC)
    found = meetings.mechanism(who, code)
    held = meetings.meetings(who, code)
    texts = showing.texts(who, mechanism=code, size=NEWEST + 1)
    by_meeting: dict[str | None, list[TextEntry]] = {}
    for text in texts[:NEWEST]:
        by_meeting.setdefault(text.meeting, []).append(text)
    return render(
        request,
        "mechanism.html",
        {
            "mechanism": found,
            "card": card(found, list(held), now),
            "timeline": timeline(found, held, today(found, now)),
            "meetings": [(one, by_meeting.get(one.key, [])) for one in reversed(held)],
            "loose": by_meeting.get(None, []),
            "older": len(texts) > NEWEST,
            "grid": grid(found, counting.matrix(who, code)),
            "edits": may_edit(who, code),
            "levels": list(Level),
            "formats": {one.key: one.names for one in found.formats},
        },
    )


@require_safe
def positions(request: HttpRequest, code: str) -> HttpResponse:
    """Positions by topic, those of several parties told apart from those of one."""
    who = viewer(request)
    found = sorted(showing.topics(who, code), key=lambda topic: (-len(topic.positions), topic.name))
    held = {"mechanism": meetings.mechanism(who, code), "topics": found}
    return render(request, "positions.html", held)
