"""The register as files: JSON Lines and CSV of every table, the original bytes, and a dictionary of the columns.

Whoever sees everything gets everything, rulings and chain included, and can import it into an empty register. Others
get what they may see, without the chain, which would tell how much there is that they may not.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models as django

from servanda.publishing.csv_table import safe
from servanda.records.level import Level
from servanda.web.register import models
from servanda.web.register.bytestore import ByteStore
from servanda.web.register.dictionary import MEANINGS
from servanda.web.register.queries.visibility import chosen_for
from servanda.web.register.tables import TABLES, Chosen, Row, columns, manifest, rows, snapshot, table_name
from servanda.web.register.viewing import Viewer

__all__ = ["export"]


def export(viewer: Viewer, folder: Path) -> dict[str, Any]:
    """Write what this viewer may see into ``folder``; the manifest that was written last.

    Raises:
        OSError: if the folder cannot be written.
    """
    chosen = chosen_for(viewer)
    folder.mkdir(parents=True, exist_ok=True)
    with snapshot():
        for table in TABLES:
            name = table_name(table)
            _write(
                folder / f"{name}.jsonl", (f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows(table, chosen))
            )
            _write(folder / f"{name}.csv", _csv(table, rows(table, chosen)), encoding="utf-8-sig")
        _write(folder / "dictionary.csv", _dictionary(), encoding="utf-8-sig")
        _bytes(folder / "bytes", chosen)
        held = manifest(chosen, whole=viewer.everywhere is Level.INTERNAL)
    _write(folder / "manifest.json", [json.dumps(held, ensure_ascii=False, indent=1)])
    return held


def _write(path: Path, pieces: Iterator[str] | list[str], encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        file.writelines(pieces)


def _csv(table: type[django.Model], found: Iterator[Row]) -> Iterator[str]:
    yield _line([field.name for field in columns(table)])
    for row in found:
        yield _line([safe(_cell(value)) for value in row.values()])


def _cell(value: object) -> str:
    if isinstance(value, str) or value is None:
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _line(cells: list[str]) -> str:
    held = io.StringIO()
    csv.writer(held, lineterminator="\r\n").writerow(cells)
    return held.getvalue()


def _dictionary() -> Iterator[str]:
    yield _line(["table", "column", "meaning"])
    for table in TABLES:
        for field in columns(table):
            name = table_name(table)
            yield _line([name, field.name, MEANINGS.get((name, field.name)) or MEANINGS["", field.name]])


def _bytes(folder: Path, chosen: Chosen) -> None:
    kept, copied = ByteStore(settings.SERVANDA_HOME / "bytes"), ByteStore(folder)
    for digest in chosen(models.Version).values_list("digest", flat=True).distinct().order_by("digest"):
        if kept.path(digest).is_file():
            copied.keep(kept.get(digest))
