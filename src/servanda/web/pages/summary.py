"""The filters of a list in words: what was chosen, as the form calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from servanda.records.register import MechanismEntry
from servanda.web.pages import tags
from servanda.web.pages.locales import day
from servanda.web.pages.shown import party, words

__all__ = ["summary"]


def summary(given: Iterable[tuple[str, str]], known: Iterable[MechanismEntry]) -> Iterator[tuple[str, str]]:
    """Label and value of each filter of ``given``; what is no filter is left out."""
    held, by_code = list(given), {one.code: one for one in known}
    mechanism = by_code.get(dict(held).get("mechanism", "")) or next(iter(by_code.values()), None)
    labels = _labels()
    for name, value in held:
        if value and name in labels:
            yield labels[name], _value(name, value, mechanism)


def _labels() -> dict[str, str]:
    return {
        "mechanism": _("Mechanism"),
        "meeting": _("Meeting"),
        "text": _("Text"),
        "holder": _("Who"),
        "beneficiary": _("For"),
        "area": _("Area"),
        "topic": _("Topic"),
        "since": _("Texts since"),
        "until": _("Texts until"),
        "kind": _("Kind"),
        "force": _("Strength"),
        "state": _("State"),
        "status": _("Where it stands"),
        "standing": _("According to"),
        "due": _("Due by"),
        "words": _("Words"),
    }


def _value(name: str, value: str, mechanism: MechanismEntry | None) -> str:
    match name:
        case "mechanism":
            return tags.named(mechanism.names) if mechanism and mechanism.code == value else value
        case "holder" | "beneficiary":
            return party(value, mechanism)
        case "since" | "until" | "due":
            return day(value)
        case "state":
            return tags.state(value)
        case "status":
            return tags.status(value)
        case "standing":
            return tags.according(value)
        case "area" | "kind" | "force":
            return words(value)
        case _:
            return value
