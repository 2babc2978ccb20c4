"""Versions of one text in two languages: their sentences beside each other, in the order of both texts.

Works on meaning alone, so also for languages in which no statement can be read yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.reading.sentences import sentences
from servanda.records import Document, Paragraph, Span
from servanda.tracing.marks import Mark, marks
from servanda.tracing.meaning import Meaning

if TYPE_CHECKING:
    from servanda.tracing.meaning import Vectors

__all__ = ["Beside", "Parallel", "Piece", "align_versions", "are_versions"]

# In Chinese no space follows the stop.
_CHINESE_STOP = re.compile(r"[。！？；]+[”’」』）]*")
LEAST = 0.4
"""By how many standard deviations two sentences must be nearer than any two of these texts usually are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences of one version that stand beside those of the other: their run, words and marks.

    ``odd`` are the marks whose value the other side lacks. ``paragraph`` counts from 1.
    """

    span: Span
    words: str
    paragraph: int
    odd: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """One line: what A says and what B says; None where one version has nothing. ``likeness`` is a cosine."""

    a: Piece | None
    b: Piece | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two versions, line by line in the order of both."""

    a: Document
    b: Document
    lines: tuple[Beside, ...]

    @property
    def differing(self) -> tuple[Beside, ...]:
        """Lines in which a number, date or name differs, or that only one version has."""
        return tuple(one for one in self.lines if _differs(one))


def _differs(line: Beside) -> bool:
    return line.a is None or line.b is None or bool(line.a.odd or line.b.odd)


def are_versions(a: Document, b: Document) -> bool:
    """Whether two texts are in different languages, so that only meaning can lay them side by side."""
    ours, theirs = (one.metadata.language.split("-")[0] for one in (a, b))
    return ours != theirs and "und" not in (ours, theirs)


def align_versions(a: Document, b: Document, meaning: Meaning) -> Parallel:
    """Two versions beside each other, sentence by sentence in the order of both."""
    left = [span for paragraph in a.paragraphs for span in _sentences(a, paragraph)]
    right = [span for paragraph in b.paragraphs for span in _sentences(b, paragraph)]
    words = [[a.quote(span) for span in left], [b.quote(span) for span in right]]
    lines: list[Beside] = []
    for ours, theirs, likeness in _path(words[0], words[1], meaning):
        here = _piece(a, [left[at] for at in ours])
        there = _piece(b, [right[at] for at in theirs])
        lines.append(Beside(_with_odd(here, there), _with_odd(there, here), likeness))
    return Parallel(a, b, tuple(lines))


def _sentences(document: Document, paragraph: Paragraph) -> Iterator[Span]:
    for span in sentences(document.text, paragraph.body):
        start = span.start
        for match in _CHINESE_STOP.finditer(document.text, span.start, span.end):
            yield Span(start, match.end())
            start = match.end()
        if document.text[start : span.end].strip():
            yield Span(start, span.end)


def _piece(document: Document, spans: Sequence[Span]) -> Piece | None:
    if not spans:
        return None
    whole = Span.around(spans)
    words = " ".join(document.quote(whole).split())
    return Piece(whole, words, document.paragraph_at(whole.start).ordinal)


def _with_odd(piece: Piece | None, other: Piece | None) -> Piece | None:
    """``piece`` with the marks that ``other`` lacks; each value counts as often as it is said there at least once."""
    if piece is None or other is None:
        return piece
    known = {(mark.kind, mark.value) for mark in marks(other.words)}
    odd = tuple(mark for mark in marks(piece.words) if not _known(mark, known))
    return Piece(piece.span, piece.words, piece.paragraph, odd)


def _known(mark: Mark, others: set[tuple[str, str]]) -> bool:
    """A date agrees with one that says less ("May 2024" in one version, "5 May 2024" in the other, does not)."""
    if (mark.kind, mark.value) in others:
        return True
    if mark.kind == "date" and mark.value.startswith("?"):
        # "on 5 May" beside "2024年5月5日": the year is understood.
        return any(kind == "date" and value.endswith(mark.value[1:]) for kind, value in others)
    if mark.kind == "date":
        return any(
            kind == "date" and value.startswith("?") and mark.value.endswith(value[1:]) for kind, value in others
        )
    return False


Step = tuple[range, range, float]
Cell = tuple[float, tuple[int, int], float]
"""The best gain up to a cell, the cell before it, and the cosine of the step."""
STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
MERGED = 0.4
"""What it costs to put two sentences beside one."""
STRAY = 0.25
"""How far, as a share of the text, a sentence may stand from where it would be if both texts ran evenly."""


def _path(left: Sequence[str], right: Sequence[str], meaning: Meaning) -> list[Step]:
    """The best way through both in order: one beside one, one beside two, two beside one, or one alone."""
    if not left or not right:
        alone = [(range(n, n + 1), range(0), 0.0) for n in range(len(left))]
        return alone + [(range(0), range(n, n + 1), 0.0) for n in range(len(right))]
    ours, theirs = meaning.rows(left), meaning.rows(right)
    cosines = ours @ theirs.T
    # Two sentences of one text have much in common anyhow; only what exceeds that counts.
    middle, spread = float(cosines.mean()), max(float(cosines.std()), LEAST_SPREAD)
    best: dict[tuple[int, int], Cell] = {(0, 0): (0.0, (0, 0), 0.0)}
    for i, j in _cells(len(left), len(right)):
        if (i, j) not in best:
            continue
        for di, dj in STEPS:
            if i + di > len(left) or j + dj > len(right):
                continue
            cosine = _cosine(ours[i : i + di], theirs[j : j + dj]) if di and dj else 0.0
            gain = (cosine - middle) / spread - LEAST - MERGED * (di + dj - 2) if di and dj else 0.0
            total = best[i, j][0] + gain
            if (i + di, j + dj) not in best or total > best[i + di, j + dj][0]:
                best[i + di, j + dj] = (total, (i, j), cosine)
    return _back(best, len(left), len(right))


LEAST_SPREAD = 0.02


def _cells(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """The cells near the diagonal, row by row; all of them where the texts are short."""
    reach = max(20.0, STRAY * columns)
    for i in range(rows + 1):
        middle = i / rows * columns
        for j in range(max(0, int(middle - reach)), min(columns, int(middle + reach)) + 1):
            yield i, j


def _cosine(ours: Vectors, theirs: Vectors) -> float:
    """The cosine of the middles of two groups of vectors."""
    import numpy as np

    a, b = ours.mean(axis=0), theirs.mean(axis=0)
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def _back(best: dict[tuple[int, int], tuple[float, tuple[int, int], float]], i: int, j: int) -> list[Step]:
    steps: list[Step] = []
    while (i, j) != (0, 0):
        _, (before_i, before_j), cosine = best[i, j]
        steps.append((range(before_i, i), range(before_j, j), cosine))
        i, j = before_i, before_j
    return steps[::-1]
