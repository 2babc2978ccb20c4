"""A web page: its main content as blocks, and what its head says of it."""

from __future__ import annotations

from servanda.documents.alignment import Finder
from servanda.documents.blocks import Content
from servanda.documents.encoding import decode
from servanda.documents.webpage.content import furniture, main_content
from servanda.documents.webpage.head import declared_charset, said_by
from servanda.documents.webpage.parsing import parse
from servanda.documents.webpage.scripts import text_in_scripts
from servanda.documents.webpage.source import visible
from servanda.documents.webpage.walk import blocks_of

__all__ = ["read"]

BUILT_BY_SCRIPT = 400
"""Code points of main content below which a page is taken to be built by a script, if its scripts hold more."""


def read(data: bytes, name: str, charset: str | None = None) -> Content:
    """The blocks of the page's main content, without navigation, banners, boxes of other news and scripts.

    ``charset`` is what the server said; it counts before what the page says.

    Raises:
        UnreadableError: for bytes that are no text, or markup nested beyond reading.
    """
    text, warnings = decode(data, name=name, declared=charset or declared_charset(data))
    tree = parse(text, name)
    said = said_by(tree)
    dropped = furniture(tree)
    blocks = blocks_of(tree, main_content(tree, dropped), dropped, Finder(visible(text)))
    length = sum(len(block.text.text.strip()) for block in blocks)
    hidden = text_in_scripts(tree) if length < BUILT_BY_SCRIPT else ""
    if len(hidden) > 2 * length:
        inner = parse(hidden, name)
        blocks = blocks_of(inner, inner, furniture(inner), Finder(visible(hidden).placed("script")))
        warnings += (f"{name}: the page is built by a script; its text was taken from the data in it",)
    return Content(tuple(blocks), said, warnings)
