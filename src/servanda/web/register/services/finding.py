"""Which mechanism and meeting a text belongs to, from its own words; proposed where no meeting fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from servanda.errors import NotFoundError
from servanda.records import Document, PartialDate, Reading
from servanda.web.register import models
from servanda.web.register.words import Phrase, marks, terms

__all__ = ["find_mechanism", "find_meeting", "named_meeting"]

HEAD = 1500
"""Code points of the text in which it names its mechanism and meeting."""
AFTER = dt.timedelta(days=3)
"""How long after a meeting texts about it still come out: a press report of 2 December on the meeting of the 1st."""


def find_mechanism(document: Document) -> models.Mechanism | None:
    """The mechanism whose name stands in title or opening; of several the one with the longest name."""
    head = _head(document)
    found = [
        (len(name), mechanism)
        for mechanism in models.Mechanism.objects.all()
        for name in (*mechanism.names.values(), *mechanism.cues)
        if _stands([name], head)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def find_meeting(mechanism: models.Mechanism, document: Document, reading: Reading | None) -> models.Meeting | None:
    """The meeting that fits date and format, else one proposed from what the text says; None if it says too little."""
    head, day = _head(document), _day(document, reading)
    formats = [held for held in mechanism.formats.all() if _stands(held.cues or held.names.values(), head)]
    fitting = [meeting for meeting in mechanism.meetings.select_related("format") if _near(meeting, day)]
    named = [meeting for meeting in fitting if meeting.format in formats]
    if named or (fitting and not formats):
        return (named or fitting)[0]
    return _proposed(mechanism, formats, reading, day)


def named_meeting(mechanism: models.Mechanism, key: str) -> models.Meeting:
    """The mechanism's meeting called ``key``. Raises NotFoundError if there is none."""
    found = mechanism.meetings.filter(key=key).first()
    if found is None:
        raise NotFoundError("there is no such meeting", source=key, remedy="See servanda meeting")
    return found


def _proposed(
    mechanism: models.Mechanism, formats: list[models.Format], reading: Reading | None, day: dt.date | None
) -> models.Meeting | None:
    """A meeting as the reader describes it. None for a note on no meeting of its day ("ratified in June")."""
    said = reading.record.meeting if reading else None
    if said is None or said.start is None or day is None or not formats:
        return None
    start = said.start.value
    if not start.first <= day <= start.last + AFTER:
        return None
    ordinal = said.ordinal.value if said.ordinal else None
    key = f"{formats[0].key}{ordinal or start.first.strftime('%m%d')}"
    meeting, _ = models.Meeting.objects.get_or_create(
        mechanism=mechanism,
        key=key,
        defaults={
            "format": formats[0],
            "ordinal": ordinal,
            "start": str(start),
            "end": str(said.end.value) if said.end else "",
            "place": said.place.value if said.place else "",
            "chair": said.chair.value if said.chair else "",
            "state": "proposed",
        },
    )
    return meeting


def _near(meeting: models.Meeting, day: dt.date | None) -> bool:
    if not meeting.start or day is None:
        return False
    last = PartialDate.parse(meeting.end or meeting.start).last
    return PartialDate.parse(meeting.start).first <= day <= last + AFTER


def _day(document: Document, reading: Reading | None) -> dt.date | None:
    if reading and reading.record.meeting.start and reading.record.meeting.start.value.day:
        return reading.record.meeting.start.value.first
    stated = document.metadata.date or (reading.record.date.value if reading and reading.record.date else None)
    return stated.first if stated and stated.day else None


def _head(document: Document) -> str:
    return f"{document.metadata.title or ''}\n{document.text[:HEAD]}"


def _stands(names: Iterable[str], words: str) -> bool:
    return any(marks(words, (Phrase(tuple(terms(name))),)) for name in names if terms(name))
