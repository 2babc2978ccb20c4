"""Places where a test may kill the process: what was filed must be whole, or not there, after each."""

from __future__ import annotations

import os

from django.conf import settings

__all__ = ["POINTS", "reach"]

POINTS = (
    "add.bytes",
    "add.text",
    "add.statements",
    "add.index",
    "add.rulings",
    "add.commit",
    "rule.appended",
    "rule.applied",
    "rule.commit",
    "purge.erased",
    "purge.deleted",
    "purge.tombstone",
    "purge.commit",
    "purge.bytes",
    "restore.bytes",
    "restore.rows",
    "restore.index",
    "restore.commit",
)
"""Every named point, in the order reached; SERVANDA_FAILPOINT names the one at which to die."""


def reach(point: str) -> None:
    """Die here without a word if this point is armed, as when the power goes."""
    if point == settings.SERVANDA_FAILPOINT:
        os._exit(137)
