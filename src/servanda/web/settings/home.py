"""Where everything but the database lies."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

__all__ = ["furnish", "home", "secret"]


def home(environment: Mapping[str, str]) -> Path:
    """The folder named by SERVANDA_HOME, else the user's data directory as the system has it."""
    named = environment.get("SERVANDA_HOME")
    return Path(named).expanduser() if named else user_data_path("servanda", appauthor=False)


def secret(folder: Path) -> str:
    """The key that signs sessions; one for this process alone where :func:`furnish` made none yet."""
    path = folder / "secret"
    return path.read_text("ascii") if path.is_file() else secrets.token_urlsafe(50)


def furnish(folder: Path) -> None:
    """Make the folder with its key, for the owner's eyes only, if they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret"
    if path.exists():
        return
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    Path(name).replace(path)
