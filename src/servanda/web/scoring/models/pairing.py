"""Whether two commitments of one sentence serve the same target."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models import Name
from servanda.web.review.models.filed import Filed, name_field

__all__ = ["Pairing"]


class Pairing(Filed):
    """What a person ruled of ``name`` and ``other``, the later of the two; it comes before what a rule found."""

    name = name_field()
    other = models.ForeignKey(Name, models.CASCADE, related_name="+")
    together = models.BooleanField()
    reason = models.TextField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "other"], name="pairing_once")]
