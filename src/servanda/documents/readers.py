"""The reader of each format, imported on first use: a text file must not wait for a parser of PDF."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from servanda.documents.blocks import Content
from servanda.documents.formats import Format
from servanda.errors import UnsupportedError

__all__ = ["reader_of"]

MODULES = {
    Format.PLAIN: "plain",
    Format.MARKDOWN: "markdown",
    Format.HTML: "webpage",
    Format.PDF: "pdf",
    Format.DOCX: "docx",
    Format.EMAIL: "message",
}


def reader_of(found: Format, name: str) -> Callable[..., Content]:
    """What turns bytes of a format into its content.

    Raises:
        UnsupportedError: if the library for the format is not installed, or the format holds other files.
    """
    if found not in MODULES:
        raise UnsupportedError(
            "{found} inside another file is not read",
            parts={"found": found},
            source=name,
            remedy="Give its files by themselves",
        )
    try:
        module = import_module(f"servanda.documents.{MODULES[found]}")
    except ModuleNotFoundError as error:
        remedy = "Install it with: pip install 'servanda[pdf]'"
        what = f"reading {found} needs {error.name}, which is not installed"
        raise UnsupportedError(what, source=name, remedy=remedy) from error
    read: Callable[..., Content] = module.read
    return read
