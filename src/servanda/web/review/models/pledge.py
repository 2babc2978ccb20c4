"""Pledges, deliveries, and pairs of pledges that may be one."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models.kept import DAY
from servanda.web.review.models.filed import Filed, name_field

__all__ = ["Delivery", "Overlap", "Pledge"]

DECIMAL = 64
"""Numbers are kept as text: SQLite would make floating point of a decimal column."""


class Pledge(Filed):
    """An amount promised in a statement; ``place`` is that of the amount among the statement's, from 0."""

    name = name_field()
    place = models.PositiveSmallIntegerField(default=0)
    provider = models.CharField(max_length=64)
    receivers = models.JSONField(default=list)
    value = models.CharField(max_length=DECIMAL)
    upper = models.CharField(max_length=DECIMAL, blank=True, default="")
    unit = models.CharField(max_length=200, blank=True, default="")
    currency = models.CharField(max_length=3, blank=True, default="")
    bound = models.CharField(max_length=10, default="exact")
    start = models.CharField(max_length=DAY, blank=True, default="")
    end = models.CharField(max_length=DAY, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "place", "provider"], name="pledge_once")]


class Delivery(Filed):
    """What came of a pledge. ``in_all``: everything up to that day."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="deliveries")
    value = models.CharField(max_length=DECIMAL)
    day = models.CharField(max_length=DAY)
    in_all = models.BooleanField(default=False)
    source = models.TextField()
    evidence = models.UUIDField(null=True)


class Overlap(Filed):
    """A pair of pledges. ``kind``: proposed, new, part_of, continuing or reannounced."""

    earlier = models.ForeignKey(Pledge, models.CASCADE, related_name="overlaps_on")
    later = models.ForeignKey(Pledge, models.CASCADE, related_name="overlaps_back")
    kind = models.CharField(max_length=12, default="proposed")
    reasons = models.JSONField(default=list)
    reason = models.TextField(blank=True, default="")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earlier", "later"], name="overlap_once")]
