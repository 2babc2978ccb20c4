"""The formats of ``servanda read``: how each is made, and what its files are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from servanda.publishing.selection import Part
from servanda.records import Reading

__all__ = ["FORMATS", "Format", "Read", "rendered"]


@dataclass(frozen=True, slots=True)
class Format:
    """``suffix`` and ``encoding`` of its files; ``single``: only one source fits into one output."""

    suffix: str
    encoding: str = "utf-8"
    single: bool = False


FORMATS = {
    "card": Format(".txt"),
    "json": Format(".json"),
    "jsonl": Format(".jsonl"),
    # Spreadsheets take a CSV file without a byte order mark for the machine's old code page.
    "csv": Format(".csv", encoding="utf-8-sig"),
    "html": Format(".html", single=True),
    "labels": Format(".jsonl", single=True),
}


@dataclass(frozen=True, slots=True)
class Read:
    """A reading with the decoded source that labels count in; None where they count in the cleaned text."""

    reading: Reading
    source: str | None


def rendered(name: str, found: Iterable[Read], parts: Set[Part], *, explain: bool = False) -> Iterator[str]:
    """The pieces of the output of ``found`` in the format ``name``; each format is imported when it is asked for."""
    readings = (read.reading for read in found)
    if name == "json":
        from servanda.publishing import json_text

        yield from json_text.render(readings, parts)
    elif name == "jsonl":
        from servanda.publishing import json_lines

        yield from json_lines.render(readings, parts)
    elif name == "csv":
        from servanda.publishing import csv_table

        yield from csv_table.render(readings, parts)
    elif name == "html":
        from servanda.publishing import html

        yield from (html.render(reading, parts) for reading in readings)
    elif name == "labels":
        from servanda.publishing import label_lines

        yield from (label_lines.render(read.reading, read.source, parts) for read in found)
    else:
        from servanda.publishing import card

        yield from card.render(readings, parts, explain=explain)
