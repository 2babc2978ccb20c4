"""Blocks → Markdown (CommonMark with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from servanda.publishing.delivery.blocks import Block, Heading, Paragraph, Table

__all__ = ["render"]

# Words of a text are no markup: "*", "_", "<" and the rest stand for themselves.
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")


def render(blocks: Iterable[Block]) -> str:
    """The document; a blank line parts its blocks."""
    return "\n".join(line for block in blocks for line in (*_block(block), ""))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.depth} {_plain(block.words)}"
        case Paragraph():
            if block.words:
                yield _plain(block.words)
            yield from (f"- {_plain(point)}" for point in block.points)
        case Table():
            yield _row(block.columns)
            yield _row(["---"] * len(block.columns))
            yield from (_row([_plain(cell) for cell in row]) for row in block.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(words: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
