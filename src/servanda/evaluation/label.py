"""Label files (one JSON object per line) → labels with their place in the text.

Invariant: a label lies within its text and is not empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servanda.errors import EvaluationError
from servanda.records import Span

__all__ = ["KINDS", "Label", "located", "read_labels", "read_text"]

KINDS = ("commitment", "position", "call", "decision", "progress", "event", "instrument")
"""Kinds that are scored; other lines (the text's own) are not."""


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled statement or instrument: its kind, its run of the text's file and the fields as labelled."""

    kind: str
    span: Span
    fields: Mapping[str, Any]

    def value(self, name: str) -> str | None:
        """A field of one value, None where the label leaves it out."""
        found = self.fields.get(name)
        return None if found is None else str(found)

    def values(self, name: str) -> list[str]:
        """A field of several values, empty where the label leaves it out."""
        return [str(value) for value in self.fields.get(name) or ()]


def read_text(path: Path) -> str:
    """The text of a file with its own line ends: spans count code points of the file.

    Raises:
        EvaluationError: if there is none, or it is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(
            "there is no such text, or it is not UTF-8",
            source=str(path),
            remedy="Every label file NAME.jsonl needs its text NAME.txt in the folder of texts",
        ) from error


def read_labels(path: Path, text: str) -> list[Label]:
    """The scored labels of a file, in its order.

    Raises:
        EvaluationError: for a line that is no label, or one that is not in the text; the message names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "Check the path; label files are UTF-8"
        raise EvaluationError("these labels cannot be read", source=str(path), remedy=remedy) from error
    rows = [(number, _parsed(line, path, number)) for number, line in enumerate(lines, 1) if line.strip()]
    return list(located(rows, text, path.name))


def located(rows: Iterable[tuple[int, Mapping[str, Any]]], text: str, source: str) -> Iterable[Label]:
    """The labels of a scored kind among numbered ``rows``, each at its place in ``text``.

    A label without ``span`` stands where its quote first does (the format asks that it stand once).

    Raises:
        EvaluationError: for a label that is not in the text.
    """
    for number, row in rows:
        if row.get("kind") in KINDS:
            yield Label(row["kind"], _span(row, text, source, number), row)


def _parsed(line: str, path: Path, number: int) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise EvaluationError(
            "this line is not JSON",
            source=str(path),
            place=f"line {number}",
            remedy="One JSON object stands on each line",
        ) from error
    if not isinstance(row, dict):
        raise EvaluationError("this line is no JSON object", source=str(path), place=f"line {number}")
    return row


def _span(row: Mapping[str, Any], text: str, source: str, number: int) -> Span:
    given, quote = row.get("span"), str(row.get("quote") or "")
    if isinstance(given, Sequence) and len(given) == 2 and all(isinstance(side, int) for side in given):
        start, end = given
    else:
        start = text.find(quote) if quote else -1
        end = start + len(quote)
    if not 0 <= start < end <= len(text):
        raise EvaluationError(
            f"the quote or span is not in the text: {quote[:60]!r}",
            source=source,
            place=f"line {number}",
            remedy="Quotes are verbatim; spans count code points of the text's file",
        )
    return Span(start, end)
