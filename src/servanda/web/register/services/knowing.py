"""What people type for parties and areas, as codes: whatever the case, and in any language the mechanism names them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from servanda import lexicon
from servanda.errors import RegisterError
from servanda.records import PartialDate
from servanda.web.register import models

__all__ = ["Known", "areas", "known", "parties"]

Known = Mapping[str, tuple[str, ...]]
"""Codes by name, as :func:`_plain` has it."""


def known(mechanism: models.Mechanism | None, date: str) -> Known:
    """The codes behind every name; a group stands for those who belonged to it on ``date`` (as kept; "": today).

    The mechanism's own names come before the vocabulary's, and single parties before groups.
    """
    day = PartialDate.parse(date).first if date else None
    return {_plain(name): codes for name, codes in (*_groups(day), *_vocabulary(), *_members(mechanism))}


def _groups(day: dt.date | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for group in lexicon.load().parties.groups.values():
        yield from ((name, group.members_on(day)) for name in group.names)


def _vocabulary() -> Iterator[tuple[str, tuple[str, ...]]]:
    held = lexicon.load().parties
    for code, one in (*held.bodies.items(), *held.states.items()):
        yield from ((name, (code,)) for name in (code, *one.names))


def _members(mechanism: models.Mechanism | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for member in mechanism.members.all() if mechanism else ():
        yield from ((name, (member.code,)) for name in (member.code, *member.names.values()))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def parties(given: Iterable[str], names: Known) -> list[str]:
    """The codes of those named, each once; whoever nobody knows, a company say, stands as written."""
    return list(dict.fromkeys(code for one in given for code in names.get(_plain(one), (one,))))


def areas(given: Iterable[str], ref: str) -> list[str]:
    """The areas of the vocabulary that are named, each once.

    Raises:
        RegisterError: for one that is not there; it lists those that are.
    """
    there = lexicon.load().areas
    found = list(dict.fromkeys(_plain(one) for one in given))
    for one in found:
        if one not in there:
            raise RegisterError(
                "there is no area {name}",
                parts={"name": one, "values": ", ".join(there)},
                source=ref,
                remedy="One of {values}",
            )
    return found
