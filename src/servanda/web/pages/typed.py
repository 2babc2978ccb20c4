"""Values as people type them into a form, and back, so that what is not touched comes back the same.

Parties and areas are typed by the names that the page's language has for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from servanda import lexicon
from servanda.publishing.facts import PARTIES
from servanda.records.register import MechanismEntry
from servanda.records.ruling import Plain
from servanda.web.pages.shown import party

__all__ = ["plain", "typed", "untyped"]

_COMMA = re.compile("[,;，；、]")


def typed(name: str, value: Plain, mechanism: MechanismEntry | None = None) -> str:
    """The value of a field as it stands in the form."""
    if name == "areas" and isinstance(value, list | tuple):
        return ", ".join(_(str(one)) for one in value)
    if name in PARTIES and value:
        codes = [value] if isinstance(value, str) else value
        return ", ".join(party(str(one), mechanism) for one in codes) if isinstance(codes, list | tuple) else str(value)
    return plain(value)


def untyped(name: str, words: str, mechanism: MechanismEntry | None = None) -> str:
    """What was typed with codes for the names of parties, and the vocabulary's words for areas."""
    if name != "areas" and name not in PARTIES:
        return words
    known = dict(_areas() if name == "areas" else _parties(mechanism))
    parts = [one.strip() for one in _COMMA.split(words) if one.strip()]
    return ", ".join(known.get(one.casefold(), one) for one in parts)


def _areas() -> Iterator[tuple[str, str]]:
    yield from ((_(area).casefold(), area) for area in lexicon.load().areas)


def _parties(mechanism: MechanismEntry | None) -> Iterator[tuple[str, str]]:
    held = lexicon.load().parties
    codes = [*held.bodies, *held.states, *(str(member.code) for member in (mechanism.members if mechanism else ()))]
    yield from ((party(code, mechanism).casefold(), code) for code in codes)


def plain(value: Plain) -> str:
    """A value as the register keeps it, on one line."""
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
            return ("; " if amounts else ", ").join(_amount(one) for one in value)
        case _:
            return str(value)


def _amount(value: Plain) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    bound = str(value.get("bound") or "exact")
    parts = ("" if bound == "exact" else bound, value.get("currency"), value.get("value"), value.get("unit"))
    return " ".join(str(part) for part in parts if part)
