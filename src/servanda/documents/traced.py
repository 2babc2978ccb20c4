"""Text that knows where it came from. Invariant: runs are in order, within the text, and never overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from servanda.records import Segment

__all__ = ["Traced", "append_run"]


@dataclass(frozen=True, slots=True)
class Traced:
    """``text`` with the runs of it that were taken from the source; what no run covers was put in by us."""

    text: str = ""
    runs: tuple[Segment, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    @classmethod
    def of(cls, text: str, origin: int = 0, place: str = "") -> Traced:
        """All of ``text``, taken over from code point ``origin`` on."""
        return cls(text, (Segment(0, len(text), origin, place),) if text else ())

    @classmethod
    def put_in(cls, text: str) -> Traced:
        """Characters that stand nowhere in the source (a printed number that Word counts by itself)."""
        return cls(text)

    @classmethod
    def join(cls, pieces: Iterable[Traced], between: str = "") -> Traced:
        """The pieces one after the other; ``between`` is put in."""
        texts: list[str] = []
        runs: list[Segment] = []
        at = 0
        for number, piece in enumerate(pieces):
            if number and between:
                texts.append(between)
                at += len(between)
            texts.append(piece.text)
            for run in piece.runs:
                append_run(runs, Segment(run.start + at, run.length, run.origin, run.place))
            at += len(piece.text)
        return cls("".join(texts), tuple(runs))

    def cut(self, start: int, end: int | None = None) -> Traced:
        """The code points from ``start`` to ``end`` (exclusive), as a slice gives them."""
        start, end, _ = slice(start, end).indices(len(self.text))
        if start >= end:
            return Traced()
        first = max(0, bisect_right(self.runs, start, key=lambda run: run.start) - 1)
        kept: list[Segment] = []
        # No slice of the runs: a page's text has a run for every word, and is cut once for every word.
        for run in (self.runs[at] for at in range(first, len(self.runs))):
            if run.start >= end:
                break
            low, high = max(run.start, start), min(run.start + run.length, end)
            if low < high:
                kept.append(Segment(low - start, high - low, run.origin + low - run.start, run.place))
        return Traced(self.text[start:end], tuple(kept))

    def replace(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> Traced:
        """Every match replaced. The new characters take the places of the match's first ones, one to one."""
        pieces: list[Traced] = []
        at = 0
        for match in pattern.finditer(self.text):
            new = by if isinstance(by, str) else by(match)
            if new == match[0]:
                continue
            taken = self.cut(match.start(), min(match.end(), match.start() + len(new)))
            pieces += (self.cut(at, match.start()), Traced(new, taken.runs if new else ()))
            at = match.end()
        return Traced.join([*pieces, self.cut(at)]) if pieces else self

    def placed(self, place: str) -> Traced:
        """The same text, its places named: for a source that is a part of another."""
        return Traced(self.text, tuple(Segment(run.start, run.length, run.origin, place) for run in self.runs))

    def stripped(self) -> Traced:
        """Without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def lines(self) -> list[Traced]:
        """The lines, without their newlines."""
        found: list[Traced] = []
        at = 0
        for line in self.text.split("\n"):
            found.append(self.cut(at, at + len(line)))
            at += len(line) + 1
        return found


def append_run(runs: list[Segment], run: Segment) -> None:
    """Add ``run``, as one with the last where it goes on from it in text and source alike."""
    if runs:
        last = runs[-1]
        on = last.start + last.length == run.start and last.origin + last.length == run.origin
        if on and last.place == run.place:
            runs[-1] = Segment(last.start, last.length + run.length, last.origin, last.place)
            return
    runs.append(run)
