"""Writes ``tests/web/versions/NAME``: what this version leaves behind, for the tests of all later ones.

``python -m tests.web.keep_version 0.1``; to be run once for each version that is released.
"""

from __future__ import annotations

import gzip
import os
import sqlite3
import sys
import tempfile
from pathlib import Path

__all__ = ["keep"]


def keep(folder: Path) -> None:
    """A small register, as its database and as an export."""
    home = Path(tempfile.mkdtemp())
    os.environ |= {"SERVANDA_HOME": str(home), "SERVANDA_DATABASE": ""}
    from servanda.web.start import start

    start()
    from tests.web.texts import CHINESE, KEEPER, NOW, RIVERS_1, RIVERS_2, council, filed

    from servanda.records.ruling import Action
    from servanda.web.register.queries import listing
    from servanda.web.register.queries.exporting import export
    from servanda.web.register.services.ruling import Order, rule

    council()
    filed()
    filed(RIVERS_1.replace("40 patrol", "45 patrol"), "rivers-1-corrected")
    filed(RIVERS_2, "rivers-2")
    filed(CHINESE, "rivers-zh", reads=False, mechanism="RC")
    for row in listing.statements(KEEPER, listing.Filter()).rows[:3]:
        rule(Order(row.ref, Action.CONFIRM, "as it stands", row.revision, {}), KEEPER, NOW)
    folder.mkdir(parents=True)
    export(KEEPER, folder / "export")
    with sqlite3.connect(home / "register.sqlite3") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    packed = gzip.compress((home / "register.sqlite3").read_bytes(), mtime=0)
    (folder / "register.sqlite3.gz").write_bytes(packed)


if __name__ == "__main__":
    keep(Path(__file__).parent / "versions" / sys.argv[1])
