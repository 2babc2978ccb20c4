"""Who asks with the private address of a calendar, and what stands in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core import signing

from servanda.records.board import ItemEntry
from servanda.records.delivery import DueEntry
from servanda.records.register import MeetingEntry
from servanda.web.register.queries.meetings import mechanisms, meetings
from servanda.web.register.viewing import Viewer, viewer_of
from servanda.web.review import models
from servanda.web.review.queries.board import items
from servanda.web.review.queries.due import due_list

__all__ = ["SALT", "Calendar", "calendar", "owner"]

SALT = "servanda.calendar"
"""As in servanda.web.review.services.feeds: reading does not import writing."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Meetings, lines of boards that have a day, and open commitments that are due, with their mechanisms' codes."""

    meetings: tuple[MeetingEntry, ...]
    items: tuple[ItemEntry, ...]
    due: tuple[tuple[str, DueEntry], ...]


def owner(token: str) -> Viewer | None:
    """Whose calendar it is, with all that this person sees; None for an address that is none, or no longer one."""
    try:
        uid, nonce = signing.loads(token, salt=SALT)
        row = models.Feed.objects.select_related("user").filter(user__uid=uid, nonce=nonce, user__is_active=True)
        found = row.first()
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return viewer_of(found.user) if found else None


def calendar(viewer: Viewer, today: dt.date) -> Calendar:
    """What this viewer may see of it; due commitments up to two years ahead."""
    ahead = today + dt.timedelta(days=730)
    due = tuple(
        (one.code, entry) for one in mechanisms(viewer) for entry in due_list(viewer, one.code, today, until=ahead)
    )
    return Calendar(meetings(viewer), tuple(one for one in items(viewer) if one.until and not one.done), due)
