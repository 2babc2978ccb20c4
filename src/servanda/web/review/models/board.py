"""Remarks, the boards of meetings, and the private addresses of calendars."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from servanda.web.register.models import Meeting, Name
from servanda.web.register.models.kept import DAY
from servanda.web.review.models.filed import Filed, name_field

__all__ = ["Comment", "Feed", "Item"]


class Comment(Filed):
    """A remark on a statement. Nothing changes or removes it, save the purge of its text."""

    name = name_field()
    words = models.TextField()


class Item(Filed):
    """A line of a meeting's board: agenda, document or task. ``reminded`` is the day of which people were reminded."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    place = models.PositiveIntegerField(default=0)
    title = models.TextField()
    name = models.ForeignKey(Name, models.CASCADE, null=True, related_name="+")
    responsible = models.CharField(max_length=200, blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")
    until = models.CharField(max_length=DAY, blank=True, default="")
    done = models.BooleanField(default=False)
    reminded = models.CharField(max_length=DAY, blank=True, default="")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["meeting", "kind", "place"], name="item_in_order")]


class Feed(models.Model):
    """What a person's private calendar address is made from; another one makes the old address say nothing."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    nonce = models.CharField(max_length=32)
