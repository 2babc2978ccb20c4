"""Lists in parts, and the words that callers give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from ninja import Path, Query, Schema
from pydantic import Field

from servanda.web.api import cursor as cursors
from servanda.web.api.shapes import Problem

__all__ = ["FAILS", "Cursor", "Name", "Part", "Size", "Word", "part"]

Row = TypeVar("Row")
Out = TypeVar("Out")

# A NUL is in no text, and no database looks for it.
PLAIN = r"^[^\x00]*$"
Word = Annotated[str, Field(max_length=200, pattern=PLAIN)]
Name = Annotated[str, Path(max_length=100, pattern=r"^[^\x00/]+$")]
Size = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[str | None, Query(max_length=60)]
FAILS = {403: Problem, 404: Problem, 422: Problem, 503: Problem}


class Part(Schema, Generic[Out]):
    """A part of a list. ``next``: the cursor of the next part, null for the last."""

    items: list[Out]
    next: str | None


def part(rows: Sequence[Row], cursor: str | None, size: int, shape: Callable[[Row], Out]) -> Part[Out]:
    """The part of ``rows`` that begins at the cursor."""
    start = cursors.place(cursor)
    following = cursors.word(start + size) if len(rows) > start + size else None
    return Part(items=[shape(one) for one in rows[start : start + size]], next=following)
