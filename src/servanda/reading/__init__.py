"""Document → Reading. One reader per language behind :class:`Reader`; English is the first."""

from __future__ import annotations

from typing import Protocol

from servanda.errors import UnsupportedError
from servanda.records import Document, Reading

__all__ = ["Reader", "read"]


class Reader(Protocol):
    """Reads documents of one language."""

    def __call__(self, document: Document) -> Reading: ...


def read(document: Document, *, rules_only: bool = False) -> Reading:
    """What ``document`` says, by the reader of its language.

    ``rules_only`` leaves the learned part aside, as where it is not installed.

    Raises:
        UnsupportedError: if no reader knows the language yet.
    """
    language = document.metadata.language.split("-")[0]
    if language not in ("en", "und"):
        raise UnsupportedError(
            f"texts in the language {language!r} cannot be read yet",
            source=document.name,
            remedy="English is read today; Chinese and Russian come next",
        )
    from servanda.reading.learned import shipped
    from servanda.reading.pipeline import read as read_english

    return read_english(document, None if rules_only else shipped())
