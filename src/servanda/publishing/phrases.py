"""Values of the records in words: short, in the order people read them, the same in every format for people."""

from __future__ import annotations

from enum import StrEnum

from servanda.publishing.saying import named, say_day, say_number, say_parties
from servanda.publishing.wording import ACCORDING_TO, BOUNDS, CARD, INSTRUMENT_TYPES, STAGES, TEXT_TYPES
from servanda.records import (
    Amount,
    Attribution,
    InstrumentType,
    PartialDate,
    Period,
    Reading,
    Stage,
    Standing,
    TextType,
)

__all__ = ["according_to", "amount_words", "holders_words", "period_words", "value_words", "whose_text"]


PAIR = 2


def amount_words(amount: Amount) -> str:
    """``at least 1,500 training places``, ``up to 7,500,000 CAD``, ``10 to 20 projects``."""
    value = say_number(amount.value)
    if amount.upper is not None:
        value = CARD["range"].format(value=value, upper=say_number(amount.upper))
    unit = amount.currency or amount.unit
    return f"{BOUNDS[amount.bound.value]}{value} {unit}" if unit else f"{BOUNDS[amount.bound.value]}{value}"


def period_words(period: Period) -> str:
    """Both days, an open side left out, and what a relative period was counted from."""
    if period.start and period.end:
        words = CARD["period"].format(start=say_day(period.start), end=say_day(period.end))
    elif period.start:
        words = CARD["from"].format(start=say_day(period.start))
    else:
        words = CARD["until"].format(end=say_day(period.end)) if period.end else ""
    return ", ".join(filter(None, (words, period.counted_from and CARD["counted"].format(origin=period.counted_from))))


def value_words(value: object) -> str:
    """Any value of a Field in words; parts of a tuple parted by commas, "" for an empty one."""
    match value:
        case Amount():
            return amount_words(value)
        case Period():
            return period_words(value)
        case tuple():
            return ", ".join(value_words(part) for part in value)
        case bool():
            return CARD["yes"] if value else CARD["no"]
        case StrEnum():
            return _enum_words(value)
        case PartialDate():
            return say_day(value)
        case str() | int():
            return str(value)
        case _:
            raise TypeError(f"no words for a value of type {type(value).__name__}")


def _enum_words(value: StrEnum) -> str:
    match value:
        case InstrumentType():
            return INSTRUMENT_TYPES[value.value]
        case Stage():
            return STAGES[value.value]
        case TextType():
            return TEXT_TYPES[value.value]
        case Standing():
            return ACCORDING_TO[value.value]
        case _:
            return named(value)


def holders_words(reading: Reading, holders: tuple[str, ...]) -> str:
    """Codes of those who act; "all parties" where these are the text's parties and more than two.

    Six codes on every line of a communique hide the one line that has other six.
    """
    everybody = reading.record.parties.value
    if len(holders) > PAIR and set(holders) == set(everybody):
        return CARD["everybody"].format(count=len(everybody))
    return say_parties(holders)


def whose_text(reading: Reading) -> str:
    """Whose word the text is: its standing and, where known, its publisher ("a press report by The Daily")."""
    text = ACCORDING_TO[reading.record.standing.value.value]
    publisher = reading.document.metadata.publisher
    return CARD["by"].format(text=text, publisher=publisher) if publisher else text


def according_to(reading: Reading, attribution: Attribution) -> str:
    """Who says so: the speaker of reported speech, if any, and whose text it stands in; the two are never merged."""
    text = ACCORDING_TO[reading.record.standing.value.value]
    publisher = attribution.publisher or reading.document.metadata.publisher
    if publisher:
        text = CARD["by"].format(text=text, publisher=publisher)
    if attribution.speaker is None:
        return text
    return CARD["speaker_in"].format(speaker=say_parties((attribution.speaker.value,)), text=text)
