"""Blocks of a format to the paragraphs of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.documents.blocks import Block
from servanda.documents.cleaning import clean, squeeze
from servanda.documents.kinds import is_caption, is_ornament, looks_like_heading
from servanda.documents.labels import Label, read_label
from servanda.documents.lines import paragraphs_of, usual_width, whole
from servanda.documents.numbering import counted, depths, romans
from servanda.records import ParagraphKind

__all__ = ["segment"]

LABELLED = frozenset({None, ParagraphKind.BODY, ParagraphKind.LIST_ITEM, ParagraphKind.HEADING})


def segment(blocks: Iterable[Block], title: str | None = None) -> list[Block]:
    """One block per paragraph, each on one line, with kind, level, number and the length of its label.

    A paragraph that says ``title`` is a heading whatever it looks like.
    """
    pieces = label_all([piece for piece in lines_apart(list(blocks)) if not is_ornament(piece.text.text)])
    # From the last to the first: a heading over a heading is known by the one below it.
    for at in reversed(range(len(pieces))):
        pieces[at] = kind_of(pieces, at, title)
    return levelled(pieces)


def lines_apart(blocks: Sequence[Block]) -> list[Block]:
    cleaned = [replace(block, text=clean(block.text)) for block in blocks]
    width = usual_width([block.text for block in cleaned if not block.whole])
    pieces: list[Block] = []
    for block in cleaned:
        texts = [whole(block.text)] if block.whole else paragraphs_of(block.text, width)
        first, *others = (squeeze(text) for text in texts) if texts else (block.text.cut(0, 0),)
        # The label that a format counted stands before the first paragraph only; the others continue it.
        pieces.append(replace(block, text=first, label=min(block.label, len(first))))
        pieces += [replace(block, text=text, number=None, label=0) for text in others]
    return [piece for piece in pieces if piece.text.text.strip()]


def label_all(pieces: Sequence[Block]) -> list[Block]:
    """The pieces with the labels that stand in their words."""
    labels = [None if piece.number or piece.kind not in LABELLED else read_label(piece.text.text) for piece in pieces]
    return [
        replace(piece, number=label.number, label=min(label.length, len(piece.text))) if label else piece
        for piece, label in zip(pieces, counted(labels), strict=True)
    ]


def kind_of(pieces: Sequence[Block], at: int, title: str | None) -> Block:
    """The piece with its kind decided, which what stands before and after it may help to tell."""
    piece = pieces[at]
    text = piece.text.text
    if title and text.casefold() == title.casefold():
        return replace(piece, kind=ParagraphKind.HEADING, level=piece.level or 1)
    if piece.kind not in (None, ParagraphKind.BODY):
        return piece
    if is_caption(text):
        return replace(piece, kind=ParagraphKind.CAPTION)
    if piece.kind is None:
        before = pieces[at - 1] if at else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if looks_like_heading(piece, before, after):
            return replace(piece, kind=ParagraphKind.HEADING, level=piece.level or 1)
    return replace(piece, kind=ParagraphKind.LIST_ITEM if piece.label else ParagraphKind.BODY)


def levelled(pieces: Sequence[Block]) -> list[Block]:
    """List items with their depth; that which the format gave stays."""
    labels = romans([label_of(piece) for piece in pieces])
    return [
        replace(piece, level=piece.level or depth or 1) if piece.kind is ParagraphKind.LIST_ITEM else piece
        for piece, depth in zip(pieces, depths(labels), strict=True)
    ]


def label_of(piece: Block) -> Label | None:
    return read_label(piece.text.text) if piece.kind is ParagraphKind.LIST_ITEM and piece.label else None
