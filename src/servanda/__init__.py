"""Servanda keeps the register of what states agreed.

The public verbs:

    document = servanda.load("communique.txt")
    reading = servanda.read(document)
    links = servanda.trace([earlier, later]).links
    both = servanda.compare(ours, theirs).both

``load`` turns a source into an immutable :class:`~servanda.records.Document`, ``read`` a document into a
:class:`~servanda.records.Reading`: statements, instruments and topics, each with the words it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from servanda.records import Document, Reading
    from servanda.tracing import Comparison, Trace

__all__ = ["__version__", "compare", "load", "read", "trace"]

__version__ = "0.1.0"


def load(source: str | Path | BinaryIO) -> Document:
    """The document a file, or an open binary stream, holds.

    Raises:
        DocumentError: if it cannot be read; the message says why and what to do.
    """
    from servanda.documents import load as load_document

    return load_document(source)


def read(document: Document) -> Reading:
    """What ``document`` says: statements, instruments and topics in order of the text, each with its words.

    Raises:
        ReadingError: if the reader is not installed whole.
    """
    from servanda.reading import read as read_document

    return read_document(document)


def trace(readings: Sequence[Reading]) -> Trace:
    """What became of the promises of ``readings`` (oldest first) in the later ones: proposed links with reasons.

    Statements are also compared by meaning where the extra ``match`` is installed.
    """
    from servanda.tracing import meaning, trace_series

    return trace_series(readings, meaning=meaning.load() if meaning.available() else None)


def compare(a: Reading, b: Reading) -> Comparison:
    """Two readings side by side: what only one says, what both say and how they differ.

    Statements are also compared by meaning where the extra ``match`` is installed.
    """
    from servanda.tracing import compare_readings, meaning

    return compare_readings(a, b, meaning=meaning.load() if meaning.available() else None)
