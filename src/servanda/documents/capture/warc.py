"""Captures kept in the archives' format (WARC 1.1, ISO 28500)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from servanda.documents.capture.record import Capture
from servanda.errors import UnreadableError

__all__ = ["read_warc", "write_warc"]

ASKED = "WARC-Servanda-Asked-URI"
"""The address before redirects, in a field of our own: WARC names only the one that answered."""
# The body is kept as it was decoded, so the archive must not say that it is packed.
PACKED = frozenset({"content-encoding", "transfer-encoding"})


def write_warc(captures: Iterator[Capture] | list[Capture], stream: BinaryIO) -> None:
    """Append the captures to a WARC file, each as one packed record."""
    writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
    for capture in captures:
        headers = [(f"x-archive-orig-{name}" if name in PACKED else name, value) for name, value in capture.headers]
        record = writer.create_warc_record(
            capture.final,
            "response",
            payload=io.BytesIO(capture.body),
            http_headers=StatusAndHeaders(f"{capture.status} OK", headers, protocol="HTTP/1.1"),
            warc_headers_dict={
                "WARC-Date": capture.time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
                ASKED: capture.address,
            },
        )
        writer.write_record(record)


def read_warc(stream: BinaryIO, *, name: str) -> Iterator[Capture]:
    """The captures of a WARC file in their order.

    Raises:
        UnreadableError: if it is damaged.
    """
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and record.http_headers is not None:
                yield capture_of(record)
    except (ArchiveLoadFailed, ValueError, OSError, EOFError) as error:
        remedy = "Take the copy of a backup"
        raise UnreadableError("the archive of captures is damaged", source=name, remedy=remedy) from error


def capture_of(record: object) -> Capture:
    headers, http = record.rec_headers, record.http_headers  # type: ignore[attr-defined]
    final = headers.get_header("WARC-Target-URI")
    return Capture(
        address=headers.get_header(ASKED) or final,
        final=final,
        time=dt.datetime.fromisoformat(headers.get_header("WARC-Date").replace("Z", "+00:00")),
        status=int(http.get_statuscode()),
        headers=tuple((name.removeprefix("x-archive-orig-"), value) for name, value in http.headers),
        body=record.content_stream().read(),  # type: ignore[attr-defined]
    )
