"""What is due until when, and what is overdue."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from servanda.records import Code
from servanda.records.delivery import DueEntry
from servanda.web.register import models as register
from servanda.web.register.viewing import Viewer
from servanda.web.review import models
from servanda.web.review.queries.standings import Thread, dress, placed

__all__ = ["due_list"]


def due_list(
    viewer: Viewer,
    mechanism: str,
    today: dt.date,
    *,
    until: dt.date | None = None,
    holder: str | None = None,
    size: int = 500,
) -> tuple[DueEntry, ...]:
    """The first ``size`` open commitments that are due by ``until`` (None: ever), the most overdue first."""
    found = [
        thread
        for thread in placed(viewer, mechanism, today, _wanted(mechanism, holder)).values()
        if thread.due is not None and thread.open and (until is None or thread.due.day <= until)
    ]
    page = sorted(found, key=_order)[:size]
    dress(mechanism, page)
    return tuple(_entry(thread, today) for thread in page)


def _wanted(mechanism: str, holder: str | None) -> Q | None:
    """Fewer rows to look at: without a clock or an extension only what states a period can be due."""
    wanted = Q()
    clock = models.Clock.objects.filter(mechanism__code=mechanism)
    if not clock.exists() and not models.Extension.objects.filter(mechanism__code=mechanism).exists():
        wanted &= ~Q(due="")
    if holder:
        facet = register.Facet.objects.filter(statement=OuterRef("pk"), facet="holders", value=holder)
        wanted &= Q(Exists(facet))
    return wanted or None


def _order(thread: Thread) -> tuple[dt.date, str]:
    return (thread.due.day if thread.due else dt.date.max, thread.first.ref)


def _entry(thread: Thread, today: dt.date) -> DueEntry:
    assert thread.due is not None  # asked for above
    first = thread.first
    return DueEntry(
        ref=first.ref,
        quote=first.quote,
        holders=tuple(Code(code) for code in thread.holders),
        due=thread.due,
        overdue=thread.due.over(today),
        status=thread.derived.status,
        title=first.title or first.text,
        paragraph=first.paragraph,
    )
