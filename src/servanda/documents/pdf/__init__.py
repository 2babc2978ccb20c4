"""A PDF file: its running text as blocks, each line with its page and its place on the page."""

from __future__ import annotations

from servanda.documents.blocks import Block, Content
from servanda.documents.pdf.characters import page_lines
from servanda.documents.pdf.columns import in_reading_order
from servanda.documents.pdf.joining import blocks_of, note_blocks
from servanda.documents.pdf.line import Line, body_size
from servanda.documents.pdf.notes import notes_apart
from servanda.documents.pdf.opening import opened
from servanda.documents.pdf.repeated import without_furniture
from servanda.errors import UnreadableError
from servanda.records import Metadata

__all__ = ["read"]

OCR = "Run text recognition on it first (OCRmyPDF and Tesseract are free programs for that), or give the text itself"


def read(data: bytes, name: str) -> Content:
    """The text of all pages; notes follow at the end.

    ``Segment.place`` is ``page=3&viewrect=left,top,width,height`` in points from the page's upper left corner (the
    parameters of RFC 8118 for opening a PDF), ``Segment.origin`` the number of the character on its page.

    Raises:
        UnreadableError: for a damaged, protected or scanned file.
    """
    pages = list(page_lines(opened(data, name), name))
    empty = [number for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        raise UnreadableError("it holds pictures of pages and no text", source=name, remedy=OCR)
    warnings = (
        (f"{name}: no text on page {listed(empty)}; if it is a scan, {OCR[0].lower()}{OCR[1:]}",) if empty else ()
    )
    return Content(blocks(pages), Metadata(), warnings)


def blocks(pages: list[list[Line]]) -> tuple[Block, ...]:
    size = body_size(pages)
    kept = without_furniture(pages)
    flow: list[Line] = []
    notes: list[Line] = []
    for lines in kept:
        ordered = in_reading_order(lines)
        text, below = notes_apart(ordered, size)
        flow += text
        notes += below
    return (*blocks_of(flow, size), *note_blocks(notes))


def listed(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:10])
    return shown + (" and others" if len(numbers) > 10 else "")
