"""What parties say of what they did, later days, and the mechanism's own clock."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models.kept import DAY
from servanda.web.review.models.filed import Filed, name_field

__all__ = ["Clock", "Extension", "Report"]


class Report(Filed):
    """A party on a commitment in a cycle; later rows supersede earlier ones. ``signed_by`` empty: not let out yet."""

    name = name_field()
    party = models.CharField(max_length=64)
    cycle = models.CharField(max_length=40)
    status = models.CharField(max_length=16)
    done = models.TextField(blank=True, default="")
    evidence = models.TextField(blank=True, default="")
    next_step = models.TextField(blank=True, default="")
    current = models.BooleanField(default=True)
    signed_by = models.CharField(max_length=150, blank=True, default="")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "party", "cycle"], name="report_current", condition=models.Q(current=True)
            ),
        ]
        indexes = [models.Index(fields=["mechanism", "party", "cycle"], name="report_by_party")]


class Extension(Filed):
    """A later day for a commitment, and why."""

    name = name_field()
    until = models.CharField(max_length=DAY)
    reason = models.TextField()


class Clock(Filed):
    """How many months a mechanism gives where a text states no time; ``source`` is where it agreed so."""

    months = models.PositiveSmallIntegerField()
    source = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mechanism"], name="one_clock")]
