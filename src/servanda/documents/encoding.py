"""Bytes to code points: which character set a text is in."""

from __future__ import annotations

import codecs
import re

from servanda.errors import UnreadableError

__all__ = ["decode"]

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
REMEDY = "Save it as UTF-8 text, or give the original PDF, DOCX or HTML file"
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
# A file cut in the middle of a letter, or one bad byte from a mail gateway, is still UTF-8.
TOLERATED = 0.001


def decode(data: bytes, *, name: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text and warnings about how it was decoded.

    A byte order mark decides, then UTF-8 if the bytes allow it, then ``declared``, then a guess with a warning. A
    leading byte order mark is not part of the text.

    Raises:
        UnreadableError: for bytes that are no text in any of them.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return strictly(data, encoding, name), ()
    if b"\x00" in data:
        return without_mark(data, name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        fault = error.start
    if declared and known(declared) and decodes(data, declared):
        return strictly(data, declared, name), ()
    if almost_utf8(data):
        return data.decode("utf-8", "replace"), (f"{name}: byte {fault} is no UTF-8 and was replaced",)
    encoding = guess(data)
    text = strictly(data, encoding, name)
    return text, (f"{name}: not UTF-8 and no character set is named; read as {encoding}, check the accents",)


def known(encoding: str) -> bool:
    """Whether Python can decode text in ``encoding``."""
    try:
        b"a".decode(encoding)  # of no bytes, any name decodes
    except (LookupError, ValueError):
        return False
    return True


def strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise UnreadableError(
            "this is no {encoding} text", parts={"encoding": encoding}, source=name, place=place, remedy=REMEDY
        ) from error


def without_mark(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """UTF-16 that lost its mark has its zero bytes on one side only; other zero bytes mean that this is no text."""
    half = max(1, len(data) // 2)
    odd, even = data[1::2].count(0) / half, data[0::2].count(0) / half
    for share, other, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if share > 0.5 and other < 0.02:
            return strictly(data, encoding, name), (f"{name}: read as {encoding}, though it has no byte order mark",)
    place = f"byte {data.index(0)}"
    raise UnreadableError("these bytes are not text", source=name, place=place, remedy=REMEDY)


def almost_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    foreign = sum(ch > "\x7f" for ch in text) - bad
    return bad <= max(1, TOLERATED * len(text)) and foreign > 4 * bad


def guess(data: bytes) -> str:
    """One of the three sets that ministries' old pages use, told apart by how their high bytes follow each other.

    Chinese comes in pairs of bytes (runs of even length), Cyrillic in whole words, Western accents one by one.
    """
    runs = [len(run) for run in HIGH_RUN.findall(data)]
    total = sum(runs)
    if sum(n for n in runs if n % 2 == 0) >= 0.9 * total and decodes(data, "gb18030"):
        return "gb18030"
    if sum(n for n in runs if n >= 3) >= 0.5 * total and decodes(data, "windows-1251"):
        return "windows-1251"
    return "windows-1252"


def decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, ValueError):
        return False
    return True
