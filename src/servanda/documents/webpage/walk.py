"""A tree of markup to blocks, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from lxml import etree, html

from servanda.documents.alignment import Finder
from servanda.documents.blocks import Block
from servanda.documents.labels import read_label
from servanda.documents.traced import Traced
from servanda.documents.webpage.lists import first_count, number_of, words
from servanda.records import ParagraphKind

__all__ = ["blocks_of"]

BLOCKS = words(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption",
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table",
    "tbody td tfoot th thead tr ul",
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SPACE = re.compile(r"\s+")
# "cooperation<sup><a href="#fn1">1</a></sup>": the mark of a note would read as "cooperation1".
NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡]+|[a-z])[\])]?\s*")
# The last three are the names that LibreOffice and Word give to notes.
NOTES = re.compile(
    r"\b(?:footnotes?|endnotes?|fn|sd(?:foot|end)note\d*|mso(?:foot|end)notetext|ftn\d+)\b", re.IGNORECASE
)


def blocks_of(
    tree: html.HtmlElement, content: html.HtmlElement, dropped: AbstractSet[html.HtmlElement], finder: Finder
) -> list[Block]:
    """The blocks under ``content``. All of ``tree`` is walked, so that ``finder`` keeps in step with the page."""
    walk = Walk(content, dropped, finder)
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    walk.flush()
    return walk.blocks


class Walk:
    """Where a walk through a tree stands: the words of the block so far, and what that block will be."""

    def __init__(self, content: html.HtmlElement, dropped: AbstractSet[html.HtmlElement], finder: Finder) -> None:
        self.content, self.dropped, self.finder = content, dropped, finder
        self.blocks: list[Block] = []
        self.pieces: list[Traced] = []
        self.bold = self.letters = 0
        self.bold_depth = self.pre = self.left_out = self.notes = 0
        self.lists: list[int] = []
        self.inside = False
        self.heading = 0
        self.item: tuple[int, str | None] | None = None
        self.row: list[Traced] | None = None

    def enter(self, element: html.HtmlElement) -> None:
        self.left_out += self.is_left_out(element)
        if element is self.content:
            self.inside = True
        if self.reading and element.tag in BLOCKS:
            self.flush()
        if self.reading:
            self.open(element)
        self.say(element.text)

    def leave(self, element: html.HtmlElement) -> None:
        if self.reading:
            if element.tag in BLOCKS:
                self.flush()
            self.close(element)
        if element is self.content:
            self.inside = False
        self.left_out -= self.is_left_out(element)
        self.say(element.tail)

    @property
    def reading(self) -> bool:
        return self.inside and not self.left_out

    def is_left_out(self, element: html.HtmlElement) -> bool:
        if element.tag == "sup":
            return bool(NOTE_MARK.fullmatch("".join(element.itertext())))
        return element in self.dropped

    def open(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self.pieces.append(Traced.put_in("\n"))
        elif tag in HEADINGS:
            self.heading = HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self.lists.append(first_count(element))
        elif tag == "li":
            before = self.lists.pop() if self.lists else 0
            count, number = number_of(element, before)
            self.lists.append(count)
            self.item = (len(self.lists), number)
        elif tag == "tr" and is_row(element):
            self.row = []
        self.bold_depth += tag in ("b", "strong")
        self.pre += tag == "pre"
        self.notes += self.is_notes(element)

    def close(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in HEADINGS:
            self.heading = 0
        elif tag in ("ul", "ol"):
            self.lists = self.lists[:-1]
        elif tag == "li":
            self.item = None
        elif tag == "tr" and self.row is not None:
            row, self.row = self.row, None
            self.blocks.append(Block(Traced.join(row, " | "), ParagraphKind.TABLE_ROW, whole=True))
        self.bold_depth -= tag in ("b", "strong")
        self.pre -= tag == "pre"
        self.notes -= self.is_notes(element)

    def is_notes(self, element: html.HtmlElement) -> bool:
        return bool(NOTES.search(f"{element.get('class', '')} {element.get('id', '')}")) and element.tag in BLOCKS

    def say(self, words: str | None) -> None:
        """Words of the page: found in the source always, taken if they are read."""
        if not words:
            return
        if self.pre:
            taken = Traced.join((self.finder.take(SPACE.sub(" ", line)) for line in words.split("\n")), "\n")
        else:
            taken = self.finder.take(SPACE.sub(" ", words))
        if self.reading:
            self.pieces.append(taken)
            count = len(words.strip())
            self.letters += count
            self.bold += count if self.bold_depth else 0

    def flush(self) -> None:
        """End the block that was being read."""
        text, pieces = Traced.join(self.pieces), self.pieces
        bold = self.letters > 0 and self.bold >= 0.95 * self.letters
        self.pieces, self.bold, self.letters = [], 0, 0
        if not pieces or not text.text.strip():
            return
        if self.row is not None:
            self.row.append(text.replace(re.compile("\n"), " ").stripped())
        elif self.notes:
            self.blocks.append(Block(text, ParagraphKind.FOOTNOTE))
        elif self.heading:
            self.blocks.append(Block(text, ParagraphKind.HEADING, self.heading, whole=True))
        elif self.item:
            self.blocks.append(listed(text, *self.item))
            self.item = None
        else:
            self.blocks.append(Block(text, bold=bold))


def listed(text: Traced, level: int, number: str | None) -> Block:
    """A list item behind the number that a browser prints, unless its words begin with one already."""
    text = text.stripped()
    if number is None or read_label(text.text):
        return Block(text, ParagraphKind.LIST_ITEM, level)
    head = Traced.put_in(f"{number} ")
    return Block(Traced.join((head, text)), ParagraphKind.LIST_ITEM, level, number, len(head))


def is_row(row: html.HtmlElement) -> bool:
    """Whether a row shows data. Old pages lay out their prose in tables: one cell, or cells with paragraphs in them."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    full = [cell for cell in cells if "".join(cell.itertext()).strip()]
    if len(cells) < 2 or len(full) < 2:
        return False
    return all(
        len("".join(cell.itertext())) < 600 and len(cell.findall(".//p")) < 3 for cell in full
    ) and not row.findall(".//table")
