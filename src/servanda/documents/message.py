"""An e-mail (.eml): its own words as a text, its attachments as files."""

from __future__ import annotations

import email
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import PurePosixPath

from servanda.documents.blocks import Content
from servanda.documents.plain import read as read_plain
from servanda.documents.webpage import read as read_html
from servanda.errors import EmptyDocumentError, UnreadableError
from servanda.records import PartialDate

__all__ = ["attachments", "read"]

MOST_PARTS = 1000
"""A message of more parts than this is made to break readers."""


# What the standard library's parser lets through where a header is damaged (a letter in a character set's name).
FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError)


@contextmanager
def damage_named(name: str) -> Iterator[None]:
    """Turn the parser's own failures into an error that names the message."""
    try:
        yield
    except FAULTS as error:
        remedy = "Save the message again from the mail program, or copy its text into a file"
        raise UnreadableError("the message is damaged", source=name, remedy=remedy) from error


def read(data: bytes, name: str) -> Content:
    """The words of the message itself, the plain ones where it holds both plain text and HTML.

    Raises:
        EmptyDocumentError: for a message that is only attachments.
        UnreadableError: for a damaged message.
    """
    with damage_named(name):
        return content(data, name)


def content(data: bytes, name: str) -> Content:
    """What :func:`read` gives."""
    message = email.message_from_bytes(data)
    held = list(parts(message))
    body = next((part for kind in ("plain", "html") for part in held if is_body(part, kind)), None)
    if body is None:
        remedy = "Save the attachments as files and give those"
        raise EmptyDocumentError("the message holds no words of its own", source=name, remedy=remedy)
    found = content_of(body, name)
    names = [called for called, _ in attachments(data, name)]
    told = (f"{name}: the message carries {', '.join(names)}; each is a text of its own",) if names else ()
    said = replace(found.said, title=header(message, "Subject") or found.said.title, date=sent(message))
    said = replace(said, publisher=header(message, "From") or said.publisher)
    # The offsets count in the part as decoded, not in the file, which holds it packed for the mail.
    blocks = tuple(replace(block, text=block.text.placed("message")) for block in found.blocks)
    return Content(blocks, said, found.warnings + told)


def attachments(data: bytes, name: str) -> list[tuple[str, bytes]]:
    """Name and bytes of each attached file.

    Raises:
        UnreadableError: for a damaged message.
    """
    with damage_named(name):
        return [found for part in parts(email.message_from_bytes(data)) if (found := attached(part))]


def attached(part: Message) -> tuple[str, bytes] | None:
    """Name and bytes of a part that is a file, None for the message's own words."""
    called = part.get_filename()
    payload = None if part.is_multipart() or not called else part.get_payload(decode=True)
    if not called or not isinstance(payload, bytes) or not payload:
        return None
    return PurePosixPath(decoded(called).replace("\\", "/")).name or "attachment", payload


def parts(message: Message) -> Iterator[Message]:
    """The parts of a message in order, containers too."""
    return islice(message.walk(), MOST_PARTS)


def is_body(part: Message, kind: str) -> bool:
    return part.get_content_type() == f"text/{kind}" and not part.get_filename()


def content_of(part: Message, name: str) -> Content:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    read_part = read_html if part.get_content_subtype() == "html" else read_plain
    return read_part(data, name, part.get_content_charset())


def header(message: Message, key: str) -> str | None:
    return decoded(str(message.get(key, ""))) or None


def decoded(words: str) -> str:
    """A header's words (RFC 2047), as they stand where they are damaged."""
    try:
        return " ".join(str(make_header(decode_header(words))).split())
    except (ValueError, LookupError, UnicodeError):
        return " ".join(words.split())


def sent(message: Message) -> PartialDate | None:
    """The day the message was sent, in its sender's time."""
    try:
        return PartialDate.of(parsedate_to_datetime(str(message.get("Date", ""))).date())
    except (ValueError, TypeError, OverflowError):
        return None
