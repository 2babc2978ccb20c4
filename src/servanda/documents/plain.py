"""Plain text."""

from __future__ import annotations

from servanda.documents.blocks import Block, Content
from servanda.documents.encoding import decode
from servanda.documents.heads import header_lines
from servanda.documents.traced import Traced

__all__ = ["read"]


def read(data: bytes, name: str, charset: str | None = None) -> Content:
    """The text after its header lines, as one block whose lines are still to be told apart.

    ``charset`` is what a server or a message said of the bytes.

    Raises:
        UnreadableError: for bytes that are no text.
    """
    text, warnings = decode(data, name=name, declared=charset)
    said, start = header_lines(text)
    return Content((Block(Traced.of(text).cut(start)),), said, warnings)
