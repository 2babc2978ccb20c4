"""Where bytes come from: a file, a stream, a member of an archive."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from servanda.errors import UnreadableError, UnsupportedError
from servanda.records import Metadata

__all__ = ["MOST_BYTES", "Source", "opened"]

MOST_BYTES = 100 * 2**20
"""Sources above 100 MiB are refused: no text of a meeting is as long as that, and reading one would take all memory."""

TOO_LONG = f"it is larger than {MOST_BYTES // 2**20} MB, larger than any text of a meeting"


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes and what they are called. ``suffix`` is the extension with its dot; ``said`` and ``charset``
    what is known from outside."""

    data: bytes
    name: str
    suffix: str
    path: Path | None = None
    said: Metadata = field(default_factory=Metadata)
    charset: str | None = None


def opened(source: str | Path | BinaryIO, name: str | None = None) -> Source:
    """The bytes of a file or stream.

    Raises:
        UnreadableError: if there is no such file, it may not be read, or it is larger than 100 MB.
        UnsupportedError: for a folder or a web address.
    """
    if isinstance(source, str) and source.startswith(("https://", "http://")):
        remedy = "Fetch it with servanda.documents.capture.fetch, or save the page and give the file"
        raise UnsupportedError("this is a web address, not a file", source=source, remedy=remedy)
    if isinstance(source, str | Path):
        path = Path(source)
        return Source(file_bytes(path), name or path.stem, path.suffix, path)
    called = name or "standard input"
    data = source.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableError(TOO_LONG, source=called, remedy="Give the text alone")
    return Source(data, called, Path(str(getattr(source, "name", ""))).suffix)


def file_bytes(path: Path) -> bytes:
    name = str(path)
    try:
        if path.is_dir():
            raise UnsupportedError("this is a folder", source=name, remedy="Give the files in it")
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableError(TOO_LONG, source=name, remedy="Give the text alone")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file", source=name, remedy="Check the name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            "it cannot be opened ({reason})", parts={"reason": reason}, source=name, remedy="Check the file"
        ) from error
