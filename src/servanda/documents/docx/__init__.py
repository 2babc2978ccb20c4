"""A Word file (DOCX): paragraphs with the numbers Word prints, tables row by row, notes at the end."""

from __future__ import annotations

from lxml import etree

from servanda.documents import archive
from servanda.documents.blocks import Block, Content
from servanda.documents.docx.body import Body
from servanda.documents.docx.counting import Numbering
from servanda.documents.docx.parts import part
from servanda.documents.docx.styles import Styles
from servanda.documents.docx.wording import W
from servanda.documents.heads import metadata_of
from servanda.documents.traced import Traced
from servanda.records import Metadata, ParagraphKind

__all__ = ["read"]

DC = "{http://purl.org/dc/elements/1.1/}"
CHANGED = "it holds tracked changes; it was read as if all were accepted"


def read(data: bytes, name: str) -> Content:
    """The text with all tracked changes accepted. Comments, headers and footers are left out.

    ``Segment.place`` is ``paragraph=12``, counted through the file from 1, tables too; ``Segment.origin`` the offset
    within that paragraph's characters.

    Raises:
        UnreadableError: for a damaged or protected file, or XML made to break readers.
    """
    packed = archive.opened(data, name)
    styles = Styles(part(packed, "word/styles.xml", name))
    body = Body(styles, Numbering(part(packed, "word/numbering.xml", name)))
    document = part(packed, "word/document.xml", name, needed=True)
    assert document is not None
    blocks = list(body.blocks(document))
    notes = list(note_blocks(part(packed, "word/footnotes.xml", name), Body(styles, Numbering(None))))
    warnings = (f"{name}: {CHANGED}",) if body.changed else ()
    return Content((*blocks, *notes), said_by(part(packed, "docProps/core.xml", name)), warnings)


def note_blocks(notes: etree._Element | None, body: Body) -> list[Block]:
    """One block per footnote behind its number; separators are no notes."""
    found = [note for note in notes.iter(f"{W}footnote") if note.get(f"{W}type") is None] if notes is not None else []
    blocks = []
    for number, note in enumerate(found, start=1):
        head = Traced.put_in(f"{number} ")
        text = Traced.join((block.text for block in body.blocks(note)), " ")
        blocks.append(Block(Traced.join((head, text)), ParagraphKind.FOOTNOTE, 0, str(number), len(head), whole=True))
    return blocks


def said_by(core: etree._Element | None) -> Metadata:
    """Title and language from the file's properties. Its dates are those of saving, not of the text."""
    if core is None:
        return Metadata()
    title = " ".join((core.findtext(f"{DC}title") or "").split())
    # "Microsoft Word - final_v3.doc", "Document1": what a program put there.
    usable = len(title) > 8 and "Microsoft Word" not in title and not title.lower().endswith((".doc", ".docx"))
    return metadata_of({"title": title if usable else None, "language": core.findtext(f"{DC}language")})
