"""Blocks → one HTML page."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.publishing.delivery.blocks import Block, Heading, Paragraph, Table
from servanda.publishing.html.markup import Markup, element, joined
from servanda.publishing.sheets.shell import page

__all__ = ["render"]


def render(blocks: Iterable[Block]) -> str:
    """The page; its title is the first heading."""
    held = list(blocks)
    title = next((block.words for block in held if isinstance(block, Heading)), "")
    return page(title, element("main", {}, *(_block(block) for block in held)))


def _block(block: Block) -> Markup:
    match block:
        case Heading():
            return element(f"h{min(block.depth, 3)}", {}, block.words)
        case Paragraph():
            points = element("ul", {}, *(element("li", {"dir": "auto"}, point) for point in block.points))
            return joined(element("p", {}, block.words) if block.words else "", points if block.points else "")
        case Table():
            head = element("tr", {}, *(element("th", {"scope": "col"}, column) for column in block.columns))
            rows = (element("tr", {}, *(element("td", {"dir": "auto"}, cell) for cell in row)) for row in block.rows)
            return element("table", {}, element("thead", {}, head), element("tbody", {}, *rows))
