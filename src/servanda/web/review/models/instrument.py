"""Instruments, the rungs they reached, and what each party did."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models import Text
from servanda.web.register.models.kept import DAY
from servanda.web.review.models.filed import Filed

__all__ = ["Act", "Instrument", "Step"]


class Instrument(Filed):
    """A treaty, declaration, plan. ``rule`` is its rule of entry into force as JSON, empty: not known."""

    key = models.CharField(max_length=80)
    name = models.TextField()
    type = models.CharField(max_length=16)
    parties = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    rule = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mechanism", "key"], name="instrument_key")]


class Step(Filed):
    """A rung reached. ``text`` is where it was read; ``state``: read, confirmed or rejected."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="steps")
    rung = models.CharField(max_length=12)
    day = models.CharField(max_length=DAY, blank=True, default="")
    source = models.TextField()
    text = models.ForeignKey(Text, models.CASCADE, null=True, related_name="+")
    state = models.CharField(max_length=10, default="confirmed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instrument", "rung", "text"], name="step_once")]


class Act(Filed):
    """What a party did; ``text`` if a text of the register says so."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="acts")
    party = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    day = models.CharField(max_length=DAY)
    source = models.TextField()
    text = models.ForeignKey(Text, models.CASCADE, null=True, related_name="+")
    words = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instrument", "party", "kind", "day"], name="act_once")]
