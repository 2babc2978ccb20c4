"""Amounts as texts give them: decimal, with bound and unit, never rounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Amount", "Bound"]


class Bound(StrEnum):
    """How a number limits what it measures (coding guide, section 3)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of something.

    ``unit`` is the head noun as written ("training places") or, for money, None; then ``currency`` is the
    ISO 4217 code. ``upper`` is the upper end of a range ("10 to 20"), None otherwise. ``words`` are the original words.
    """

    value: Decimal
    unit: str | None
    currency: str | None = None
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    words: str = ""
