"""Where the next part of a list begins, as a word that programs hand back unread."""

from __future__ import annotations

import base64
import binascii

from servanda.errors import RegisterError

__all__ = ["place", "word"]

FURTHEST = 1_000_000


def word(place: int) -> str:
    """The cursor of a place."""
    return base64.urlsafe_b64encode(f"s{place}".encode()).decode().rstrip("=")


def place(cursor: str | None) -> int:
    """The place of a cursor, 0 for none.

    Raises:
        RegisterError: for a word that no answer gave.
    """
    if not cursor:
        return 0
    try:
        held = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        held = ""
    number = held[1:]
    if held[:1] != "s" or not (number.isascii() and number.isdigit()) or len(number) > 7 or word(int(number)) != cursor:
        raise RegisterError("no answer gave this cursor", source=cursor[:40], remedy="Begin without one")
    return min(int(number), FURTHEST)
