"""Kept values in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal, InvalidOperation
from functools import cache

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from servanda import lexicon
from servanda.publishing.saying import Tongue, spoken
from servanda.publishing.wording import BOUNDS, CARD
from servanda.records.register import MechanismEntry
from servanda.records.ruling import Plain
from servanda.web.pages.locales import day, number, page_language

__all__ = ["few", "in_order", "parties", "party", "role", "speaking", "words"]

MANY = 6
"""More names than these fill a cell of a table."""
FIRST = 3


def speaking(mechanism: MechanismEntry | None = None) -> AbstractContextManager[None]:
    """While it lasts, what publishing says is said as on this page; each word is looked up once."""
    return spoken(Tongue(cache(_), lambda codes: parties(codes, mechanism), day, number))


def party(code: str, mechanism: MechanismEntry | None = None) -> str:
    """The name the mechanism gives a party in its list, else the vocabulary's, in the page's language."""
    for member in mechanism.members if mechanism else ():
        name = member.names.get(page_language()) or member.names.get("en")
        if name and member.code == code:
            return _(name)
    held = lexicon.load().parties
    for group in (held.states, held.bodies):
        if code in group:
            return _(group[code].names[0])
    return code


def parties(codes: Sequence[str], mechanism: MechanismEntry | None = None) -> str:
    """Names in the mechanism's order; "all 6 parties" where they are the mechanism's."""
    return _everybody(codes, mechanism) or ", ".join(_names(codes, mechanism))


def few(codes: Sequence[str], mechanism: MechanismEntry | None = None) -> str:
    """The same for where space is short: what is left out is told by the element's title."""
    names = _names(codes, mechanism)
    short = _everybody(codes, mechanism)
    if not short and len(names) > MANY:
        more = len(names) - FIRST
        short = ngettext("%(names)s and %(count)s other", "%(names)s and %(count)s others", more) % {
            "names": ", ".join(names[:FIRST]),
            "count": more,
        }
    return format_html('<abbr title="{}">{}</abbr>', ", ".join(names), short) if short else ", ".join(names)


def _names(codes: Sequence[str], mechanism: MechanismEntry | None) -> list[str]:
    return [party(code, mechanism) for code in in_order(codes, mechanism)]


def _everybody(codes: Sequence[str], mechanism: MechanismEntry | None) -> str:
    everybody = mechanism is not None and len(codes) > FIRST and {one.code for one in mechanism.members} == set(codes)
    return _(CARD["everybody"]).format(count=len(codes)) if everybody else ""


def in_order(codes: Sequence[str], mechanism: MechanismEntry | None) -> list[str]:
    """Codes as the mechanism's list has them; others after them, as they come."""
    order = {str(member.code): member.order for member in mechanism.members} if mechanism else {}
    return sorted(codes, key=lambda code: order.get(code, len(order) + 1))


def role(value: str) -> str:
    """A role as people call it."""
    return {
        "reader": _("reader"),
        "editor": _("editor"),
        "coordinator": _("a party's coordinator"),
        "assessor": _("assessor"),
        "administrator": _("administrator"),
    }.get(value, value)


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


def _amount(value: Mapping[str, Plain]) -> str:
    both = _(CARD["range"]).format(value=_number(value.get("value")), upper=_number(value.get("upper")))
    said = both if value.get("upper") else _number(value.get("value"))
    return _joined((_(BOUNDS[str(value["bound"])]) + said, value.get("currency") or value.get("unit")))


def _number(value: Plain) -> str:
    try:
        return number(Decimal(str(value)))
    except InvalidOperation:
        return str(value or "")


def _period(value: Mapping[str, Plain]) -> str:
    start, end = (day(str(value.get(side) or "")) for side in ("start", "end"))
    if start and end:
        return _(CARD["period"]).format(start=start, end=end)
    return _(CARD["from"]).format(start=start) if start else _(CARD["until"]).format(end=end) if end else ""


def _joined(parts: Iterable[Plain]) -> str:
    return " ".join(str(part) for part in parts if part)
