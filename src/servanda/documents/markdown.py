"""Markdown, with YAML front matter or header lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from servanda.documents.alignment import Finder
from servanda.documents.blocks import Block, Content
from servanda.documents.encoding import decode
from servanda.documents.heads import front_matter, header_lines
from servanda.documents.traced import Traced
from servanda.records import ParagraphKind

__all__ = ["read"]

TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
BREAKS = frozenset({"softbreak", "hardbreak"})


def read(data: bytes, name: str) -> Content:
    """The blocks of a Markdown text, list numbers as written.

    Raises:
        UnreadableError: for bytes that are no text, or front matter that is no YAML.
    """
    text, warnings = decode(data, name=name)
    said, start = front_matter(text, name)
    if not start:
        said, start = header_lines(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(text[start:])
    return Content(tuple(blocks(tokens, Finder(Traced.of(text).cut(start)))), said, warnings)


def blocks(tokens: Sequence[Token], finder: Finder) -> Iterator[Block]:
    """The tokens' text as blocks, in order."""
    depth = 0
    label: str | None = None
    kind: ParagraphKind | None = None
    level = 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            kind, level, label = ParagraphKind.LIST_ITEM, depth, token.info + token.markup if token.info else None
        elif token.type == "heading_open":
            kind, level = ParagraphKind.HEADING, int(token.tag[1:])
        elif token.type == "tr_open":
            cells: list[Traced] = []
            kind = ParagraphKind.TABLE_ROW
        elif token.type == "tr_close":
            yield Block(Traced.join(cells, " | "), ParagraphKind.TABLE_ROW, whole=True)
            kind = None
        elif token.type == "inline" and kind is ParagraphKind.TABLE_ROW:
            cells.append(inline(token, finder))
        elif token.type == "inline":
            yield labelled(token, finder, kind, level, label)
            kind, level, label = None, 0, None
        elif token.type in ("fence", "code_block", "html_block"):
            yield Block(literal(token, finder))


def labelled(token: Token, finder: Finder, kind: ParagraphKind | None, level: int, label: str | None) -> Block:
    """An inline token's text, behind the number that its list item has."""
    head = Traced.join((finder.take(label), Traced.put_in(" "))) if label else Traced()
    text = Traced.join((head, inline(token, finder)))
    return Block(text, kind, level, label, len(head), bold=is_bold(token))


def inline(token: Token, finder: Finder) -> Traced:
    """The words of an inline token without its markup; line breaks stay, for the words to tell what they mean."""
    pieces: list[Traced] = []
    children = token.children or []
    for child, after in zip_longest(children, children[1:]):
        # A line of Markdown that begins in lower case goes on the one before; "Minister of Trade" may stand alone.
        if child.type in BREAKS:
            goes_on = child.type == "softbreak" and after is not None and after.content[:1].islower()
            pieces.append(Traced.put_in(" " if goes_on else "\n"))
        elif child.type in ("text", "text_special", "code_inline"):
            pieces.append(finder.take(child.content))
        elif child.type == "image":
            pieces.append(Traced())
    return Traced.join(pieces)


def is_bold(token: Token) -> bool:
    """Whether all of a paragraph is set in bold, as headings are where nobody uses ``#``."""
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    inner = [child.type for child in children[1:-1]]
    return (
        len(children) > 2
        and children[0].type == "strong_open"
        and children[-1].type == "strong_close"
        and ("strong_close" not in inner)
    )


def literal(token: Token, finder: Finder) -> Traced:
    """Preformatted text line by line, and the text between the tags of raw HTML."""
    content = TAG.sub("", token.content) if token.type == "html_block" else token.content
    return Traced.join((finder.take(line) for line in content.split("\n")), "\n")
