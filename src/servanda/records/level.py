"""Who may see a text and what is derived from it. Invariant: what is derived is never wider than what it came from."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

__all__ = ["Level", "narrowest"]


class Level(StrEnum):
    """Distribution levels, narrowest first; a mechanism may call them otherwise."""

    INTERNAL = "internal"
    PARTICIPANTS = "participants"
    PUBLIC = "public"

    @property
    def width(self) -> int:
        """0 for the narrowest; whoever may see one width may see every greater one."""
        return _WIDTHS[self]

    @classmethod
    def of_width(cls, width: int) -> Level:
        """The level of this width. Raises IndexError if there is none."""
        return tuple(cls)[width]


_WIDTHS = {level: width for width, level in enumerate(Level)}


def narrowest(levels: Iterable[Level]) -> Level:
    """The level that what is derived from all of ``levels`` has; internal if there are none."""
    return min(levels, key=lambda level: level.width, default=Level.INTERNAL)
