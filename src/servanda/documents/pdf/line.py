"""A line of a page. Invariant: measures are points; ``top`` and ``base`` count from the page's upper edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from servanda.documents.traced import Traced

__all__ = ["Line", "body_size", "merged"]

CLOSING = frozenset(",.;:!?)]”’")


@dataclass(frozen=True, slots=True)
class Line:
    """A run of characters on one base line, ``left`` to ``right``.

    ``column`` is the left and right edge of the column it stands in; ``cells`` counts the parts of a table's row,
    ``rows`` the lines of the column.
    """

    text: Traced
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    height: float
    """Of the page."""
    column: tuple[float, float] = (0.0, 0.0)
    cells: int = 1
    rows: int = 1

    @property
    def words(self) -> str:
        return self.text.text


def body_size(pages: Iterable[Iterable[Line]]) -> float:
    """The size in which most characters of a document are set, to a tenth of a point."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def merged(one: Line, other: Line, *, cell: bool) -> Line:
    """Two runs on one base line as one line, or as two cells of a row.

    A comma behind the mark of a note belongs to the word before the mark.
    """
    between = " | " if cell else "" if other.words[:1] in CLOSING else " "
    return replace(
        one,
        text=Traced.join((one.text, other.text), between),
        right=max(one.right, other.right),
        bold=one.bold and other.bold,
        cells=one.cells + cell,
    )
