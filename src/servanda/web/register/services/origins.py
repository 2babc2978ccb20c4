"""Exports in folders, backups in ZIP files."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from servanda.errors import BrokenError

__all__ = ["Folder", "Zip"]


class Folder:
    """An export."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def manifest(self) -> Mapping[str, Any]:
        """What it says it holds. Raises BrokenError if it says nothing."""
        try:
            held: Mapping[str, Any] = json.loads((self.path / "manifest.json").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise BrokenError("there is no export in this folder", source=self.name) from error
        return held

    def lines(self, table: str) -> Iterator[str]:
        """The rows of a table."""
        path = self.path / f"{table}.jsonl"
        if path.is_file():
            # Only a line feed ends a line: words may hold other separators.
            with path.open(encoding="utf-8", newline="\n") as file:
                yield from file

    def digests(self) -> list[str]:
        """The digests of its bytes."""
        return sorted(path.name for path in (self.path / "bytes").glob("??/*") if path.suffix != ".part")

    def data(self, digest: str) -> bytes:
        """The bytes of this digest."""
        return (self.path / "bytes" / digest[:2] / digest).read_bytes()


class Zip:
    """A backup, open until it is closed."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        try:
            self.archive = zipfile.ZipFile(path)
            self.names = frozenset(self.archive.namelist())
        except (OSError, zipfile.BadZipFile) as error:
            raise BrokenError("this is no backup", source=self.name) from error

    def manifest(self) -> Mapping[str, Any]:
        """What it says it holds. Raises BrokenError if it says nothing."""
        if "manifest.json" not in self.names:
            raise BrokenError("this is no backup, or it was not finished", source=self.name)
        held: Mapping[str, Any] = json.loads(self.archive.read("manifest.json"))
        return held

    def lines(self, table: str) -> Iterator[str]:
        """The rows of a table."""
        if f"{table}.jsonl" in self.names:
            with self.archive.open(f"{table}.jsonl") as file:
                yield from io.TextIOWrapper(file, "utf-8", newline="\n")

    def digests(self) -> list[str]:
        """The digests of its bytes."""
        return sorted(name.removeprefix("bytes/") for name in self.names if name.startswith("bytes/"))

    def data(self, digest: str) -> bytes:
        """The bytes of this digest."""
        return self.archive.read(f"bytes/{digest}")

    def close(self) -> None:
        """Close the file."""
        self.archive.close()
