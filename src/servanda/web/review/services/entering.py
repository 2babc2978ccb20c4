"""What every service of the review begins and ends with: whose row it is, and the line in the chain that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from servanda.errors import RegisterError
from servanda.records import PartialDate
from servanda.records.ruling import Action, Plain
from servanda.web.register import models as register
from servanda.web.register.services import chain
from servanda.web.register.services.ruling import named
from servanda.web.register.viewing import Viewer, must_edit
from servanda.web.review.models.filed import Filed

__all__ = ["Anchor", "Hand", "anchor", "day", "log"]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, and when (aware, UTC)."""

    viewer: Viewer
    at: dt.datetime

    def filed(self, mechanism: register.Mechanism | None, level: int) -> dict[str, Any]:
        """The columns every row has."""
        return {"mechanism": mechanism, "level": level, "by": self.viewer.name, "at": self.at}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The statement that a row is about, and the readable id it hangs on."""

    statement: register.Statement
    name: register.Name

    def columns(self, hand: Hand) -> dict[str, Any]:
        """The columns of a row that hangs here; it is as narrow as the statement."""
        return {"name": self.name, **hand.filed(self.statement.mechanism, self.statement.level)}


def anchor(ref: str, hand: Hand, *, edits: bool = True) -> Anchor:
    """Where a row on the statement ``ref`` hangs.

    Raises:
        NotFoundError: if there is no such statement for this viewer.
        RefusedError: if the viewer may not write there.
    """
    row = named(ref, hand.viewer)
    if edits:
        must_edit(hand.viewer, row.mechanism_id)
    return Anchor(row, register.Name.objects.get_or_create(name=row.ref, defaults={"statement": row})[0])


def log(row: Filed, change: Mapping[str, Plain], reason: str, hand: Hand, at: Anchor | None = None) -> None:
    """Append to the chain what was filed or changed."""
    chain.append(
        chain.Entry(
            action=Action.DELIVERY,
            author=hand.viewer.name,
            reason=reason,
            change={"table": type(row).__name__.lower(), "row": str(row.uid), "set": dict(change)},
            at=hand.at,
            level=row.level,
            mechanism=row.mechanism,
            statement=at.statement.uid if at else None,
            text=at.statement.text.uid if at else None,
        )
    )


def day(words: str, source: str) -> str:
    """A date as the register keeps it. Raises RegisterError if it is none."""
    try:
        return str(PartialDate.parse(words))
    except (ValueError, TypeError) as error:
        remedy = "Write it as 2024, 2024-12 or 2024-12-01"
        raise RegisterError(
            "{words} is no date", parts={"words": words or "nothing"}, source=source, remedy=remedy
        ) from error
