"""A text's row from its document and reading, and what people say of the text instead."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from servanda.errors import NotFoundError
from servanda.records import Document, PartialDate, Reading, Standing, TextType
from servanda.records.ruling import Action, Plain
from servanda.web.register import models
from servanda.web.register.services import chain, naming, statements
from servanda.web.register.services.finding import named_meeting
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_edit, visible

__all__ = ["Description", "day", "describe", "key", "text"]

_GAP = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Description:
    """What a person says a text is. ``date`` None: its meeting's day; ``meeting`` is a key, None: of no meeting."""

    title: str
    date: PartialDate | None
    meeting: str | None
    standing: Standing


def describe(key: str, said: Description, viewer: Viewer, at: dt.datetime) -> None:
    """Give the text called ``key`` another title, date, meeting and standing; what came from it goes with it.

    Where meeting or year are others, its statements get new ids; the earlier ones go on leading to them.

    Raises:
        NotFoundError: if there is no such text for this viewer, or no such meeting.
        RefusedError: if the viewer may not write there.
    """
    with writing():
        text = models.Text.objects.filter(visible(viewer), key=key).select_related("mechanism", "meeting").first()
        if text is None:
            raise NotFoundError("there is no such text", source=key, remedy="See servanda list --texts")
        must_edit(viewer, text.mechanism_id)
        was, prefix = _told(text), naming.prefix(text, statements.year(text))
        _lay(text, said)
        if _told(text) == was:
            return
        change: dict[str, Plain] = {"text": key, "was": was, "set": _told(text)}
        entry = chain.Entry(Action.DESCRIBE, viewer.name, "", change, at, text.level, text.mechanism, text=text.uid)
        chain.append(entry)
        text.save(update_fields=["title", "date", "meeting", "standing"])
        text.statements.update(date=text.date, standing=text.standing)
        models.Facet.objects.filter(statement__text=text).update(date=text.date)
        models.Passage.objects.filter(text=text).update(standing=text.standing)
        if naming.prefix(text, statements.year(text)) != prefix:
            statements.rename(text)


def _lay(text: models.Text, said: Description) -> None:
    if said.meeting and text.mechanism is None:
        raise NotFoundError("there is no such meeting", source=said.meeting, remedy="See servanda meeting")
    text.meeting = named_meeting(text.mechanism, said.meeting) if said.meeting and text.mechanism else None
    text.title, text.standing = said.title, said.standing.value
    text.date = day(said.date, "", text.meeting)


def _told(text: models.Text) -> dict[str, Plain]:
    meeting = text.meeting.key if text.meeting else None
    return {"title": text.title, "date": text.date, "meeting": meeting, "standing": text.standing}


def day(said: PartialDate | None, found: str, meeting: models.Meeting | None) -> str:
    """The day of a text as it is kept: what a person says, else what was found, else the last of its meeting."""
    return str(said or "") or found or (meeting.end or meeting.start if meeting else "")


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
