"""What every row has: an opaque id that survives export, import and another database."""

from __future__ import annotations

import secrets
import threading
import time
import uuid

from django.db import models

from servanda.records.level import Level

__all__ = ["DAY", "LEVELS", "Kept", "level_field", "new_id"]

LEVELS = [(level.width, level.value) for level in Level]
_LOCK = threading.Lock()
_last = 0
DAY = 10
"""Length of a date as precise as known: ``2024``, ``2024-12`` or ``2024-12-01``; as text they sort as they should."""


def new_id() -> uuid.UUID:
    """An id that sorts by time (RFC 9562, version 7), after all that this process gave before.

    New rows go to the end of the index, and rows made together keep their order wherever they are taken.
    """
    global _last
    with _LOCK:
        _last = max((time.time_ns() // 1_000_000) << 74 | secrets.randbits(73), _last + 1)
        high, low = _last >> 62, _last & ((1 << 62) - 1)
    return uuid.UUID(int=(high >> 12) << 80 | 7 << 76 | (high & 0xFFF) << 64 | 2 << 62 | low)


def level_field() -> models.PositiveSmallIntegerField[int, int]:
    """A distribution level by its width, internal unless released."""
    return models.PositiveSmallIntegerField(choices=LEVELS, default=Level.INTERNAL.width)


class Kept(models.Model):
    """A row with an opaque id."""

    uid = models.UUIDField(default=new_id, unique=True, editable=False)

    class Meta:
        abstract = True
