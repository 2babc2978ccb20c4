"""Meetings, planned and held."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models.kept import DAY, Kept, level_field
from servanda.web.register.models.mechanism import Format, Mechanism

__all__ = ["Attendance", "Meeting"]


class Meeting(Kept):
    """A meeting. ``state``: proposed (by the reader), planned or held."""

    mechanism = models.ForeignKey(Mechanism, models.CASCADE, related_name="meetings")
    format = models.ForeignKey(Format, models.SET_NULL, null=True, related_name="meetings")
    key = models.CharField(max_length=24)
    ordinal = models.PositiveSmallIntegerField(null=True)
    start = models.CharField(max_length=DAY, blank=True, default="")
    end = models.CharField(max_length=DAY, blank=True, default="")
    place = models.TextField(blank=True, default="")
    host = models.CharField(max_length=64, blank=True, default="")
    chair = models.TextField(blank=True, default="")
    state = models.CharField(max_length=10, default="held")
    level = level_field()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mechanism", "key"], name="meeting_key")]
        indexes = [models.Index(fields=["mechanism", "start"], name="meeting_by_date")]


class Attendance(Kept):
    """A party at a meeting: at what rank it was represented, and whether it adopted the text."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    code = models.CharField(max_length=64)
    rank = models.CharField(max_length=100, blank=True, default="")
    name = models.CharField(max_length=200, blank=True, default="")
    attended = models.BooleanField(default=True)
    adopted = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "code", "name"], name="attendance_once")]
