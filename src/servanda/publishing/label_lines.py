"""Reading → labels, one JSON object per line in order of the text: the format that the evaluation scores.

Spans count code points of the *source*, so that labels can be laid on the file as it is. Where cleaning joined lines or
dropped characters the quote is cut from the source, not from the cleaned text.
"""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal
from typing import TypeVar

from servanda.errors import SpanError
from servanda.publishing.citation import date_of
from servanda.publishing.json_lines import line
from servanda.publishing.mapping import Json
from servanda.publishing.selection import ALL, Part, instruments, statements
from servanda.records import (
    Amount,
    Call,
    Code,
    Commitment,
    Content,
    Decision,
    Event,
    Field,
    Instrument,
    PartialDate,
    Period,
    Position,
    Progress,
    Reading,
    Span,
    Statement,
)

__all__ = ["Label", "labels", "render"]

Label = dict[str, Json]
MOST_AREAS = 3
T = TypeVar("T", str, Code, PartialDate)


def render(reading: Reading, source: str | None = None, parts: Set[Part] = ALL) -> str:
    """The lines of :func:`labels`."""
    return "".join(line(label) for label in labels(reading, source, parts))


def labels(reading: Reading, source: str | None = None, parts: Set[Part] = ALL) -> list[Label]:
    """The text's label, then those of its statements and instruments in order of the text.

    ``source`` is the decoded source as it stands in the file, newlines untouched; without it spans and quotes are those
    of the cleaned text. Statements without words in the source are left out.

    Raises:
        SpanError: if ``source`` is shorter than the document says.
    """
    located: list[tuple[tuple[int, int], Label]] = []
    every: list[Statement | Instrument] = [statement for _, statement in statements(reading, parts)]
    every += [instrument for _, instrument in instruments(reading, parts)]
    for found in every:
        span = _origin(reading, found.span, source)
        if len(span):
            held = source if source is not None else reading.document.text
            label: Label = {"kind": _kind(found), "quote": held[span.start : span.end], "span": [span.start, span.end]}
            located.append(((span.start, span.end), label | _fields(reading, found)))
    return [_text(reading), *(label for _, label in sorted(located, key=lambda pair: pair[0]))]


def _origin(reading: Reading, span: Span, source: str | None) -> Span:
    if source is None:
        return span
    origin = reading.document.offsets.origin(span)
    if origin.end > len(source):
        raise SpanError(
            f"{origin.start} to {origin.end} does not lie within a source of {len(source)}",
            source=reading.document.name,
            remedy="Give the source that the document was loaded from",
        )
    return origin


def _kind(found: Statement | Instrument) -> str:
    return found.kind.value if isinstance(found, Statement) else "instrument"


def _text(reading: Reading) -> Label:
    record = reading.record
    meeting = record.meeting
    return {
        "kind": "text",
        "title": reading.document.metadata.title,
        "date": date_of(reading),
        "type": record.type.value.value,
        "series": _value(meeting.series),
        "ordinal": meeting.ordinal.value if meeting.ordinal else None,
        "meeting_date": _value(meeting.start),
        "place": _value(meeting.place),
        "chair": _value(meeting.chair),
        "parties": list(record.parties.value),
    }


def _fields(reading: Reading, found: Statement | Instrument) -> Label:
    if isinstance(found, Instrument):
        return {"name": found.name.value, "type": found.type.value.value, "stage": found.stage.value.value}
    return _content(reading, found.holders.value, found.content)


def _content(reading: Reading, holders: tuple[str, ...], content: Content) -> Label:
    match content:
        case Commitment():
            return _commitment(holders, content)
        case Position():
            return {
                "holders": list(holders),
                "polarity": content.polarity.value.value,
                "target": content.target.value,
            }
        case Call():
            return {
                "holders": list(holders),
                "addressees": list(content.addressees.value),
                "action": content.action.value,
            }
        case Decision():
            return {
                "holders": list(holders),
                "action": content.action.value,
                "instrument": _instrument(reading, content),
                "quantities": _quantities(content.quantities),
            }
        case Progress():
            return {"about": content.about.value, "quantities": _quantities(content.quantities)}
        case Event():
            return {
                "name": content.name.value,
                "date": _value(content.date),
                "place": _value(content.place),
                "host": _value(content.host),
            }


def _commitment(holders: tuple[str, ...], content: Commitment) -> Label:
    # The labels list those a measure is directed against among the beneficiaries; records keep them apart (guide, 3).
    touched = dict.fromkeys((*content.beneficiaries.value, *content.affected.value))
    label: Label = {
        "actors": list(holders),
        "force": content.force.value.value,
        "action": content.action.value,
        "beneficiaries": list(touched),
        "quantities": _quantities(content.quantities),
        "period": _period(content.period.value) if content.period else None,
        "areas": list(content.areas.value[:MOST_AREAS]),
    }
    return label | {"negated": True} if content.negated else label


def _instrument(reading: Reading, decision: Decision) -> Json:
    """The decision's instrument as the reading knows it under that name, or by its name alone."""
    if decision.instrument is None:
        return None
    name = decision.instrument.value
    for known in reading.instruments:
        if known.name.value == name:
            return {"name": name, "kind": known.type.value.value, "stage": known.stage.value.value}
    return {"name": name, "kind": "other", "stage": None}


def _quantities(quantities: tuple[Field[Amount], ...]) -> list[Json]:
    return [_amount(quantity.value) for quantity in quantities]


def _amount(amount: Amount) -> Json:
    return {
        "value": _number(amount.value),
        "unit": amount.currency or amount.unit or "",
        "bound": amount.bound.value,
    }


def _number(value: Decimal) -> int | float:
    """A JSON number: whole where the amount is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _period(period: Period) -> Json:
    start, end = (side.isoformat() if side else None for side in (period.start, period.end))
    return {"start": start, "end": end} if start or end else None


def _value(field: Field[T] | None) -> str | None:
    return None if field is None else str(field.value)
