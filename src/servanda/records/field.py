"""A value that says where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from servanda.records.span import Span

__all__ = ["Field"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A value with the words it was read from, or what it was inferred from.

    ``spans`` are runs of the document's text, in order, empty if the value was inferred; then ``inferred_from`` says
    from what, in words ("the meeting's parties"). ``rule`` names the rule or model that gave it. ``confidence`` is a
    share, 0 to 1.
    """

    value: T
    spans: tuple[Span, ...] = ()
    inferred_from: str | None = None
    rule: str = ""
    confidence: float = 1.0
