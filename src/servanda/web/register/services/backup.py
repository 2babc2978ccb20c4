"""The whole register in one ZIP file: rows, people, bytes, and a manifest with digest and head, written last."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from servanda.errors import RefusedError
from servanda.web.register import models
from servanda.web.register.services.filing import store
from servanda.web.register.tables import PEOPLE, TABLES, everything, manifest, rows, snapshot, table_name
from servanda.web.register.viewing import Viewer

__all__ = ["backup"]


def backup(path: Path, viewer: Viewer) -> Mapping[str, Any]:
    """Write a backup to ``path``, whole or not at all; its manifest.

    Raises:
        RefusedError: unless the viewer administers everything, or if the file is there.
        OSError: if it cannot be written.
    """
    if viewer.administers is not None:
        raise RefusedError("a backup holds everything: only who administers everything may take one")
    if path.exists():
        raise RefusedError("it is there", source=str(path), remedy="Choose another name")
    part = path.with_name(f"{path.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive, snapshot():
            held = _write(archive)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return held


def _write(archive: zipfile.ZipFile) -> Mapping[str, Any]:
    for table in (*TABLES, *PEOPLE):
        with archive.open(f"{table_name(table)}.jsonl", "w", force_zip64=True) as file:
            for row in rows(table):
                file.write(f"{json.dumps(row, ensure_ascii=False)}\n".encode())
    for digest in models.Version.objects.values_list("digest", flat=True).distinct().order_by("digest"):
        if store().path(digest).is_file():
            archive.writestr(f"bytes/{digest}", store().get(digest))
    held = manifest(everything, whole=True)
    archive.writestr("manifest.json", json.dumps(held, ensure_ascii=False, indent=1))
    return held
