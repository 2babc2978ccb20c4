"""Which fields a person may give, and what may stand in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from servanda.errors import RegisterError
from servanda.records import Bound, Force, Jointness, Kind, PartialDate, Polarity
from servanda.records.ruling import Plain
from servanda.web.register.services.knowing import Known, areas, parties

__all__ = ["CHOICES", "COMMON", "FIELDS", "HINTS", "checked"]

Check = Callable[[Plain], Plain]


def checked(change: Mapping[str, Plain], kind: str, ref: str, *, names: Known) -> dict[str, Plain]:
    """``change`` with every value in the form that readings have; parties that ``names`` knows by their codes.

    Raises:
        RegisterError: for a field this kind does not have, or a value that cannot stand in it.
    """
    kind = str(change.get("kind") or kind)
    if not change:
        raise RegisterError("nothing is corrected", source=ref, remedy="Give --set FIELD=VALUE")
    found: dict[str, Plain] = {}
    for name, value in change.items():
        if name not in COMMON and name not in FIELDS.get(kind, ()):
            known = ", ".join((*COMMON, *FIELDS.get(kind, ())))
            raise RegisterError(
                "a {kind} has no field {name}",
                parts={"kind": kind, "name": name, "known": known},
                source=ref,
                remedy="It has {known}",
            )
        try:
            found[name] = _coded(name, CHECKS[name](value), ref, names)
        except (ValueError, TypeError, KeyError, InvalidOperation) as error:
            raise RegisterError(
                "{value} cannot stand in {name}",
                parts={"value": repr(value), "name": name, "values": ", ".join(CHOICES.get(name, ()))},
                source=ref,
                remedy="One of {values}" if name in CHOICES else HINTS.get(name),
            ) from error
    return found


def _coded(name: str, value: Plain, ref: str, names: Known) -> Plain:
    match name, value:
        case "areas", list():
            return areas(value, ref)
        case _, list() if name in PARTIES:
            return parties(value, names)
        case "host", str():
            (code, *others) = parties([value], names)
            return value if others else code
    return value


def _codes(value: Plain) -> Plain:
    parts = re.split("[,;，；、]", value) if isinstance(value, str) else value  # commas of Chinese, too
    if not isinstance(parts, list | tuple):
        raise TypeError
    return [str(part).strip() for part in parts if str(part).strip()]


def _words(value: Plain) -> Plain:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value.strip()


def _truth(value: Plain) -> Plain:
    return {"true": True, "yes": True, "false": False, "no": False}[str(value).lower()]


def _period(value: Plain) -> Plain:
    """``2024-12-02/2027-12-02``; a side may be open. Nothing: no time said."""
    if value in (None, ""):
        return None
    if isinstance(value, Mapping):
        start, end = value.get("start"), value.get("end")
    else:
        start, _, end = str(value).partition("/")
    return {"start": _day(start), "end": _day(end), "counted_from": None}


def _day(value: Plain) -> str | None:
    return dt.date.fromisoformat(str(value)).isoformat() if value else None


def _date(value: Plain) -> Plain:
    return str(PartialDate.parse(str(value))) if value else None


def _quantities(value: Plain) -> Plain:
    """``at_least 1500 training places; USD 500000000``."""
    if isinstance(value, str):
        return [_amount(part) for part in value.split(";") if part.strip()]
    if not isinstance(value, list | tuple):
        raise TypeError
    return [dict(part) for part in value if isinstance(part, Mapping)]


def _amount(words: str) -> Plain:
    parts = words.split()
    bound = parts.pop(0) if parts[0] in set(Bound) else Bound.EXACT.value
    currency = parts.pop(0) if len(parts[0]) == 3 and parts[0].isupper() else None
    number = Decimal(parts.pop(0).replace(",", ""))
    return {
        "value": f"{number:f}",
        "upper": None,
        "unit": " ".join(parts) or None,
        "currency": currency,
        "bound": bound,
        "words": words.strip(),
    }


PARTIES = ("holders", "beneficiaries", "affected", "addressees")
COMMON = ("kind", "holders", "jointness")
FIELDS: Mapping[str, tuple[str, ...]] = {
    Kind.COMMITMENT: ("force", "action", "negated", "beneficiaries", "affected", "quantities", "period", "areas"),
    Kind.POSITION: ("polarity", "target"),
    Kind.CALL: ("addressees", "action"),
    Kind.DECISION: ("action", "instrument", "quantities"),
    Kind.PROGRESS: ("about", "quantities"),
    Kind.EVENT: ("name", "date", "place", "host"),
}
"""The fields of each kind, besides those that all have."""

CHECKS: Mapping[str, Check] = {
    "kind": lambda value: Kind(str(value)).value,
    "holders": _codes,
    "jointness": lambda value: Jointness(str(value)).value,
    "force": lambda value: Force(str(value)).value,
    "action": _words,
    "negated": _truth,
    "beneficiaries": _codes,
    "affected": _codes,
    "addressees": _codes,
    "areas": _codes,
    "quantities": _quantities,
    "period": _period,
    "polarity": lambda value: Polarity(str(value)).value,
    "target": _words,
    "about": _words,
    "instrument": _words,
    "name": _words,
    "place": _words,
    "host": _words,
    "date": _date,
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "force": tuple(Force),
    "jointness": tuple(Jointness),
    "polarity": tuple(Polarity),
    "negated": ("no", "yes"),
}
"""Fields of which there are only these values."""
HINTS: Mapping[str, str] = {
    "period": "For example 2024-12-02/2027-12-02; either side may be left out",
    "quantities": "For example: at_least 1500 training places; USD 500000000. Also up_to, about",
    "date": "For example 2026, 2026-06 or 2026-06-17",
}
