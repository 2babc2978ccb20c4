"""Fields and their values → plain dicts (see :mod:`servanda.publishing.mapping`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from servanda.records import (
    Amount,
    Call,
    Commitment,
    Content,
    Decision,
    Document,
    Event,
    Field,
    PartialDate,
    Period,
    Position,
    Progress,
)

__all__ = ["content_mapping", "field_mapping", "plain", "share"]

Plain = str | int | float | bool | Sequence[Any] | Mapping[str, Any] | None


def share(confidence: float) -> float:
    """A confidence to three digits: what a model gives beyond them differs from machine to machine."""
    return round(confidence, 3)


def field_mapping(document: Document, field: Field[Any] | None) -> dict[str, Plain] | None:
    """A field with its value, words and rule; None for a field that the text does not give."""
    if field is None:
        return None
    return {
        "value": plain(field.value),
        "spans": [[span.start, span.end] for span in field.spans],
        "quotes": [document.quote(span) for span in field.spans],
        "inferred_from": field.inferred_from,
        "rule": field.rule,
        "confidence": share(field.confidence),
    }


def plain(value: object) -> Plain:
    """The value of a field as JSON can hold it.

    Raises:
        TypeError: for a type that the published shape does not know.
    """
    match value:
        case Amount():
            return _amount(value)
        case Period():
            return _period(value)
        case PartialDate():
            return str(value)
        case tuple():
            return [plain(part) for part in value]
        case StrEnum():
            return value.value
        case str() | int():
            return value
        case _:
            raise TypeError(f"no published shape for {type(value).__name__}")


def content_mapping(document: Document, content: Content) -> dict[str, Plain]:
    """The fields of one kind of statement, all keys always there."""

    def one(field: Field[Any] | None) -> dict[str, Plain] | None:
        return field_mapping(document, field)

    def many(fields: tuple[Field[Amount], ...]) -> list[dict[str, Plain] | None]:
        return [one(field) for field in fields]

    match content:
        case Commitment():
            return {
                "force": one(content.force),
                "action": one(content.action),
                "negated": content.negated,
                "beneficiaries": one(content.beneficiaries),
                "affected": one(content.affected),
                "quantities": many(content.quantities),
                "period": one(content.period),
                "areas": one(content.areas),
            }
        case Position():
            return {"polarity": one(content.polarity), "target": one(content.target)}
        case Call():
            return {"addressees": one(content.addressees), "action": one(content.action)}
        case Decision():
            return {
                "action": one(content.action),
                "instrument": one(content.instrument),
                "quantities": many(content.quantities),
            }
        case Progress():
            return {"about": one(content.about), "quantities": many(content.quantities)}
        case Event():
            return {
                "name": one(content.name),
                "date": one(content.date),
                "place": one(content.place),
                "host": one(content.host),
            }


def _amount(amount: Amount) -> dict[str, Plain]:
    return {
        "value": f"{amount.value:f}",
        "upper": None if amount.upper is None else f"{amount.upper:f}",
        "unit": amount.unit,
        "currency": amount.currency,
        "bound": amount.bound.value,
        "words": amount.words,
    }


def _period(period: Period) -> dict[str, Plain]:
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "counted_from": period.counted_from,
    }
