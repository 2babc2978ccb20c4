"""Rulings from the desk: one statement at a time, in place. Without script the page comes back where one was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from servanda.errors import RefusedError, RegisterError
from servanda.records import Kind
from servanda.records.register import MechanismEntry, StatementEntry
from servanda.records.ruling import Action, Plain
from servanda.web.looking import viewer
from servanda.web.pages.rights import may_edit
from servanda.web.pages.typed import plain, typed, untyped
from servanda.web.pages.views.text import text as text_page
from servanda.web.register.queries import meetings
from servanda.web.register.queries.showing import statement
from servanda.web.register.services import cutting
from servanda.web.register.services.correcting import CHOICES, COMMON, FIELDS, HINTS
from servanda.web.register.services.ruling import Order
from servanda.web.register.services.ruling import rule as file_ruling
from servanda.web.register.viewing import Viewer

__all__ = ["add", "edit", "rule"]

ACTIONS = (Action.CONFIRM, Action.CORRECT, Action.REJECT, Action.REOPEN, Action.SPLIT, Action.TOPIC)
REASONS = (gettext_noop("No statement"), gettext_noop("Wrong words"), gettext_noop("Said twice"))


@require_safe
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """The forms for one statement."""
    who = viewer(request)
    entry = statement(who, ref)
    if not may_edit(who, entry.mechanism):
        raise RefusedError("you may read here but not write", remedy="Ask the mechanism's administrator for a role")
    names = [*(name for name in COMMON if name != "kind"), *FIELDS[entry.kind]]
    mechanism = _mechanism(who, entry)
    held = {
        "entry": entry,
        "inputs": [_input(name, entry.values.get(name), mechanism) for name in names],
        "kinds": [kind.value for kind in Kind],
        "reasons": REASONS,
    }
    part = request.headers.get("HX-Request")
    return render(request, "edit_part.html" if part else "edit.html", held)


def _input(name: str, value: Plain, mechanism: MechanismEntry | None) -> tuple[str, str, Sequence[str], str]:
    """Name, what stands in it, what can be chosen (nothing: anything), and a hint."""
    choices = CHOICES.get(name, ())
    return name, plain(value) if choices else typed(name, value, mechanism), choices, HINTS.get(name, "")


def _mechanism(who: Viewer, entry: StatementEntry) -> MechanismEntry | None:
    return meetings.mechanism(who, entry.mechanism) if entry.mechanism else None


@require_POST
def rule(request: HttpRequest, ref: str) -> HttpResponse:
    """Rule on one statement."""
    who = viewer(request)
    entry = statement(who, ref)
    action, change = _asked(request, entry)
    reason = request.POST.get("reason", "").strip()
    done = file_ruling(Order(entry.ref, action, reason, _seen(request), change), who, dt.datetime.now(dt.UTC))
    back = _back(entry, done.made[0] if done.made else done.ref)
    if not request.headers.get("HX-Request"):
        return redirect(back)
    if action in {Action.SPLIT, Action.CORRECT}:
        return HttpResponse(headers=_anew(request, back))
    return render(request, "desk_part.html", {"entry": statement(who, done.ref), "edits": True})


def _anew(request: HttpRequest, place: str) -> dict[str, str]:
    """Marks and entries change: the text is laid anew, at the same place.

    A browser that is on the page already would only move to the place, so it is told to load the page, too.
    """
    here = urlsplit(request.headers.get("HX-Current-URL", "")).path == urlsplit(place).path
    return {"HX-Redirect": place, **({"HX-Refresh": "true"} if here else {})}


def _back(entry: StatementEntry, ref: str) -> str:
    return f"{reverse('text', args=[entry.text])}#{ref}"


def _seen(request: HttpRequest) -> int:
    seen = request.POST.get("seen", "")
    if not (seen.isascii() and seen.isdigit() and len(seen) < 9):
        raise RegisterError("the form does not say what you looked at", remedy="Load the page again")
    return int(seen)


def _asked(request: HttpRequest, entry: StatementEntry) -> tuple[Action, Mapping[str, Plain]]:
    wanted = request.POST.get("action", "")
    if wanted not in {action.value for action in ACTIONS}:
        raise RegisterError("a statement cannot be ruled on with that", source=entry.ref)
    action = Action(wanted)
    if action is Action.CORRECT:
        return action, _changed(request, entry)
    if action is Action.SPLIT:
        return action, {"parts": _parts(entry, request.POST.get("parts", ""))}
    if action is Action.TOPIC:
        return action, {"name": request.POST.get("name", "")}
    return action, {}


def _changed(request: HttpRequest, entry: StatementEntry) -> dict[str, Plain]:
    """Only what was touched: a field left alone is no ruling on it."""
    kind = request.POST.get("kind", "") or entry.kind.value
    names = [*COMMON, *FIELDS.get(kind, ())]
    mechanism = _mechanism(viewer(request), entry)
    given = {
        name: untyped(name, request.POST[f"field-{name}"].strip(), mechanism)
        for name in names
        if f"field-{name}" in request.POST
    }
    found: dict[str, Plain] = {
        name: value for name, value in given.items() if value != plain(entry.values.get(name)).strip()
    }
    return {**found, "kind": kind} if kind != entry.kind else found


def _parts(entry: StatementEntry, words: str) -> list[list[int]]:
    """Where each part stands: ``words`` are the statement's own with a bar at every cut."""
    found, at = [], 0
    for part in words.replace("\r\n", "\n").split("|"):
        core = part.strip()
        start = entry.quote.find(core, at) if core else -1
        if start < 0:
            remedy = "Leave the words as they are and set a | where it is to be cut"
            raise RegisterError("these are other words than the statement's", source=entry.ref, remedy=remedy)
        at = start + len(core)
        found.append([entry.span.start + start, entry.span.start + at])
    return found


@require_POST
def add(request: HttpRequest, key: str) -> HttpResponse:
    """A statement that the reader missed."""
    who = viewer(request)
    kind = request.POST.get("kind", "")
    if kind not in set(Kind):
        raise RegisterError("there is no such kind of statement", source=kind[:40], remedy="Choose one from the list")
    quote = request.POST.get("quote", "").replace("\r\n", "\n").strip()
    if not quote:
        raise RegisterError("no words were given", remedy="Select words in the text, or copy them into the form")
    reason = request.POST.get("reason", "").strip() or "The reader missed it"
    ref = cutting.add(cutting.Addition(key, quote, Kind(kind), {}, reason), who, dt.datetime.now(dt.UTC))
    return redirect(f"{reverse(text_page, args=[key])}#{ref}")
