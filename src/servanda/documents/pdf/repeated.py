"""What stands on pages besides the text: running heads and feet, page numbers, line numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from servanda.documents.pdf.line import Line

__all__ = ["without_furniture"]

ZONE = 0.12
"""Share of a page's height at its top and bottom in which heads and feet stand."""
DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
PAGE_NUMBER = re.compile(
    r"[-–—\s|]*(?:page|p\.|seite|стр\.?|第)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/|из|von|de)\s*\d{1,4}|页)?[-–—\s|]*",
    re.IGNORECASE,
)
LINE_NUMBER = re.compile(r"\d{1,4}")


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without lines that repeat at their edges, page numbers and line numbers."""
    counts = Counter(key for lines in pages for key in {key_of(line) for line in lines if at_edge(line)})
    often = max(2, 0.3 * len(pages))
    kept = []
    for lines in pages:
        rest = [line for line in lines if not (at_edge(line) and is_furniture(line, lines, counts, often))]
        kept.append(without_line_numbers(rest))
    return kept


def at_edge(line: Line) -> bool:
    return line.base < ZONE * line.height or line.base > (1 - ZONE) * line.height


def key_of(line: Line) -> tuple[str, int]:
    """What makes two lines the same head: words but for numbers, and the height on the page within 8 points."""
    return DIGITS.sub("#", " ".join(line.words.casefold().split())), round(line.base / 8)


def is_furniture(line: Line, lines: Sequence[Line], counts: Counter[tuple[str, int]], often: float) -> bool:
    """Whether a line at a page's edge repeats on other pages, or is the page's number and the last or first line."""
    words, height = key_of(line)
    if words.strip("# ") and sum(counts[words, height + step] for step in (-1, 0, 1)) >= often:
        return True
    outermost = line.base in (min(other.base for other in lines), max(other.base for other in lines))
    return outermost and bool(PAGE_NUMBER.fullmatch(line.words))


def without_line_numbers(lines: list[Line]) -> list[Line]:
    """The lines without the numbers that drafts print in the left margin: rising, and left of all the text."""
    numbers = [line for line in lines if LINE_NUMBER.fullmatch(line.words.strip())]
    texts = [line for line in lines if line not in numbers]
    if len(numbers) < 5 or not texts:
        return lines
    edge = min(line.left for line in texts)
    margin = sorted((line for line in numbers if line.right <= edge), key=lambda line: line.base)
    values = [int(line.words) for line in margin]
    if len(margin) < 5 or values != sorted(values):
        return lines
    return [line for line in lines if line not in margin]
