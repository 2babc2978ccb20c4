"""A text's row from its document and reading."""

from __future__ import annotations

import re

from servanda.records import Document, Reading, Standing, TextType
from servanda.web.register import models

__all__ = ["key", "text"]

_GAP = re.compile(r"[^\w.-]+")


def text(document: Document, reading: Reading | None) -> models.Text:
    """The row of a new text, not saved. What the document's own data say goes before what was read."""
    known = document.metadata
    date = known.date or (reading.record.date.value if reading and reading.record.date else None)
    read = reading.record.standing.value if reading else Standing.UNKNOWN
    return models.Text(
        key=key(document),
        title=known.title or "",
        type=(reading.record.type.value if reading else TextType.OTHER).value,
        standing=known.standing or read.value,
        language=known.language,
        publisher=known.publisher or "",
        source=known.source or "",
        rights={"licence": known.rights} if known.rights else {},
        date=str(date) if date else "",
    )


def key(document: Document) -> str:
    """What people call the text by: its file's name; with a piece of its digest where that is taken."""
    plain = _GAP.sub("-", document.name).strip("-")[:50] or "text"
    taken = models.Text.objects.filter(key=plain).exists()
    return f"{plain}-{document.digest[:6]}" if taken else plain
