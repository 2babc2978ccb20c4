"""The lines of a page in the order in which they are read.

A page has columns if a strip of white runs down its middle: few lines cross it, and most lines on its left reach it.
The cells of a table do not: they are short. Lines that cross the strip (a title, a wide table) cut the page in bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from statistics import median

from servanda.documents.pdf.line import Line, merged

__all__ = ["in_reading_order"]

NARROWEST_STRIP = 8.0
"""Points. Columns closer than this cannot be told from wide spaces."""


def in_reading_order(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """Columns from left to right within each band, lines from top to bottom, each with the edges of its column."""
    strip = white_strip(lines) if depth < 3 else None
    if strip is None:
        return column(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    crossing: list[Line] = []
    for line in sorted(lines, key=lambda line: line.base):
        crosses = line.left < strip - 1 and line.right > strip + 1
        if crosses and (left or right):
            ordered += in_reading_order(left, depth + 1) + in_reading_order(right, depth + 1)
            left, right = [], []
        if not crosses and crossing:
            ordered += column(crossing)
            crossing = []
        (crossing if crosses else left if line.right <= strip + 1 else right).append(line)
    return [*ordered, *column(crossing), *in_reading_order(left, depth + 1), *in_reading_order(right, depth + 1)]


def white_strip(lines: Sequence[Line]) -> float | None:
    """The middle of the strip between two columns, None if the page has one column."""
    if len(lines) < 10:
        return None
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    low, high = start + 0.25 * (end - start), start + 0.75 * (end - start)
    found = widest_gap(lines, low, high)
    if found is None:
        return None
    a, b = found
    left = [line for line in lines if line.right <= a + 1]
    right = [line for line in lines if line.left >= b - 1]
    if min(len(left), len(right)) < 4 or len(left) + len(right) < 0.6 * len(lines):
        return None
    filled = median(line.right - line.left for line in left) >= 0.6 * (a - start)
    return (a + b) / 2 if filled else None


def widest_gap(lines: Sequence[Line], low: float, high: float) -> tuple[float, float] | None:
    """The widest strip between ``low`` and ``high`` that at most a sixth of the lines cross."""
    bins = int(high - low) + 1
    cover = [0] * bins
    for line in lines:
        for at in range(max(0, int(line.left - low)), min(bins, int(line.right - low) + 1)):
            cover[at] += 1
    best: tuple[int, int] = (0, 0)
    start = 0
    for at in range(bins + 1):
        if at == bins or cover[at] > len(lines) / 6:
            if at - start > best[1] - best[0]:
                best = (start, at)
            start = at + 1
    return (low + best[0], low + best[1]) if best[1] - best[0] >= NARROWEST_STRIP else None


def column(lines: Sequence[Line]) -> list[Line]:
    """One column's lines from top to bottom; runs on one base line are one line, or the cells of a row."""
    levels = on_levels(lines)
    starts = [cell_starts(level) for level in levels]
    found = [
        one_line(level, {x for x in starts[at] if aligned(x, starts[max(0, at - 2) : at] + starts[at + 1 : at + 3])})
        for at, level in enumerate(levels)
    ]
    edges = (min((line.left for line in found), default=0.0), max((line.right for line in found), default=0.0))
    return [replace(line, column=edges, rows=len(found)) for line in found]


def on_levels(lines: Sequence[Line]) -> list[list[Line]]:
    """The runs by base line, each level from left to right."""
    levels: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        if levels and abs(levels[-1][0].base - line.base) < 0.35 * max(line.size, levels[-1][0].size):
            levels[-1].append(line)
        else:
            levels.append([line])
    return [sorted(level, key=lambda line: line.left) for level in levels]


def cell_starts(level: Sequence[Line]) -> list[float]:
    """Where runs begin behind a wide gap. What stands behind a label ("1.", a tab stop, "The Parties…") is no cell."""
    return [b.left for a, b in pairwise(level) if b.left - a.right > 2.5 * a.size and len(a.words) > 5]


def aligned(start: float, others: Sequence[Sequence[float]]) -> bool:
    """Whether a row near by has a cell there too. The wide gaps of a justified line stand each where they happen to."""
    return any(abs(start - other) < 3 for row in others for other in row)


def one_line(level: Sequence[Line], cells: AbstractSet[float]) -> Line:
    line = level[0]
    for other in level[1:]:
        line = merged(line, other, cell=other.left in cells)
    return line
