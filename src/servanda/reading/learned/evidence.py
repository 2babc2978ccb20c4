"""What the tagger says of a whole document, asked by place. Offsets are the document's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from servanda.reading.learned.tagged import KINDS, Array, Tagged
from servanda.records import Span

__all__ = ["Evidence", "Guess", "gather"]

# Added to the log-odds of a statement when paths are decoded: rare kinds are under-called by a tagger trained on few.
_BIAS = {
    "commitment": 0.5,
    "position": 0.5,
    "call": 1.5,
    "decision": 1.5,
    "progress": 1.5,
    "event": 1.0,
    "instrument": 1.5,
}
_EDGE = frozenset(",;:.–—-•*|/…?!&")
_CLOSERS = {")": "(", "]": "[", "”": "“"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A run the tagger takes for one statement of ``kind``; ``score`` is the mean share its words give to the kind."""

    kind: str
    span: Span
    score: float


@dataclass(slots=True)
class Evidence:
    """Probabilities for every word of the document, in order."""

    tagged: Sequence[Tagged]
    starts: list[int]
    ends: list[int]
    first: list[int]
    bio: dict[str, Array]

    def guesses(self) -> Iterator[Guess]:
        """The tagger's own statements, window by window."""
        for tagged in self.tagged:
            for kind in KINDS:
                bio = tagged.bio[kind]
                if bio[:, 1:].max(initial=0) < 0.1:
                    continue
                for low, high in _decoded(bio, _BIAS[kind]):
                    trimmed = _trimmed(tagged.window.words, low, high)
                    if trimmed is not None:
                        a, b = trimmed
                        spans = tagged.window.spans
                        yield Guess(kind, Span(spans[a].start, spans[b].end), float(1 - bio[a : b + 1, 0].mean()))

    def words(self, span: Span) -> tuple[int, int]:
        """First word of ``span`` and the one after its last."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def shares(self, kind: str, span: Span) -> tuple[float, float, float, float]:
        """Mean share of ``kind`` in the run, best beginning near its start, best beginning within, best other kind."""
        a, b = self.words(span)
        if b <= a:
            return (0.0, 0.0, 0.0, 0.0)
        bio = self.bio[kind]
        others = [k for k in KINDS if k not in (kind, "instrument", "event")]
        inner = float(bio[a + 1 : b, 1].max()) if b - a > 1 else 0.0
        other = max(float(1 - self.bio[k][a:b, 0].mean()) for k in others)
        return float(1 - bio[a:b, 0].mean()), float(bio[a : min(a + 2, b), 1].max()), inner, other

    def head(self, name: str, span: Span) -> Array | None:
        """Probabilities of a head over a run; None if the run holds no word of one window."""
        found = self._window(span)
        return found[0].of(name, found[1], found[2]) if found is not None else None

    def act(self, span: Span) -> Span | None:
        """The word that names the act of a run."""
        found = self._window(span)
        return found[0].window.spans[found[0].action_word(found[1], found[2])] if found is not None else None

    def _window(self, span: Span) -> tuple[Tagged, int, int] | None:
        a, b = self.words(span)
        if b <= a:
            return None
        at = bisect_right(self.first, a) - 1
        tagged, base = self.tagged[at], self.first[at]
        return tagged, a - base, min(b - 1 - base, len(tagged.window.words) - 1)


def gather(tagged: Sequence[Tagged]) -> Evidence:
    """The evidence of a document's windows, in order."""
    starts = [s.start for t in tagged for s in t.window.spans]
    ends = [s.end for t in tagged for s in t.window.spans]
    first, at = [], 0
    for t in tagged:
        first.append(at)
        at += len(t.window.words)
    none = np.zeros((0, 3), np.float32)
    bio = {k: np.concatenate([t.bio[k] for t in tagged]) if tagged else none for k in KINDS}
    return Evidence(tagged, starts, ends, first, bio)


def _decoded(bio: Array, bias: float) -> list[tuple[int, int]]:
    """First and last word of each run on the best path through outside, begin, inside."""
    score = np.log(np.maximum(bio, 1e-6))
    score[:, 0] -= bias
    rows = score.tolist()
    best = [rows[0][0], rows[0][1], -1e9]
    back: list[tuple[int, int, int]] = []
    for row in rows[1:]:
        top = max(range(3), key=best.__getitem__)
        inside = 1 if best[1] >= best[2] else 2
        back.append((top, top, inside))
        best = [best[top] + row[0], best[top] + row[1], best[inside] + row[2]]
    state = max(range(3), key=best.__getitem__)
    path = [state]
    for step in reversed(back):
        state = step[state]
        path.append(state)
    runs: list[tuple[int, int]] = []
    for i, state in enumerate(reversed(path)):
        if state == 1:
            runs.append((i, i))
        elif state == 2 and runs:
            runs[-1] = (runs[-1][0], i)
    return runs


def _trimmed(words: Sequence[str], first: int, last: int) -> tuple[int, int] | None:
    """The run without stops at its borders and without a bracket or quotation mark that lacks its partner."""
    while first <= last:
        inner = words[first : last + 1]
        head, tail = inner[0], inner[-1]
        if (
            head in _EDGE
            or head in _CLOSERS
            or (head in _CLOSERS.values() and not {c for c, o in _CLOSERS.items() if o == head} & set(inner))
        ):
            first += 1
        elif tail in _EDGE or tail in _CLOSERS.values() or (tail in _CLOSERS and _CLOSERS[tail] not in inner):
            last -= 1
        else:
            return first, last
    return None
