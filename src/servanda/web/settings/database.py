"""A URL → Django's description of a database. ``sqlite:///FILE`` or ``postgresql://user:password@host:port/name``."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from servanda.errors import RegisterError

__all__ = ["database"]

WAIT_S = 30
"""How long a writer waits for another one. A filing writes for a fraction of a second."""

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-65536;"
# FULL: a ruling that was answered for must survive a power cut. secure_delete: what is purged is overwritten.

_NO_JIT = "-c jit=off"
# Compiling a query that is answered in a millisecond took a tenth of a second.


def database(url: str, folder: Path) -> dict[str, Any]:
    """The database ``url`` names; without one the file ``register.sqlite3`` in ``folder``.

    Raises:
        RegisterError: for any other kind of database.
    """
    if not url:
        return _sqlite(folder / "register.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        # sqlite:///relative.db, sqlite:////absolute.db and sqlite:///C:/register.db, as other programs read them.
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": {"options": _NO_JIT, **dict(parse_qsl(parts.query))},
            "CONN_MAX_AGE": 60,
        }
    remedy = "Give sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"
    raise RegisterError("this is no database we know", source="SERVANDA_DATABASE", remedy=remedy)


def _sqlite(path: Path) -> dict[str, Any]:
    options = {"transaction_mode": "IMMEDIATE", "timeout": WAIT_S, "init_command": _PRAGMAS}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}
