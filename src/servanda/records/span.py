"""A run of a text. Invariant: 0 <= start <= end, in code points, end exclusive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.errors import SpanError

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open run ``[start, end)`` of code points.

    Raises:
        SpanError: if the run starts before 0 or ends before it starts.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(f"a span cannot run from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: Span) -> int:
        """How many code points the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    @classmethod
    def around(cls, spans: Iterable[Span]) -> Span:
        """The shortest span that holds all of ``spans`` (at least one)."""
        held = tuple(spans)
        if not held:
            raise SpanError("no span to go around")
        return cls(min(s.start for s in held), max(s.end for s in held))
