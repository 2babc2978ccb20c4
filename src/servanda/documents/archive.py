"""ZIP archives, opened without trusting what they say of themselves."""

from __future__ import annotations

import io
import zipfile
import zlib

from servanda.errors import UnreadableError

__all__ = ["MOST_UNPACKED", "opened", "unpacked"]

MOST_UNPACKED = 200 * 2**20
"""Bytes that an archive may unpack to, all members together: more is a bomb, or no texts."""
MOST_MEMBERS = 5000
BOMB = "Unpack it yourself and give the texts in it"


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive.

    Raises:
        UnreadableError: if it is damaged, or would unpack to more than 200 MB or 5,000 members.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        remedy = "Download or copy it again; it may have been cut off"
        raise UnreadableError("it is damaged or was cut off", source=name, remedy=remedy) from error
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        size = MOST_UNPACKED // 2**20
        raise UnreadableError(
            "it unpacks to more than {size} MB or {most} files",
            parts={"size": size, "most": MOST_MEMBERS},
            source=name,
            remedy=BOMB,
        )
    return archive


def unpacked(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    """The bytes of one member.

    Raises:
        UnreadableError: if it is damaged, protected, or longer than the archive says.
    """
    try:
        with archive.open(member) as stream:
            data = stream.read(MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError, NotImplementedError) as error:
        protected = isinstance(error, RuntimeError) and "password" in str(error)
        what = "it is protected by a password" if protected else "it is damaged or was cut off"
        remedy = "Unpack it with its password" if protected else "Download or copy it again"
        raise UnreadableError(what, source=name, place=member, remedy=remedy) from error
    if len(data) > MOST_UNPACKED:
        raise UnreadableError("it unpacks to more than it says", source=name, place=member, remedy=BOMB)
    return data
