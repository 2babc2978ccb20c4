"""What was fetched. Invariant: the bytes are those the server sent, and the digest is theirs."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from servanda.documents.loading import document_of as document_of_source
from servanda.documents.sources import Source
from servanda.records import Document, Metadata

__all__ = ["Capture", "document_of"]

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
}


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetched page.

    ``address`` is what was asked for, ``final`` where the redirects led, ``time`` an aware UTC instant, ``headers`` the
    answer's, in its order, names in lower case.
    """

    address: str
    final: str
    time: dt.datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def content_type(self) -> tuple[str, str | None]:
        """Kind and character set that the server names."""
        message = Message()
        message["content-type"] = dict(self.headers).get("content-type", "")
        return message.get_content_type() if message["content-type"] else "", message.get_content_charset()


def document_of(capture: Capture) -> Document:
    """The document of a fetched page, with its final address as the source.

    Raises:
        DocumentError: if its bytes cannot be read.
    """
    kind, charset = capture.content_type
    path = PurePosixPath(unquote(urlsplit(capture.final).path))
    name = path.stem or urlsplit(capture.final).hostname or "page"
    said = Metadata(source=capture.final)
    suffix = SUFFIXES.get(kind, "")
    return document_of_source(Source(capture.body, name, suffix, said=said, charset=charset))
