"""When somebody looked last: kept in their own browser, so that nobody's visits are written down here."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

__all__ = ["FIRST", "last_visit", "remember"]

COOKIE, SALT = "servanda_seen", "servanda.seen"
PAUSE = dt.timedelta(minutes=30)
"""Looks closer together than this are one visit."""
FIRST = dt.timedelta(days=7)
"""What somebody sees who was never here."""
KEPT_S = 400 * 24 * 3600


def last_visit(request: HttpRequest, now: dt.datetime) -> dt.datetime | None:
    """When the visit before this one ended (UTC); None: there was none."""
    before, latest = _held(request, now)
    return latest if now - latest > PAUSE else before


def remember(request: HttpRequest, answer: HttpResponse, now: dt.datetime) -> HttpResponse:
    """``answer``, which tells the browser that somebody is here now."""
    before = last_visit(request, now)
    held = [before.isoformat() if before else "", now.isoformat()]
    answer.set_cookie(
        COOKIE,
        signing.dumps(held, salt=SALT),
        max_age=KEPT_S,
        httponly=True,
        samesite="Lax",
        secure=not settings.SERVANDA_LOCAL,
    )
    return answer


def _held(request: HttpRequest, now: dt.datetime) -> tuple[dt.datetime | None, dt.datetime]:
    """The end of the visit before, and the last look."""
    try:
        before, latest = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
        return dt.datetime.fromisoformat(before) if before else None, min(dt.datetime.fromisoformat(latest), now)
    except (signing.BadSignature, ValueError, TypeError):
        return None, now
