"""Sources that hold several texts: a ZIP archive, an e-mail's attachments."""

from __future__ import annotations

import json
import zipfile
from pathlib import PurePosixPath

from servanda.documents import archive
from servanda.documents.formats import Format
from servanda.documents.heads import metadata_of
from servanda.documents.sidecar import fields
from servanda.documents.sources import Source
from servanda.errors import EmptyDocumentError
from servanda.records import Metadata

__all__ = ["held"]

# What pictures and programs of mail and desktops leave in archives.
OTHERS = frozenset(".png .jpg .jpeg .gif .svg .ico .css .js .ics .vcf .p7s .ds_store .ini".split())


def held(source: Source, found: Format) -> list[Source]:
    """The texts inside ``source``, in its order; none for a format that is one text itself.

    Raises:
        UnreadableError: for an archive that is damaged, protected or would unpack to too much.
        EmptyDocumentError: for an archive without texts.
    """
    if found is Format.EMAIL:
        from servanda.documents.message import attachments

        named = [(name, data) for name, data in attachments(source.data, source.name) if is_text(name)]
        return [Source(data, f"{source.name}/{PurePosixPath(name).stem}", suffix(name)) for name, data in named]
    if found is not Format.ZIP:
        return []
    packed = archive.opened(source.data, source.name)
    members = [name for name in packed.namelist() if is_text(name)]
    if not members:
        raise EmptyDocumentError("the archive holds no texts", source=source.name, remedy="Check what was packed")
    return [member(packed, name, source.name) for name in members]


def member(packed: zipfile.ZipFile, name: str, of: str) -> Source:
    data = archive.unpacked(packed, name, of)
    called = f"{of}/{PurePosixPath(name).with_suffix('')}"
    return Source(data, called, suffix(name), said=beside(packed, name))


def beside(packed: zipfile.ZipFile, name: str) -> Metadata:
    """What a ``.json`` beside the text in the archive says; nothing if there is none that can be used."""
    place = str(PurePosixPath(name).with_suffix(".json"))
    if place not in packed.namelist():
        return Metadata()
    try:
        return metadata_of(fields(json.loads(archive.unpacked(packed, place, name))))
    except (ValueError, RecursionError):
        return Metadata()


def is_text(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not (name.endswith("/") or hidden or suffix(name) in OTHERS | {".json"})


def suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
