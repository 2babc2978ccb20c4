"""Evidence for a commitment, a pledge, or a party."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models import Text
from servanda.web.register.models.kept import DAY
from servanda.web.review.models.filed import Filed, name_field
from servanda.web.review.models.pledge import Pledge

__all__ = ["Evidence"]


class Evidence(Filed):
    """One piece: a run of a text, an address, or a file whose bytes are kept under ``digest``."""

    name = name_field()
    pledge = models.ForeignKey(Pledge, models.CASCADE, null=True, related_name="evidence")
    party = models.CharField(max_length=64, blank=True, default="")
    kind = models.CharField(max_length=12)
    shows = models.TextField()
    day = models.CharField(max_length=DAY, blank=True, default="")
    text = models.ForeignKey(Text, models.CASCADE, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.TextField(blank=True, default="")
    url = models.TextField(blank=True, default="")
    file = models.TextField(blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
