"""Web addresses to bytes that stay: fetched within limits, kept with time, headers and digest."""

from servanda.documents.capture.fetching import fetch
from servanda.documents.capture.record import Capture, document_of
from servanda.documents.capture.warc import read_warc, write_warc

__all__ = ["Capture", "document_of", "fetch", "read_warc", "write_warc"]
