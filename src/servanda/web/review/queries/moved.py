"""What moved since somebody looked last: rulings, texts, deliveries, remarks, counted by day and kind."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from itertools import takewhile

from servanda.records.ruling import Action
from servanda.web.register import models as register
from servanda.web.register.viewing import Viewer, visible

__all__ = ["Move", "filed", "moved"]

LOOKED_AT = 500
"""Rulings that are looked at: more than one person reads about."""


@dataclass(frozen=True, slots=True)
class Move:
    """What one person did with one text, or with a mechanism's board: how often, and when last.

    ``text`` and ``ref`` lead to it: the key of the text ("" for none), the id of the last statement.
    """

    by: str
    action: Action
    what: str
    mechanism: str
    text: str
    title: str
    ref: str
    count: int
    at: dt.datetime


def moved(viewer: Viewer, since: dt.datetime, *, size: int = 12) -> tuple[Move, ...]:
    """The last moves since then, the newest first, in three queries."""
    start = since.astimezone(dt.UTC).isoformat()
    rows = register.Ruling.objects.filter(visible(viewer)).select_related("mechanism").order_by("-number")
    held: dict[tuple[str, str, str, str], list[register.Ruling]] = {}
    # The chain has no index by time, but its end is the latest.
    for row in takewhile(lambda one: one.at > start, rows[:LOOKED_AT]):
        place = str(row.text or (row.mechanism.code if row.mechanism else ""))
        held.setdefault((row.author or "", row.action, _table(row), place), []).append(row)
    groups = list(held.items())[:size]
    named = _texts(viewer, [rows[0] for _, rows in groups])
    refs = _refs(viewer, [rows[0] for _, rows in groups])
    return tuple(_move(key, rows, named, refs) for key, rows in groups)


def _table(row: register.Ruling) -> str:
    """Which table of the review a line of the chain is about."""
    if row.action != Action.DELIVERY.value or row.change is None:
        return ""
    return str(json.loads(row.change).get("table", ""))


def _texts(viewer: Viewer, rows: list[register.Ruling]) -> dict[str, tuple[str, str]]:
    wanted = {row.text for row in rows if row.text}
    found = register.Text.objects.filter(visible(viewer), uid__in=wanted).values_list("uid", "key", "title")
    return {str(uid): (key, title or key) for uid, key, title in found}


def _refs(viewer: Viewer, rows: list[register.Ruling]) -> dict[str, str]:
    wanted = {row.statement for row in rows if row.statement}
    found = register.Statement.objects.filter(visible(viewer), uid__in=wanted).values_list("uid", "ref")
    return {str(uid): ref for uid, ref in found}


def _move(
    key: tuple[str, str, str, str],
    rows: list[register.Ruling],
    named: dict[str, tuple[str, str]],
    refs: dict[str, str],
) -> Move:
    last = rows[0]
    text, title = named.get(str(last.text), ("", ""))
    return Move(
        by=key[0],
        action=Action(key[1]),
        what=key[2],
        mechanism=last.mechanism.code if last.mechanism else "",
        text=text,
        title=title,
        ref=refs.get(str(last.statement), ""),
        count=len(rows),
        at=dt.datetime.fromisoformat(last.at),
    )


def filed(viewer: Viewer, since: dt.datetime, *, size: int = 8) -> tuple[tuple[str, str, str, dt.datetime], ...]:
    """Texts, or new versions of them, that were filed since then: key, title, by whom, when; the newest first."""
    rows = register.Version.objects.filter(visible(viewer, "text__"), current=True).order_by("-pk")
    found = rows.values_list("text__key", "text__title", "filed_by", "filed_at")[:size]
    return tuple((key, title or key, by, at) for key, title, by, at in found if at > since)
