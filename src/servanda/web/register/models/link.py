"""Links between statements of different texts."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models.kept import Kept
from servanda.web.register.models.statement import Statement
from servanda.web.register.models.text import Text

__all__ = ["Link"]


class Link(Kept):
    """A proposal, until a person confirms or rejects it. ``later`` None: ``text`` does not reiterate ``earlier``."""

    earlier = models.ForeignKey(Statement, models.CASCADE, related_name="links_on")
    later = models.ForeignKey(Statement, models.CASCADE, null=True, related_name="links_back")
    text = models.ForeignKey(Text, models.CASCADE, related_name="links")
    relation = models.CharField(max_length=16)
    reasons = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)
    state = models.CharField(max_length=10, default="proposed")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later", "relation"], name="link_once"),
            models.UniqueConstraint(fields=["earlier", "text"], name="absence_once", condition=models.Q(later=None)),
        ]
        indexes = [models.Index(fields=["state"], name="link_by_state")]
