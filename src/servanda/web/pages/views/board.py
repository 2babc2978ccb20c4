"""The preparation board of a planned meeting: what is open, what stands on the agenda, who sees to what until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from servanda.errors import NotFoundError, RegisterError
from servanda.records.board import ItemEntry, ItemKind
from servanda.records.level import Level
from servanda.records.register import MechanismEntry, MeetingEntry
from servanda.records.review import ReviewRow
from servanda.web.looking import viewer
from servanda.web.pages.posting import chosen, dated, hand, optional_number, said, seen
from servanda.web.pages.rights import may_edit
from servanda.web.pages.shown import speaking
from servanda.web.pages.views.home import exact, today
from servanda.web.pages.views.instruments import row as instrument_row
from servanda.web.register.queries import meetings
from servanda.web.register.services.meetings import save_meeting
from servanda.web.register.viewing import Viewer
from servanda.web.review.queries.board import items
from servanda.web.review.queries.preparing import by_area, prepare
from servanda.web.review.services import board as services

__all__ = ["add", "board", "boards", "change", "move", "plan"]

SHOWN = 40
"""Open items of an area that are shown at once; the rest is a link away."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the board; ``late``: its day is past."""

    item: ItemEntry
    late: bool


@require_safe
def boards(request: HttpRequest, code: str) -> HttpResponse:
    """Meetings to come, each with its board, and the form to plan one."""
    who = viewer(request)
    found = meetings.mechanism(who, code)
    held = [one for one in meetings.meetings(who, code) if one.state != "held"]
    lines = items(who, code)
    day = today(found, dt.datetime.now(dt.UTC))
    rows = [(one, [line for line in lines if line.meeting == one.key], _days(one, day)) for one in held]
    shown = {"mechanism": found, "rows": rows, "edits": may_edit(who, code), "formats": found.formats}
    shown["levels"] = list(Level)
    return render(request, "boards.html", shown)


def _days(one: MeetingEntry, day: dt.date) -> int | None:
    start = exact(one.start)
    return (start - day).days if start else None


@require_safe
def board(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The board of one meeting."""
    who = viewer(request)
    found = meetings.mechanism(who, code)
    return render(request, "board.html", _held(who, found, key))


def _held(who: Viewer, found: MechanismEntry, key: str) -> dict[str, object]:
    day = today(found, dt.datetime.now(dt.UTC))
    with speaking(found):
        made = prepare(who, found.code, key, day)
    meeting = next(one for one in meetings.meetings(who, found.code) if one.key == key)
    lines = [Line(one, one.late(day)) for one in items(who, found.code, key)]
    by_kind = {kind.value: [line for line in lines if line.item.kind is kind] for kind in ItemKind}
    for kind in ("document", "task"):
        by_kind[kind].sort(key=lambda line: (line.item.done, str(line.item.until or "9"), line.item.place))
    return {
        "mechanism": found,
        "meeting": meeting,
        "days": _days(meeting, day),
        "areas": _areas(made.open, by_area(who, found.code)),
        "open": len(made.open),
        "overdue": sum(row.overdue for row in made.open),
        "instruments": [instrument_row(one, day) for one in made.instruments],
        "questions": made.questions,
        "contested": made.contested,
        "agenda": by_kind["agenda"],
        "documents": by_kind["document"],
        "tasks": by_kind["task"],
        "listed": {line.item.ref for line in lines if line.item.ref},
        "today": day,
        "edits": may_edit(who, found.code),
    }


def _areas(rows: tuple[ReviewRow, ...], areas: dict[str, str]) -> list[tuple[str, int, list[ReviewRow]]]:
    """Open items by area, the fullest first; overdue ones come first within each."""
    found: dict[str, list[ReviewRow]] = {}
    for row in rows:
        found.setdefault(areas.get(row.said.ref, ""), []).append(row)
    order = sorted(found.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    return [(area, len(held), held[:SHOWN]) for area, held in order]


@require_POST
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Plan a meeting; one that is there already is left alone."""
    by = hand(request)
    found = meetings.mechanism(by.viewer, code)
    key = said(request, "key")
    if not key or len(key) > 24 or not all(one.isalnum() or one in "-." for one in key):
        raise RegisterError(_("a meeting needs a short name"), remedy=_("Write it as FM7"))
    if any(one.key == key for one in meetings.meetings(by.viewer, code)):
        raise RegisterError(_("there is such a meeting already"), source=key, remedy=_("Give it another name"))
    digits = key.lstrip("".join(one for one in key if one.isalpha()))
    save_meeting(
        MeetingEntry(
            mechanism=code,
            key=key,
            format=said(request, "format") or None,
            ordinal=int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 4 else None,
            start=dated(request, "start"),
            end=None,
            place=said(request, "place"),
            host=said(request, "host"),
            chair="",
            state="planned",
            level=chosen(request, "level", Level) if request.POST.get("level") else found.level,
        ),
        by.viewer,
    )
    return redirect("board", code, key)


@require_POST
def add(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Put a line on the board."""
    kind = chosen(request, "kind", ItemKind)
    services.add(code, key, _given(request, kind), hand(request))
    return _answer(request, code, key, kind)


def _given(request: HttpRequest, kind: ItemKind) -> services.ItemGiven:
    names = ("title", "ref", "responsible", "email", "until")
    return services.ItemGiven(kind, **{name: said(request, name) for name in names})


@require_POST
def change(request: HttpRequest, code: str, key: str, line: str) -> HttpResponse:
    """Change a line, mark it as done or open, or take it away."""
    by = hand(request)
    held = _line(by.viewer, code, key, line)
    action = request.POST.get("action", "")
    if action in {"done", "open"}:
        services.finish(line, done=action == "done", hand=by)
    elif action == "remove":
        services.remove(line, by)
    else:
        services.change(line, _given(request, held.kind), seen(request), by)
    return _answer(request, code, key, held.kind)


@require_POST
def move(request: HttpRequest, code: str, key: str, line: str) -> HttpResponse:
    """Move a line of the agenda: up, down, or to a place."""
    by = hand(request)
    held = _line(by.viewer, code, key, line)
    wanted = request.POST.get("action", "")
    place = {"up": held.place - 1, "down": held.place + 1}.get(wanted, optional_number(request, "place") or held.place)
    services.move(line, place, by)
    return _answer(request, code, key, held.kind)


def _line(who: Viewer, code: str, key: str, line: str) -> ItemEntry:
    found = next((one for one in items(who, code, key) if one.key == line), None)
    if found is None:
        raise NotFoundError(_("there is no such line"), remedy=_("Somebody may have taken it away; look again"))
    return found


def _answer(request: HttpRequest, code: str, key: str, kind: ItemKind) -> HttpResponse:
    """The list that changed, or without script the page at its place."""
    if request.headers.get("HX-Request") and kind is ItemKind.AGENDA:
        who = viewer(request)
        return render(request, "agenda_part.html", _agenda(who, code, key))
    return redirect(f"{reverse('board', args=[code, key])}#{kind.value}")


def _agenda(who: Viewer, code: str, key: str) -> dict[str, object]:
    found = meetings.mechanism(who, code)
    day = today(found, dt.datetime.now(dt.UTC))
    met = next(one for one in meetings.meetings(who, code) if one.key == key)
    lines = [Line(one, one.late(day)) for one in items(who, code, key) if one.kind is ItemKind.AGENDA]
    return {"mechanism": found, "meeting": met, "agenda": lines, "edits": may_edit(who, code)}
