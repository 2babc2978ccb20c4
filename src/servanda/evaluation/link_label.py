"""Label files of links (one JSON object per line) → links with their places in both texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from servanda.errors import EvaluationError
from servanda.evaluation.label import read_text
from servanda.records import Span

__all__ = ["LinkLabel", "located_links", "read_links"]


@dataclass(frozen=True, slots=True)
class LinkLabel:
    """One labelled link. Spans are runs of the texts' files; ``later`` is None where nothing follows."""

    earlier_id: str
    later_id: str
    earlier: Span
    later: Span | None
    relation: str

    @property
    def pair(self) -> tuple[str, str]:
        """The names of both texts, the earlier first."""
        return self.earlier_id, self.later_id


def read_links(path: Path, texts: Path) -> list[LinkLabel]:
    """The links of a file, in its order; ``texts`` is the folder of the texts (NAME.txt).

    Raises:
        EvaluationError: for a line that is no link, or a quote that is not in its text.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(
            "these links cannot be read", source=str(path), remedy="Check the path; the file is UTF-8"
        ) from error
    return list(located_links(((n, line) for n, line in enumerate(lines, 1) if line.strip()), texts, path.name))


def located_links(lines: Iterable[tuple[int, str]], texts: Path, source: str) -> Iterable[LinkLabel]:
    """The links of numbered ``lines`` of JSON."""
    held: dict[str, str] = {}
    for number, line in lines:
        try:
            row = json.loads(line)
            names = str(row["earlier_id"]), str(row["later_id"])
            relation = str(row["relation"])
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(
                "this line is no link",
                source=source,
                place=f"line {number}",
                remedy="A link has earlier_id, earlier_quote, later_id, later_quote and relation",
            ) from error
        for name in names:
            if name not in held:
                held[name] = read_text(texts / f"{name}.txt")
        place = f"{source}, line {number}"
        earlier, later = (_end(row, side, held[name], place) for side, name in zip(_SIDES, names, strict=True))
        if earlier is None:
            raise EvaluationError("a link needs its earlier quote", source=place)
        yield LinkLabel(*names, earlier, later, relation)


_SIDES = ("earlier", "later")


def _end(row: Mapping[str, Any], side: str, text: str, place: str) -> Span | None:
    given, quote = row.get(f"{side}_span"), row.get(f"{side}_quote")
    if given is not None:
        start, end = (int(number) for number in given)
    elif quote is None:
        return None
    else:
        start = text.find(quote)
        end = start + len(quote)
    if not 0 <= start < end <= len(text):
        raise EvaluationError(
            f"the quote or span is not in the text: {str(quote)[:60]!r}",
            source=place,
            remedy="Quotes are verbatim; spans count code points of the text's file",
        )
    return Span(start, end)
