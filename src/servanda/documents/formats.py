"""Which format a source is in: what its bytes show, then what it is called."""

from __future__ import annotations

import re
from enum import StrEnum

from servanda.errors import UnreadableError, UnsupportedError

__all__ = ["Format", "format_of"]


class Format(StrEnum):
    """The formats that can be read."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"
    EMAIL = "e-mail"
    ZIP = "ZIP"


SUFFIXES = {
    "": Format.PLAIN,
    ".txt": Format.PLAIN,
    ".text": Format.PLAIN,
    ".asc": Format.PLAIN,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".eml": Format.EMAIL,
    ".zip": Format.ZIP,
}
SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc), or a Word file with a password"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
OTHERS = {
    ".json": "Give the text itself; a .json beside it is read with it",
    ".jsonl": "Give the texts themselves, one file each",
    ".doc": "Open it in a word processor and save it as .docx",
    ".rtf": "Open it in a word processor and save it as .docx",
    ".odt": "Open it in a word processor and save it as .docx",
    ".csv": "Save each text as a file of its own",
    ".xlsx": "Save each text as a file of its own",
}
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


MAIL_START = re.compile(rb"(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|From|Date|Subject): ", re.I)
OFFICE = (
    (b"word/document.xml", Format.DOCX),
    (b"xl/workbook.xml", "an Excel file"),
    (b"ppt/presentation.xml", "a PowerPoint file"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an e-book"),
)
BINARY = frozenset({Format.PDF, Format.DOCX, Format.ZIP})


def format_of(data: bytes, *, name: str, suffix: str) -> Format:
    """The format of ``data`` from a source with the extension ``suffix`` (with its dot, "" if it has none).

    A page or a message saved under the name of a text file is read as what it is. A name that says PDF, DOCX or ZIP
    must hold one, and none of these may go by another name: who sends a wrong name may have sent a wrong file.

    Raises:
        UnsupportedError: for a format that nobody here reads.
        UnreadableError: for a name that belongs to another format.
    """
    suffix = suffix.lower()
    if suffix in OTHERS:
        raise UnsupportedError(
            "{suffix} files hold no text to read", parts={"suffix": suffix}, source=name, remedy=OTHERS[suffix]
        )
    shown, named = shown_by(data, name), SUFFIXES.get(suffix)
    if shown in BINARY or named in BINARY:
        if shown is not named and named is not None and suffix:
            parts = {"suffix": suffix, "shown": shown or "?"}
            what = "it is named {suffix} but holds {shown}"
            raise UnreadableError(
                what, parts=parts, source=name, remedy="Give it the name of what it is, or check the file"
            )
        return shown or Format.PLAIN
    if named is None and b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("these bytes are no text", source=name, remedy=GIVE)
    return shown or named or Format.PLAIN


def shown_by(data: bytes, name: str) -> Format | None:
    """What the bytes show, None if they look like any text."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedError("this is {what}", parts={"what": what}, source=name, place="byte 0", remedy=GIVE)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return packed(data, name)
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if HTML_START.match(start):
        return Format.HTML
    if MAIL_START.match(start) and b"\nMIME-Version:" in start:
        return Format.EMAIL
    return Format.MARKDOWN if start.startswith((b"---\n", b"---\r\n")) else None


def packed(data: bytes, name: str) -> Format:
    """Which of the formats that are ZIP archives inside this is, told by the names in it, which are not packed."""
    for sign, what in OFFICE:
        if sign in data:
            if isinstance(what, Format):
                return what
            raise UnsupportedError(
                "this is {what}", parts={"what": what}, source=name, remedy="Save its text as .docx or .pdf"
            )
    return Format.ZIP


GIVE = "Give plain text, Markdown, HTML, PDF, DOCX, an e-mail (.eml) or a ZIP of these"
