"""Finding runs that touch a run, without looking at all of them: no text costs more than linear time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from servanda.records import Span

__all__ = ["Overlaps"]


class Overlaps:
    """Spans, asked by place. ``spans`` may be in any order and may overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda i: spans[i])
        self._sorted = [spans[i] for i in self._order]
        self._starts = [s.start for s in self._sorted]
        self._longest = max((len(s) for s in spans), default=0)

    def touching(self, span: Span) -> Iterator[int]:
        """Indexes (in the order given at the start) of the spans that share a code point with ``span``, by place."""
        first = bisect_left(self._starts, span.start - self._longest)
        for at in range(first, bisect_left(self._starts, span.end)):
            if self._sorted[at].overlaps(span):
                yield self._order[at]

    def any(self, span: Span) -> bool:
        """Whether any of the spans shares a code point with ``span``."""
        return next(self.touching(span), None) is not None
