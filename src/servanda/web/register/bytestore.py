"""The original bytes, each once, named by their SHA-256. A file is there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["ByteStore"]


class ByteStore:
    """Bytes below a folder: ``ab/abcdef…``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of this digest lie, or would."""
        return self.folder / digest[:2] / digest

    def keep(self, data: bytes) -> str:
        """Write ``data`` if it is not there, down to the disk; its digest."""
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        if not self.holds(digest):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes. Raises FileNotFoundError if they are gone."""
        return self.path(digest).read_bytes()

    def holds(self, digest: str) -> bool:
        """Whether the bytes are there and are what their name says."""
        path = self.path(digest)
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest

    def forget(self, digest: str) -> None:
        """Overwrite and remove the bytes, if they are there."""
        path = self.path(digest)
        if path.is_file():
            with path.open("r+b") as file:
                file.write(b"\0" * path.stat().st_size)
                file.flush()
                os.fsync(file.fileno())
            path.unlink()

    def digests(self) -> Iterator[str]:
        """Every file that is there, also one that was begun and not finished (its name ends in .part)."""
        for path in sorted(self.folder.glob("??/*")):
            yield path.name
