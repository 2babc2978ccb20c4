"""Rulings, appended and chained; never edited."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from servanda.web.register.models.kept import Kept, level_field
from servanda.web.register.models.mechanism import Mechanism

__all__ = ["Head", "Ruling"]


class Ruling(Kept):
    """A row of the chain. ``hash`` covers ``previous``, the plain columns and the digests of the three sealed ones.

    The sealed columns (author, reason, change) enter only as digests with a salt, so that they can be erased and the
    chain still verifies. Rows point at statements by opaque id: they outlive them.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.CharField(max_length=32)
    action = models.CharField(max_length=16)
    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True)
    level = level_field()
    statement = models.UUIDField(null=True, db_index=True)
    text = models.UUIDField(null=True, db_index=True)
    author = models.TextField(null=True)
    author_salt = models.CharField(max_length=64, blank=True, default="")
    author_hash = models.CharField(max_length=64)
    reason = models.TextField(null=True)
    reason_salt = models.CharField(max_length=64, blank=True, default="")
    reason_hash = models.CharField(max_length=64)
    change = models.TextField(null=True)
    change_salt = models.CharField(max_length=64, blank=True, default="")
    change_hash = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)


class Head(models.Model):
    """The end of the chain; one row, locked by whoever writes.

    ``stamp`` is drawn anew by every transaction that writes: what was counted under another is out of date. It is
    drawn, not counted, because a backup may bring an old number back.
    """

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)
    stamp = models.UUIDField(default=uuid4)
