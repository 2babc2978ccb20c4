"""The fields of a statement as a list: the one place that knows which kind has which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from servanda.publishing.phrases import value_words
from servanda.publishing.saying import say, say_parties
from servanda.records import (
    Call,
    Commitment,
    Content,
    Decision,
    Event,
    Field,
    Instrument,
    Meeting,
    Position,
    Progress,
    Statement,
    TextRecord,
)

__all__ = ["PARTIES", "Fact", "instrument_facts", "meeting_fields", "record_facts", "statement_facts"]

Held = Field[Any] | None
PARTIES = frozenset({"holders", "beneficiaries", "affected", "addressees", "parties", "speaker", "host"})
"""Fields that hold parties, by code."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field by its name in the records and in the JSON mapping."""

    name: str
    field: Field[Any]

    @property
    def words(self) -> str:
        """The value as people read it; "" if it is empty."""
        if self.name == "areas":
            return ", ".join(say(area) for area in self.field.value)
        if self.name in PARTIES:
            value = self.field.value
            return say_parties((value,) if isinstance(value, str) else value)
        return value_words(self.field.value)


def statement_facts(statement: Statement) -> tuple[Fact, ...]:
    """Every field that has a value, holders first, quantities one by one, the speaker last."""
    named: list[tuple[str, Held]] = [("holders", statement.holders), *_content(statement.content)]
    named.append(("speaker", statement.according_to.speaker))
    return _filled(named)


def instrument_facts(instrument: Instrument) -> tuple[Fact, ...]:
    """Name, type and stage of an instrument."""
    return _filled([("name", instrument.name), ("type", instrument.type), ("stage", instrument.stage)])


def record_facts(record: TextRecord) -> tuple[Fact, ...]:
    """Every field of the text's record that has a value; those of a meeting carry its name ("next_meeting.place")."""
    named: list[tuple[str, Held]] = [
        ("type", record.type),
        ("standing", record.standing),
        ("date", record.date),
        ("parties", record.parties),
    ]
    named += [("tone", tone) for tone in record.tone]
    for name, meeting in (("meeting", record.meeting), ("next_meeting", record.next_meeting)):
        if meeting is not None:
            named += [(f"{name}.{part}", field) for part, field in meeting_fields(meeting)]
    return _filled(named)


def meeting_fields(meeting: Meeting) -> tuple[tuple[str, Held], ...]:
    """The fields of a meeting by name, None where the text does not say."""
    return (
        ("series", meeting.series),
        ("format", meeting.format),
        ("ordinal", meeting.ordinal),
        ("start", meeting.start),
        ("end", meeting.end),
        ("place", meeting.place),
        ("chair", meeting.chair),
        ("attended", meeting.attended),
        ("adopted", meeting.adopted),
    )


def _filled(named: list[tuple[str, Held]]) -> tuple[Fact, ...]:
    return tuple(Fact(name, field) for name, field in named if field is not None and field.value != ())


def _content(content: Content) -> Iterator[tuple[str, Held]]:
    match content:
        case Commitment():
            yield from (("force", content.force), ("action", content.action))
            if content.negated:
                yield "negated", Field(True, content.action.spans, rule=content.action.rule)
            yield from (("beneficiaries", content.beneficiaries), ("affected", content.affected))
            yield from (("quantities", quantity) for quantity in content.quantities)
            yield from (("period", content.period), ("areas", content.areas))
        case Position():
            yield from (("polarity", content.polarity), ("target", content.target))
        case Call():
            yield from (("addressees", content.addressees), ("action", content.action))
        case Decision():
            yield from (("action", content.action), ("instrument", content.instrument))
            yield from (("quantities", quantity) for quantity in content.quantities)
        case Progress():
            yield "about", content.about
            yield from (("quantities", quantity) for quantity in content.quantities)
        case Event():
            yield from (("name", content.name), ("date", content.date))
            yield from (("place", content.place), ("host", content.host))
