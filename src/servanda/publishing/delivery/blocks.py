"""A document as a list of blocks. Cells are plain text; each format escapes its own way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Block", "Heading", "Paragraph", "Table"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``depth`` 1 is the title."""

    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a list of points."""

    words: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings; ``name`` tells the tables of a document apart."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


Block = Heading | Paragraph | Table
