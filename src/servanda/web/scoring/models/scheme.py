"""Whether a mechanism is scored, in which windows, and which commitments."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models.kept import DAY
from servanda.web.review.models.filed import Filed, name_field

__all__ = ["Round", "Scheme", "Selection"]


class Scheme(Filed):
    """A mechanism without a row, or with one that is not ``on``, is not scored. ``level`` is who may see scores."""

    on = models.BooleanField(default=False)
    assessors = models.PositiveSmallIntegerField(default=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mechanism"], name="one_scheme")]


class Round(Filed):
    """A window of a cycle: evidence counts from ``start`` to ``end``. ``out``: its scores were let out."""

    cycle = models.CharField(max_length=40)
    window = models.CharField(max_length=8)
    start = models.CharField(max_length=DAY)
    end = models.CharField(max_length=DAY)
    comments_until = models.CharField(max_length=DAY)
    out = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mechanism", "cycle", "window"], name="round_once")]


class Selection(Filed):
    """A commitment to be scored in a cycle. ``parties`` are those it is scored for; [""]: all together."""

    name = name_field()
    cycle = models.CharField(max_length=40)
    applies = models.CharField(max_length=10)
    parties = models.JSONField(default=list)
    guideline = models.TextField()
    reason = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "cycle"], name="selection_once")]
