"""Texts that were read and not kept: they lie in memory until others push them out or the server stops."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

import servanda
from servanda.documents import load
from servanda.documents.loading import document_of
from servanda.documents.sources import Source
from servanda.errors import NotFoundError, UnreadableError, UnsupportedError
from servanda.records import Document
from servanda.tracing import Comparison, compare_readings
from servanda.web.register.services.filing import Matter

__all__ = ["LONGEST", "MOST_BYTES", "Laid", "compared", "lay", "matter_of", "pasted", "taken"]

MOST_BYTES = 20 * 2**20
LONGEST = 600_000
"""Characters of one text: the longest act of a summit has half as many."""
ROOM = 20

_shelf: OrderedDict[str, Laid] = OrderedDict()
_lock = threading.Lock()
_reader = threading.Lock()  # one text after the other: the parser is not made for several threads


@dataclass(frozen=True, slots=True)
class Laid:
    """One text that was read, or two with their comparison."""

    matters: tuple[Matter, ...]
    comparison: Comparison | None = None


def matter_of(data: bytes, name: str) -> Matter:
    """The bytes of a file called ``name``, read; the reading is None where nobody here reads the language.

    Raises:
        DocumentError: if it cannot be read.
    """
    path = PurePath(name.replace("\\", "/"))
    if len(data) > MOST_BYTES:
        raise UnreadableError("it is too large", source=path.name, remedy="Give a file of up to 20 MB")
    return _read(data, document_of(Source(data, path.stem or "text", path.suffix.lower())))


def pasted(text: str, name: str) -> Matter:
    """A text that was pasted, read."""
    data = text.replace("\r\n", "\n").encode("utf-8", "replace")
    return _read(data, load(BytesIO(data), name=name))


def _read(data: bytes, document: Document) -> Matter:
    if len(document.text) > LONGEST:
        raise UnreadableError("it is too long", source=document.name, remedy="Give up to 600,000 characters")
    language = document.metadata.language
    if language not in {"en", "und"} and not language.startswith("en-"):
        return Matter(data, document, None)
    try:
        with _reader:
            return Matter(data, document, servanda.read(document))
    except UnsupportedError:
        return Matter(data, document, None)


def compared(a: Matter, b: Matter) -> Laid:
    """Two texts side by side.

    Raises:
        UnsupportedError: if one of them is in a language that nobody here reads.
    """
    for matter in (a, b):
        if matter.reading is None:
            remedy = "Compare two texts in English"
            raise UnsupportedError("nobody here reads its language yet", source=matter.document.name, remedy=remedy)
    assert a.reading
    assert b.reading
    return Laid((a, b), compare_readings(a.reading, b.reading))


def lay(laid: Laid) -> str:
    """Put it on the shelf; the key under which it lies."""
    key = secrets.token_urlsafe(12)
    with _lock:
        _shelf[key] = laid
        while len(_shelf) > ROOM:
            _shelf.popitem(last=False)
    return key


def taken(key: str) -> Laid:
    """What lies under ``key``. Raises NotFoundError if it is there no more."""
    with _lock:
        found = _shelf.get(key)
    if found is None:
        raise NotFoundError("this reading lies here no more", remedy="Read the text again; kept texts stay")
    return found
