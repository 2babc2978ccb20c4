"""The top of a card: what text it is, whose word, and the meeting it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.publishing.citation import date_of, title_of
from servanda.publishing.lines import Line, shown
from servanda.publishing.names import named
from servanda.publishing.phrases import value_words, whose_text
from servanda.publishing.wording import CARD, MEETING, TEXT_TYPES
from servanda.records import Meeting, Reading

__all__ = ["head", "meeting_rows", "meeting_words"]

LABEL = 14
"""Columns of a label with the space after it."""


def head(reading: Reading) -> Iterator[Line]:
    """Title, kind, date and standing, then the meeting."""
    yield Line(body=((shown(title_of(reading.document)), "title"),))
    kind = TEXT_TYPES[reading.record.type.value.value]
    facts = (kind, date_of(reading), CARD["according_to"].format(who=whose_text(reading)))
    yield Line(body=((shown(" · ".join(fact for fact in facts if fact)), "label"),))
    for label, words in meeting_rows(reading):
        yield Line(head=((f"{label:<{LABEL}}", "label"),), body=((shown(words), "plain"),))


def meeting_rows(reading: Reading) -> Iterator[tuple[str, str]]:
    """Label and words of what is known of the meeting, the next one, the parties and the tone."""
    record = reading.record
    meeting = record.meeting
    rows = (
        ("meeting", _name(meeting)),
        ("when", _when_where(meeting)),
        ("chair", named((meeting.chair.value,)) if meeting.chair else ""),
        ("parties", named(record.parties.value)),
        ("attended", named(meeting.attended.value) if meeting.attended else ""),
        ("adopted", named(meeting.adopted.value) if meeting.adopted else ""),
        ("next", meeting_words(record.next_meeting) if record.next_meeting else ""),
        ("tone", ", ".join(value_words(tone.value) for tone in record.tone)),
    )
    yield from ((MEETING[label], words) for label, words in rows if words)


def meeting_words(meeting: Meeting) -> str:
    """A meeting in one line: name, dates, place."""
    return ", ".join(filter(None, (_name(meeting), _when_where(meeting))))


def _name(meeting: Meeting) -> str:
    """The series as written; ordinal and format only where the series' own words do not say them."""
    series = meeting.series.value if meeting.series else ""
    ordinal = CARD["ordinal"].format(ordinal=meeting.ordinal.value) if meeting.ordinal else ""
    format_ = meeting.format.value.replace("_", " ") if meeting.format else ""
    if format_.casefold() in series.casefold():
        format_ = ""
    return ", ".join(filter(None, (series, format_, ordinal)))


def _when_where(meeting: Meeting) -> str:
    start, end = (str(field.value) if field else "" for field in (meeting.start, meeting.end))
    if start and end and start != end:
        start = CARD["period"].format(start=start, end=end)
    place = meeting.place.value if meeting.place else ""
    return ", ".join(filter(None, (start or end, place)))
