"""Meetings, planned and held; who came, and who adopted."""

from __future__ import annotations

from servanda.errors import RegisterError
from servanda.records.register import MeetingEntry
from servanda.web.register import models
from servanda.web.register.services.mechanisms import mechanism
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_edit

__all__ = ["STATES", "save_meeting"]

STATES = ("proposed", "planned", "held")


def save_meeting(entry: MeetingEntry, viewer: Viewer) -> None:
    """Make or change a meeting.

    Raises:
        NotFoundError: if there is no such mechanism.
        RegisterError: for a format that the mechanism does not have.
        RefusedError: if the viewer may not write there.
    """
    with writing():
        row = mechanism(entry.mechanism)
        must_edit(viewer, row)
        kind = row.formats.filter(key=entry.format).first() if entry.format else None
        if entry.format and kind is None:
            known = ", ".join(row.formats.values_list("key", flat=True))
            raise RegisterError(
                "it has no format {format}",
                parts={"format": entry.format, "known": known},
                source=entry.mechanism,
                remedy="It has {known}",
            )
        meeting, _ = models.Meeting.objects.update_or_create(
            mechanism=row,
            key=entry.key,
            defaults={
                "format": kind,
                "ordinal": entry.ordinal,
                "start": str(entry.start or ""),
                "end": str(entry.end or ""),
                "place": entry.place,
                "host": entry.host,
                "chair": entry.chair,
                "state": entry.state,
                "level": entry.level.width,
            },
        )
        _attendance(meeting, entry)


def _attendance(meeting: models.Meeting, entry: MeetingEntry) -> None:
    meeting.attendance.all().delete()
    meeting.attendance.bulk_create(
        models.Attendance(
            meeting=meeting,
            code=one.code,
            rank=one.rank,
            name=one.name,
            attended=one.attended,
            adopted=one.adopted,
        )
        for one in entry.attendance
    )
