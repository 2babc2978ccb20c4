"""Bytes to a Document: the way through this package."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from servanda.documents.assembly import assemble
from servanda.documents.containers import held
from servanda.documents.encoding import decode
from servanda.documents.formats import Format, format_of
from servanda.documents.readers import reader_of
from servanda.documents.sidecar import beside
from servanda.documents.sources import Source, opened
from servanda.errors import DocumentError, EmptyDocumentError, UnsupportedError
from servanda.records import Document

__all__ = ["document_of", "load", "load_each", "source_text"]

NAMED = frozenset({Format.PLAIN, Format.HTML})
"""Formats whose character set a server may name."""


def load(source: str | Path | BinaryIO, *, name: str | None = None) -> Document:
    """The document that a file, or an open binary stream, holds.

    ``name`` is how messages and exports call it; without one the file's stem, or "standard input". A ``.json`` beside a
    file supplies what the text does not say. Of an e-mail this is the message itself.

    Raises:
        UnreadableError: for a missing file, or bytes that are no text of their format.
        UnsupportedError: for a format that nobody here reads, or a ZIP of several texts.
        EmptyDocumentError: if no paragraph is left.
    """
    given = opened(source, name)
    if format_of(given.data, name=given.name, suffix=given.suffix) is not Format.ZIP:
        return document_of(given)
    found = list(load_each(source, name=name))
    if len(found) != 1:
        remedy = "Read them one by one with load_each"
        raise UnsupportedError("it holds {count} files", parts={"count": len(found)}, source=given.name, remedy=remedy)
    if isinstance(found[0], DocumentError):
        raise found[0]
    return found[0]


def load_each(source: str | Path | BinaryIO, *, name: str | None = None) -> Iterator[Document | DocumentError]:
    """Every text of a source in its order: one for a file, several for a ZIP or an e-mail with attachments.

    What cannot be read comes as the error that says why, so that the others still are.
    """
    try:
        given = opened(source, name)
        found = format_of(given.data, name=given.name, suffix=given.suffix)
        waiting = [given, *held(given, found)] if found is Format.EMAIL else held(given, found)
    except DocumentError as error:
        yield error
        return
    for part in waiting or [given]:
        try:
            yield document_of(part)
        except DocumentError as error:
            # "see attached" is no text to miss.
            if part is not given or len(waiting) < 2:
                yield error


def source_text(source: str | Path | BinaryIO) -> str | None:
    """The decoded source in which the offsets of a document count; None for formats whose offsets count in parts.

    Newlines are untouched; a leading byte order mark is left out.

    Raises:
        DocumentError: as :func:`load` does.
    """
    given = opened(source)
    found = format_of(given.data, name=given.name, suffix=given.suffix)
    if found not in NAMED | {Format.MARKDOWN}:
        return None
    declared = None
    if found is Format.HTML:
        from servanda.documents.webpage.head import declared_charset

        declared = declared_charset(given.data)
    return decode(given.data, name=given.name, declared=declared)[0]


def document_of(given: Source) -> Document:
    """The document of these bytes.

    Raises:
        DocumentError: if there is none.
    """
    if not given.data.strip(b"\x00 \t\r\n"):
        raise EmptyDocumentError(source=given.name, remedy="Check that the file was saved or downloaded whole")
    found = format_of(given.data, name=given.name, suffix=given.suffix)
    read = reader_of(found, given.name)
    content = read(given.data, given.name, given.charset) if found in NAMED else read(given.data, given.name)
    said, warnings = beside(given.path) if given.path else (given.said, ())
    content = replace(content, warnings=warnings + content.warnings)
    return assemble(content, name=given.name, digest=hashlib.sha256(given.data).hexdigest(), beside=said)
