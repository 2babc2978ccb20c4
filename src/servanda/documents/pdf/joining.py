"""Lines of pages to blocks: which lines are one paragraph, across columns and pages too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from servanda.documents.blocks import Block
from servanda.documents.labels import read_label
from servanda.documents.lines import ITEM_END, SENTENCE_END, glued
from servanda.documents.pdf.line import Line
from servanda.documents.pdf.notes import begins_note
from servanda.documents.traced import Traced
from servanda.records import ParagraphKind

__all__ = ["blocks_of", "note_blocks"]

LARGE = 1.15
"""Share of the body's size from which a short line is a heading."""
BROKEN = re.compile(r"(\w+)-$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")


def blocks_of(lines: Sequence[Line], size: float) -> Iterator[Block]:
    """One block per paragraph."""
    known = vocabulary(lines)
    spacing = usual_spacing(lines)
    for group in grouped(lines, spacing, LARGE * size):
        words = joined(group, known)
        if group[0].cells > 1:
            yield Block(words, ParagraphKind.TABLE_ROW, whole=True)
        elif group[0].size >= LARGE * size and len(words) <= 200:
            yield Block(words, ParagraphKind.HEADING, 1, whole=True)
        else:
            yield Block(words, whole=True, bold=all(line.bold for line in group))


def note_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """One block per note; a note may run over several lines."""
    known = vocabulary(lines)
    notes: list[list[Line]] = []
    for line in lines:
        if begins_note(line) or not notes:
            notes.append([])
        notes[-1].append(line)
    for note in notes:
        yield Block(joined(note, known), ParagraphKind.FOOTNOTE, whole=True)


def grouped(lines: Sequence[Line], spacing: float, large: float) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and (one_heading(groups[-1], line, large) or goes_on(groups[-1], line, spacing)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def one_heading(group: Sequence[Line], line: Line, large: float) -> bool:
    """Whether a line in large type goes on the heading above it; headings are broken where they look well."""
    before = group[-1]
    alike = abs(before.size - line.size) < 0.02 * line.size and before.page == line.page
    return line.size >= large and alike and 0 < line.base - before.base < 1.5 * line.size


def usual_spacing(lines: Sequence[Line]) -> float:
    """Points from one base line to the next within a paragraph: the smallest that is common."""
    steps = [b.base - a.base for a, b in pairwise(lines) if a.page == b.page and 0 < b.base - a.base < 3 * a.size]
    small = sorted(steps)[: max(1, len(steps) * 2 // 3)]
    return median(small) if small else 14.0


def goes_on(group: Sequence[Line], line: Line, spacing: float) -> bool:
    """Whether ``line`` goes on the paragraph that ``group`` is."""
    before = group[-1]
    if (
        before.cells > 1
        or line.cells > 1
        or before.bold != line.bold
        or abs(before.size - line.size) > 0.08 * line.size
    ):
        return False
    words = line.words
    ended = bool(SENTENCE_END.search(before.words))
    full = is_full(before, line)
    if before.page != line.page or before.column != line.column or line.base <= before.base:
        return over_the_edge(before, line, full)
    if line.base - before.base > 1.3 * spacing:
        return False
    if read_label(words) is not None and (ITEM_END.search(before.words) or not full):
        return False
    if not full and not words[:1].islower():
        return False
    indented = line.left - before.left > 0.8 * line.size
    # A hanging indent ("1. The Parties…" over an indented second line) goes on; a first line's indent begins anew.
    return not (indented and ended and len(group) > 1)


def over_the_edge(before: Line, line: Line, full: bool) -> bool:
    """Whether a paragraph goes on over the end of a page or column.

    A sentence that has not ended does; one that has, if its line reaches the edge: a paragraph's last line seldom does.
    """
    if read_label(line.words) is not None and ITEM_END.search(before.words):
        return False
    if line.words[:1].islower():
        return True
    # The edge of a column of two lines is only where one of them happens to end.
    reaches = before.rows >= 5 and before.right > before.column[1] - 0.3 * before.size
    return reaches or (full and not SENTENCE_END.search(before.words))


def is_full(line: Line, after: Line) -> bool:
    """Whether the first word of the next line would not have gone into this one."""
    first = after.words[:1] if WIDE.match(after.words) else after.words.split(maxsplit=1)[0]
    width = (after.right - after.left) / max(1, len(after.words)) * (len(first) + 1)
    return line.right + width > line.column[1] - 0.5 * line.size


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """The words of a text that stand whole on a line."""
    return frozenset(word.lower() for line in lines for word in WORD.findall(line.words))


def joined(lines: Sequence[Line], known: frozenset[str]) -> Traced:
    pieces = [lines[0].text]
    for before, line in pairwise(lines):
        broken = BROKEN.search(before.words)
        if broken and line.words[:1].islower() and not keeps_hyphen(broken[1], line.words, known):
            pieces[-1] = pieces[-1].cut(0, len(pieces[-1]) - 1)
        elif not glued(before.words, line.words):
            pieces.append(Traced.put_in(" "))
        pieces.append(line.text)
    return Traced.join(pieces)


def keeps_hyphen(head: str, after: str, known: frozenset[str]) -> bool:
    """Whether "long-" and "term" are "long-term": as the text writes it elsewhere, else if both are words of it.

    "coopera-" is none, so "tion" is its end.
    """
    match = WORD.match(after)
    tail = match[0] if match else ""
    if f"{head}{tail}".lower() in known:
        return False
    return f"{head}-{tail}".lower() in known or (head.lower() in known and tail.lower() in known)
