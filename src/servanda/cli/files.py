"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from servanda.cli.wording import SAYS
from servanda.errors import ServandaError

__all__ = ["write_bytes", "write_whole"]


def write_whole(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write ``text`` with its line ends as they are; whoever looks sees the old file or the new one, never half of it.

    Raises:
        ServandaError: if the folder or file cannot be written.
    """
    write_bytes(path, text.encode(encoding))


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` as :func:`write_whole` does its text.

    Raises:
        ServandaError: if the folder or file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise ServandaError(
            SAYS["unwritable"].format(reason=error.strerror or error),
            source=str(path),
            remedy=SAYS["unwritable_remedy"],
        ) from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        _open_up(Path(name))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _open_up(path: Path) -> None:
    """Give the file the rights of any new file: a temporary one is for its owner alone."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
