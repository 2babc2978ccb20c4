"""Footnotes: small lines at the foot of a page, from the first that begins with a mark on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.documents.pdf.line import Line

__all__ = ["begins_note", "notes_apart"]

MARK = re.compile(r"(?:\(?\d{1,3}[).]?|[*†‡§]+|\[\d{1,3}\])\s*\S")
SMALL = 0.92
"""Share of the body's size at or below which type is a note's: 10 on 11 points, 8 on 12."""


def notes_apart(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The page's text and its notes."""
    large = [line.base for line in lines if line.size > SMALL * body]
    foot = max(large, default=0.0)
    below = [line for line in lines if line.base > foot and line.size <= SMALL * body]
    start = next((at for at, line in enumerate(below) if begins_note(line)), None)
    if start is None or not large:
        return list(lines), []
    notes = below[start:]
    return [line for line in lines if line not in notes], notes


def begins_note(line: Line) -> bool:
    """Whether a line begins with a note's number or sign."""
    return bool(MARK.match(line.words))
