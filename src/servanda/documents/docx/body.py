"""Word's paragraphs and tables to blocks."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from servanda.documents.blocks import Block
from servanda.documents.docx.counting import Numbering
from servanda.documents.docx.styles import Styles
from servanda.documents.docx.wording import W, on, value
from servanda.documents.traced import Traced
from servanda.records import ParagraphKind

__all__ = ["Body"]

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted and moved text, codes of fields, the old copy of a drawing: none of it is on the page.
UNSEEN = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr"))
CHANGES = frozenset(f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo"))
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


class Body:
    """Reads the paragraphs of a part in order, counting as it goes. ``changed`` says whether changes were tracked."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.changed = False
        self.count = 0
        self.carried: Traced | None = None

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        """The blocks of everything below ``root``."""
        for element in root:
            if element.tag == f"{W}p":
                yield from self.paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self.table(element)
            elif element.tag not in UNSEEN and element.tag != f"{MC}Fallback":
                yield from self.blocks(element)

    def paragraph(self, element: etree._Element) -> Iterator[Block]:
        """A paragraph, and the text boxes anchored in it after it."""
        self.count += 1
        properties = element.find(f"{W}pPr")
        text, bold = self.text_of(element)
        if self.carried is not None:
            text, self.carried = Traced.join((self.carried, text)), None
        # With the deletion of its end accepted, a paragraph runs on into the next.
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried, self.changed = text, True
            return
        if text.text.strip():
            yield self.block(text, properties, bold)
        for box in element.iter(f"{W}txbxContent"):
            if not any(above.tag == f"{MC}Fallback" for above in box.iterancestors()):
                yield from self.blocks(box)

    def block(self, text: Traced, properties: etree._Element | None, bold: bool) -> Block:
        style = value(properties, "pStyle")
        listed = properties.find(f"{W}numPr") if properties is not None else None
        listed = self.styles.numbering(style) if listed is None else listed
        depth, label = (self.numbering.printed(listed) if listed is not None else None) or (0, None)
        heading = self.styles.heading(style)
        text = text.stripped()
        head = Traced.put_in(f"{label} ") if label else Traced()
        kind = ParagraphKind.HEADING if heading else ParagraphKind.LIST_ITEM if depth else None
        # A numbered heading keeps its number; a long "heading" is a numbered point set in a heading's style.
        if heading and len(text) > 200:
            kind = ParagraphKind.LIST_ITEM if depth else ParagraphKind.BODY
        level = heading if kind is ParagraphKind.HEADING else depth
        return Block(Traced.join((head, text)), kind, level, label, len(head), bold=bold or self.styles.bold(style))

    def text_of(self, paragraph: etree._Element) -> tuple[Traced, bool]:
        """The words of a paragraph with changes accepted, and whether all are bold."""
        words: list[str] = []
        plain = 0
        for run in self.runs(paragraph):
            properties = run.find(f"{W}rPr")
            if on(properties, "vanish"):
                continue
            said = "".join(sign(child) for child in run)
            words.append(said)
            plain += 0 if on(properties, "b") else len(said.strip())
        text = "".join(words)
        return Traced.of(text, 0, f"paragraph={self.count}"), bool(text.strip()) and not plain

    def runs(self, element: etree._Element) -> Iterator[etree._Element]:
        """The runs of a paragraph that are on the page, those in links, fields and accepted changes too."""
        for child in element:
            self.changed |= child.tag in CHANGES
            if child.tag == f"{W}r":
                yield child
            elif child.tag not in UNSEEN and child.tag not in (f"{W}p", f"{W}txbxContent", f"{MC}Fallback"):
                yield from self.runs(child)

    def table(self, element: etree._Element) -> Iterator[Block]:
        """A table row by row. Cells with much in them are a page's layout, and read as what they hold."""
        for row in element.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not element:
                continue
            cells = [list(self.blocks(cell)) for cell in row.iterchildren(f"{W}tc", f"{W}sdt")]
            full = [cell for cell in cells if cell]
            if len(full) < 2 or any(len(cell) > 3 or sum(len(block.text) for block in cell) > 600 for cell in full):
                yield from (block for cell in cells for block in cell)
                continue
            texts = [Traced.join((block.text for block in cell), " ") for cell in full]
            yield Block(Traced.join(texts, " | "), ParagraphKind.TABLE_ROW, whole=True)


def sign(child: etree._Element) -> str:
    """What an element of a run prints."""
    return (child.text or "") if child.tag == f"{W}t" else SIGNS.get(str(child.tag), "")
