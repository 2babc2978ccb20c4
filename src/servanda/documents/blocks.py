"""What a format hands on: blocks of text in reading order, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.documents.traced import Traced
from servanda.records import Metadata, ParagraphKind

__all__ = ["Block", "Content"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is one paragraph or several.

    ``kind`` is what the format's own marking says (a ``<h2>``, a Word list), None where the words must decide.
    ``level`` is the depth of a heading or list item from 1, 0 if not marked. ``number`` is the label as printed;
    its first ``label`` code points of the text are the label and the space after it. ``whole`` blocks are one
    paragraph: a line break in them means nothing. ``bold`` blocks are set in bold throughout.
    """

    text: Traced
    kind: ParagraphKind | None = None
    level: int = 0
    number: str | None = None
    label: int = 0
    whole: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Blocks in reading order, what the file's own head says, and what the user should know of the reading."""

    blocks: tuple[Block, ...]
    said: Metadata = field(default_factory=Metadata)
    warnings: tuple[str, ...] = ()
