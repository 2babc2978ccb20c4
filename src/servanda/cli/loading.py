"""A source of the command line → the texts in it: of a file, standard input, or a web address, several for an archive.

Invariant: what goes wrong with one text is yielded as its error, named as the user named it, and the others follow.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from servanda.cli.sources import Source
from servanda.cli.wording import SAYS
from servanda.errors import DocumentError, UnsupportedError

if TYPE_CHECKING:
    from servanda.documents.capture import Capture
    from servanda.documents.capture.fetching import Limits
    from servanda.records import Document

__all__ = ["Loaded", "Web", "load", "named"]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Web:
    """How web addresses are fetched: the clock that captures bear, the limits (None: the usual ones)."""

    clock: Callable[[], dt.datetime] = _now
    limits: Limits | None = None
    keep: Path | None = field(default=None)
    """Folder that gets a WARC file of each capture; None keeps nothing."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the decoded source its offsets count in; None where they count in parts (PDF, DOCX, e-mail)."""

    document: Document
    source: str | None


def load(source: Source, web: Web) -> Iterator[Loaded | DocumentError]:
    """Every text of ``source`` in its order, in the place of one that cannot be read the error that says why.

    Raises:
        ServandaError: if a capture cannot be written.
    """
    if source.address is not None:
        yield from _fetched(source.address, web)
        return
    from servanda.documents import load_each, source_text
    from servanda.documents.sources import MOST_BYTES

    # One byte more than is read: an endless pipe is told as too long, and does not fill the memory.
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if source.path is None else b""
    for found in load_each(source.path or BytesIO(data)):
        if isinstance(found, DocumentError):
            yield named(found, source)
        else:
            yield Loaded(found, source_text(source.path or BytesIO(data)))


def named(error: DocumentError, source: Source) -> DocumentError:
    """``error`` with the name the user gave: a document is called by its stem, and talks.pdf may lie by talks.txt."""
    called = error.source or ""
    if source.path is not None and called.partition("/")[0] == source.path.stem:
        error.source = str(source.path) + called[len(source.path.stem) :]
    return error


def _fetched(address: str, web: Web) -> Iterator[Loaded | DocumentError]:
    try:
        capture = _capture(address, web)
    except DocumentError as error:
        yield error
        return
    # Kept before it is read: a page that cannot be read today is evidence all the same.
    if web.keep is not None:
        _keep(capture, web.keep)
    from servanda.documents.capture import document_of

    try:
        yield Loaded(document_of(capture), None)
    except DocumentError as error:
        error.source = address
        yield error


def _capture(address: str, web: Web) -> Capture:
    try:
        from servanda.documents.capture import fetch
    except ModuleNotFoundError as error:
        what = SAYS["no_capture"].format(name=str(error.name).partition(".")[0])
        raise UnsupportedError(what, source=address, remedy=SAYS["no_capture_remedy"]) from error
    return fetch(address, now=web.clock(), limits=web.limits)


def _keep(capture: Capture, folder: Path) -> None:
    from servanda.cli.files import write_bytes
    from servanda.documents.capture import write_warc

    packed = BytesIO()
    write_warc([capture], packed)
    host = urlsplit(capture.final).hostname or "page"
    time = capture.time.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    # A colon (IPv6) cannot stand in a file's name on Windows.
    name = f"{time}-{host.replace(':', '_')}-{capture.digest[:12]}.warc.gz"
    write_bytes(folder / name, packed.getvalue())
