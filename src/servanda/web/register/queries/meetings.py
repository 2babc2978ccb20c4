"""Mechanisms and their meetings."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from servanda.errors import NotFoundError
from servanda.records import Code
from servanda.records.level import Level
from servanda.records.register import Attended, FormatEntry, MechanismEntry, MeetingEntry, Member
from servanda.web.register import models
from servanda.web.register.queries.entries import day
from servanda.web.register.viewing import Viewer, visible

__all__ = ["around", "mechanism", "mechanisms", "meetings"]


def mechanisms(viewer: Viewer) -> tuple[MechanismEntry, ...]:
    """Mechanisms by code: those of the viewer's level, and those of which a text is shown."""
    rows = models.Mechanism.objects.filter(_shown(viewer)).prefetch_related("members", "formats").order_by("code")
    return tuple(_mechanism(row) for row in rows)


def _shown(viewer: Viewer) -> Q:
    texts = models.Text.objects.filter(visible(viewer), mechanism=OuterRef("pk"))
    mine = Q(pk__in=list(viewer.within))
    return Q(level__gte=viewer.everywhere.width) | mine | Q(Exists(texts))


def mechanism(viewer: Viewer, code: str) -> MechanismEntry:
    """The mechanism of this code. Raises NotFoundError."""
    found = next((one for one in mechanisms(viewer) if one.code == code), None)
    if found is None:
        raise NotFoundError("there is no such mechanism", source=code, remedy="See servanda mechanism")
    return found


def meetings(viewer: Viewer, mechanism: str | None = None) -> tuple[MeetingEntry, ...]:
    """Meetings, oldest first: those of the viewer's level, and those of which a text is shown."""
    texts = models.Text.objects.filter(visible(viewer), meeting=OuterRef("pk"))
    rows: QuerySet[models.Meeting] = models.Meeting.objects.filter(visible(viewer) | Q(Exists(texts)))
    if mechanism:
        rows = rows.filter(mechanism__code=mechanism)
    return _entries(rows)


def around(viewer: Viewer, day: dt.date) -> tuple[MeetingEntry, ...]:
    """Of each mechanism the last meetings before ``day`` and what is to come, oldest first: what a card is made of."""
    texts = models.Text.objects.filter(visible(viewer), meeting=OuterRef("pk"))
    shown = models.Meeting.objects.filter(visible(viewer) | Q(Exists(texts))).exclude(start="")
    # "2024" and "2024-12" may still be to come on any day of that year.
    coming = shown.filter(start__gte=str(day.year)).exclude(state="held").values("pk")
    back = Window(RowNumber(), partition_by=F("mechanism"), order_by=[F("start").desc(), F("pk").desc()])
    gone = shown.filter(Q(state="held") | Q(start__lt=day.isoformat())).annotate(back=back).filter(back=1)
    return _entries(models.Meeting.objects.filter(Q(pk__in=coming) | Q(pk__in=gone.values("pk"))))


def _entries(rows: QuerySet[models.Meeting]) -> tuple[MeetingEntry, ...]:
    rows = rows.select_related("mechanism", "format").prefetch_related("attendance").order_by("start", "pk")
    return tuple(_meeting(row) for row in rows)


def _mechanism(row: models.Mechanism) -> MechanismEntry:
    return MechanismEntry(
        code=row.code,
        names=row.names,
        time_zone=row.time_zone,
        members=tuple(
            Member(Code(one.code), one.order, one.names, day(one.since), day(one.until))
            for one in sorted(row.members.all(), key=lambda one: (one.order, one.pk))
        ),
        formats=tuple(
            FormatEntry(one.key, one.names) for one in sorted(row.formats.all(), key=lambda one: (one.order, one.pk))
        ),
        level_names=row.level_names,
        level=Level.of_width(row.level),
    )


def _meeting(row: models.Meeting) -> MeetingEntry:
    return MeetingEntry(
        mechanism=row.mechanism.code,
        key=row.key,
        format=row.format.key if row.format else None,
        ordinal=row.ordinal,
        start=day(row.start),
        end=day(row.end),
        place=row.place,
        host=row.host,
        chair=row.chair,
        state=row.state,
        attendance=tuple(
            Attended(Code(one.code), one.rank, one.name, one.attended, one.adopted)
            for one in sorted(row.attendance.all(), key=lambda one: one.pk)
        ),
        level=Level.of_width(row.level),
    )
