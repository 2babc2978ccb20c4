"""The parts of a Word file, read without following anything they point to."""

from __future__ import annotations

import zipfile

from lxml import etree

from servanda.documents.archive import unpacked
from servanda.errors import UnreadableError

__all__ = ["part"]


def part(archive: zipfile.ZipFile, member: str, name: str, *, needed: bool = False) -> etree._Element | None:
    """The root of one part, None if the file has no such part and needs none.

    Raises:
        UnreadableError: if it is missing though needed, damaged, or declares entities (no Word file does).
    """
    if member not in archive.namelist():
        if needed:
            remedy = "Open it in a word processor and save it again as .docx"
            raise UnreadableError("it is no Word file", source=name, place=member, remedy=remedy)
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(unpacked(archive, member, name), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        remedy = "Open it in a word processor and save it again as .docx"
        raise UnreadableError("its XML is damaged", source=name, place=member, remedy=remedy) from error
    if root.getroottree().docinfo.internalDTD is not None:
        remedy = "Do not open it; ask the sender for another copy"
        raise UnreadableError(
            "its XML declares entities, which no Word file does", source=name, place=member, remedy=remedy
        )
    return root
