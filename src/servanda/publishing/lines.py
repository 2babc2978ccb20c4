"""A line of a card: a head of fixed width, and words that wrap beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

__all__ = ["STYLES", "Line", "Piece", "laid_out", "shown"]

Piece = tuple[str, str]
"""Words and the name of their style in :data:`STYLES`."""

STYLES = {
    "title": "bold",
    "kind": "bold underline",
    "label": "dim",
    "binding": "bold magenta",
    "firm": "bold green",
    "intent": "bold cyan",
    "soft": "bold blue",
    "support": "bold green",
    "oppose": "bold red",
    "concern": "bold yellow",
    "note": "bold blue",
    "fact": "bold",
    "check": "bold yellow reverse",
    "plain": "",
}
LEAST_ROOM = 10
UNPRINTABLE = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")


@dataclass(frozen=True, slots=True)
class Line:
    """``head`` stands once, on the left; ``body`` wraps to the right of it. A line of neither is a blank line."""

    head: tuple[Piece, ...] = ()
    body: tuple[Piece, ...] = ()


def shown(words: str) -> str:
    """``words`` on one line, without what would steer a terminal: a title may come from anywhere ("\\x1b[2J")."""
    return " ".join(words.translate(UNPRINTABLE).split())


def laid_out(line: Line, console: Console, width: int) -> Iterator[Text]:
    """The rows of ``line``, none wider than ``width`` cells (wide characters take two)."""
    head, body = _text(line.head), _text(line.body)
    indent = cell_len(head.plain)
    wrapped = body.wrap(console, max(LEAST_ROOM, width - indent)) or [Text()]
    for place, row in enumerate(wrapped):
        row.rstrip()
        whole = (head.copy() if place == 0 else Text(" " * indent)) + row
        whole.rstrip()
        yield whole


def _text(pieces: tuple[Piece, ...]) -> Text:
    return Text.assemble(*((words, STYLES[style]) for words, style in pieces))
