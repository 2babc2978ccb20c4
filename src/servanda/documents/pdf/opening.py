"""Bytes to an open PDF."""

from __future__ import annotations

import pypdfium2

from servanda.errors import UnreadableError

__all__ = ["MOST_PAGES", "opened"]

MOST_PAGES = 3000


def opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    """The file's pages, ready to be read.

    Raises:
        UnreadableError: if it is protected by a password, damaged or cut off, or longer than 3,000 pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            remedy = "Open it with its password and save a copy without one"
            raise UnreadableError("it is protected by a password", source=name, remedy=remedy) from error
        remedy = "Download it again, or open it in a viewer and print it to a new PDF"
        raise UnreadableError("it is damaged or was cut off", source=name, remedy=remedy) from error
    if not 0 < pages <= MOST_PAGES:
        remedy = "Give the part that holds the text"
        raise UnreadableError(
            "it has {pages} pages, which is no text of a meeting", parts={"pages": pages}, source=name, remedy=remedy
        )
    return document
