"""Days and numbers as the page's language writes them. What people type stays in ISO 8601."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.utils.dateformat import format as formatted
from django.utils.translation import get_language

from servanda.records import PartialDate

__all__ = ["day", "minute", "number", "page_language"]

_DAYS = {
    "en": ("Y", "F Y", "j F Y"),
    "ru": ("Y г.", "F Y г.", "j E Y г."),
    "zh": ("Y年", "Y年n月", "Y年n月j日"),
}
"""A year, a month and a day, as Django's formats."""
_SHORT_DAYS = {
    "en": ("Y", "M Y", "j M Y"),
    "ru": ("Y", "m.Y", "d.m.Y"),
    "zh": ("Y", "Y/n", "Y/n/j"),
}
"""The same where space is short: in tables."""
_THOUSANDS = {"ru": str.maketrans(",.", "\u00a0,")}


def page_language() -> str:
    """The language of the page: "zh" of "zh-hans", as the mechanism's list names it."""
    return (get_language() or "en").partition("-")[0]


def day(value: PartialDate | dt.date | str | None, *, short: bool = False) -> str:
    """A day, a month or a year, as precise as it is; "" for none, words that are no date as they are."""
    if not value:
        return ""
    if isinstance(value, str):
        try:
            return day(PartialDate.parse(value), short=short)
        except (TypeError, ValueError):
            return value
    precise = 3 if isinstance(value, dt.date) else 1 + (value.month is not None) + (value.day is not None)
    first = value if isinstance(value, dt.date) else value.first
    formats = _SHORT_DAYS if short else _DAYS
    said = formatted(first, formats.get(page_language(), formats["en"])[precise - 1])
    # Months standing alone have capitals in the catalog, but not within a line.
    return said.lower() if page_language() == "ru" else said


def minute(at: dt.datetime) -> str:
    """An instant to the minute, in UTC."""
    utc = at.astimezone(dt.UTC)
    return f"{day(utc.date())}, {utc:%H:%M} UTC"


def number(value: Decimal | int) -> str:
    """A number with its thousands parted, not rounded."""
    held = Decimal(value)
    whole = held.to_integral_value()
    return f"{whole if held == whole else held:,f}".translate(_THOUSANDS.get(page_language(), {}))
