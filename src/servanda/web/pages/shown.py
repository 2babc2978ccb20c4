"""Kept values in words, and back into the form in which people may correct them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal, InvalidOperation
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from servanda import lexicon
from servanda.publishing.phrases import number_words
from servanda.publishing.saying import spoken
from servanda.publishing.wording import BOUNDS, CARD
from servanda.records.register import MechanismEntry
from servanda.records.ruling import Plain

__all__ = ["in_order", "page_language", "parties", "party", "speaking", "typed", "words"]

FEW = 3
"""From here on names hide what differs between two lines, and the codes are shown."""


def speaking() -> AbstractContextManager[None]:
    """While it lasts, what publishing says is said in the page's language; each word is looked up once."""
    return spoken(cache(_))


def page_language() -> str:
    """The language of the page: "zh" of "zh-hans", as the mechanism's list names it."""
    return (get_language() or "en").partition("-")[0]


def party(code: str, mechanism: MechanismEntry | None = None, language: str | None = None) -> str:
    """The name the mechanism gives a party in its list (None: in the page's language), else the vocabulary's."""
    language = language or page_language()
    for member in mechanism.members if mechanism else ():
        if member.code == code:
            return member.names.get(language) or member.names.get("en") or code
    held = lexicon.load().parties
    for group in (held.states, held.bodies):
        if code in group:
            return group[code].names[0]
    return code


def parties(codes: Sequence[str], mechanism: MechanismEntry | None = None) -> str:
    """Names of a few parties; codes of many; "all 6 parties" where they are the mechanism's."""
    if mechanism and len(codes) > FEW and {member.code for member in mechanism.members} == set(codes):
        return _(CARD["everybody"]).format(count=len(codes))
    if len(codes) > FEW:
        return ", ".join(codes)
    return ", ".join(party(code, mechanism) for code in in_order(codes, mechanism))


def in_order(codes: Sequence[str], mechanism: MechanismEntry | None) -> list[str]:
    """Codes as the mechanism's list has them; others after them, as they come."""
    order = {str(member.code): member.order for member in mechanism.members} if mechanism else {}
    return sorted(codes, key=lambda code: order.get(code, len(order) + 1))


def words(value: Plain) -> str:
    """A value as a page shows it; "" for none."""
    match value:
        case None:
            return ""
        case bool():
            return _(CARD["yes"] if value else CARD["no"])
        case str():
            return _(value.replace("_", " "))
        case Mapping():
            return _amount(value) if "bound" in value else _period(value)
        case Sequence():
            return ", ".join(filter(None, (words(one) for one in value)))
        case _:
            return str(value)


def typed(value: Plain) -> str:
    """A value as people type it into a form, so that what is not touched comes back the same."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return f"{value.get('start') or ''}/{value.get('end') or ''}"
        case str():
            return value
        case Sequence():
            amounts = any(isinstance(one, Mapping) for one in value)
            return ("; " if amounts else ", ").join(_typed_amount(one) for one in value)
        case _:
            return str(value)


def _typed_amount(value: Plain) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    bound = str(value.get("bound") or "exact")
    parts = ("" if bound == "exact" else bound, value.get("currency"), value.get("value"), value.get("unit"))
    return " ".join(str(part) for part in parts if part)


def _amount(value: Mapping[str, Plain]) -> str:
    number = _(CARD["range"]).format(value=_number(value.get("value")), upper=_number(value.get("upper")))
    said = number if value.get("upper") else _number(value.get("value"))
    return _joined((_(BOUNDS[str(value["bound"])]) + said, value.get("currency") or value.get("unit")))


def _number(value: Plain) -> str:
    try:
        return number_words(Decimal(str(value)))
    except InvalidOperation:
        return str(value or "")


def _period(value: Mapping[str, Plain]) -> str:
    start, end = value.get("start"), value.get("end")
    if start and end:
        return _(CARD["period"]).format(start=start, end=end)
    return _(CARD["from"]).format(start=start) if start else _(CARD["until"]).format(end=end) if end else ""


def _joined(parts: Iterable[Plain]) -> str:
    return " ".join(str(part) for part in parts if part)
