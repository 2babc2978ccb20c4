"""Instruments: how far each has come, what each party did, what is missing for entry into force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from servanda.errors import NotFoundError, RegisterError
from servanda.records import PartialDate
from servanda.records.acts import Act, ActKind, EntryIntoForce, EntryRule, InstrumentEntry, Rung, Step, in_force
from servanda.web.looking import viewer
from servanda.web.pages.posting import chosen, hand, optional_number, said
from servanda.web.pages.rights import may_edit
from servanda.web.pages.views.home import today
from servanda.web.register.queries import meetings, showing
from servanda.web.register.viewing import Viewer
from servanda.web.review.queries.instruments import instruments
from servanda.web.review.services import instruments as services

__all__ = ["act", "describe", "page", "propose", "show", "step"]

RULES = ("signature", "consent", "date")


@dataclass(frozen=True, slots=True)
class Stage:
    """A rung of the ladder: reached (with the first day known), or not; ``here``: this is how far it got."""

    rung: str
    reached: bool
    here: bool
    day: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An instrument with its ladder; ``read``: only a machine says how far it got. ``acted``: who consented."""

    one: InstrumentEntry
    ladder: tuple[Stage, ...]
    stage: str
    read: bool
    force: EntryIntoForce
    acted: tuple[str, ...]


def row(one: InstrumentEntry, day: dt.date) -> Row:
    """An instrument as it is shown on ``day``."""
    rung, keys = one.rung(day)
    read = any(step.key in keys and step.state == "read" for step in one.steps)
    signed = one.rule is not None and one.rule.by == "signature"
    kinds = (ActKind.SIGNATURE,) if signed else (ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL,
                                                 ActKind.ACCESSION)  # fmt: skip
    return Row(one, _ladder(one, rung), rung.value, read, in_force(one), one.who(*kinds))


def _ladder(one: InstrumentEntry, at: Rung) -> tuple[Stage, ...]:
    days: dict[Rung, PartialDate] = {}
    for step in one.steps:
        if step.state != "rejected" and step.date:
            days.setdefault(step.rung, step.date)
    order = list(Rung)
    shown = [rung for rung in order if rung is not Rung.ENDED or at is Rung.ENDED]
    return tuple(Stage(rung.value, order.index(rung) <= order.index(at), rung is at, days.get(rung)) for rung in shown)


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The instruments of a mechanism, the oldest first."""
    who = viewer(request)
    found = meetings.mechanism(who, code)
    day = today(found, dt.datetime.now(dt.UTC))
    held = {
        "mechanism": found,
        "rows": [row(one, day) for one in instruments(who, code)],
        "today": day,
        "edits": may_edit(who, code),
    }
    return render(request, "instruments.html", held)


@require_safe
def show(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One instrument with its acts, party by party, and the forms to enter more."""
    who = viewer(request)
    found = meetings.mechanism(who, code)
    one = _one(who, code, key)
    day = today(found, dt.datetime.now(dt.UTC))
    parties = list(dict.fromkeys([*one.parties, *(act.party for act in one.acts)]))
    held = {
        "mechanism": found,
        "row": row(one, day),
        "one": one,
        "today": day,
        "parties": [(party, _acts_of(one, party)) for party in parties],
        "words": [act for act in one.acts if act.words],
        "steps": _by_step(one),
        "texts": {text.key: text for text in showing.texts(who, mechanism=code)},
        "kinds": [kind.value for kind in ActKind],
        "rungs": [rung.value for rung in Rung],
        "rules": RULES,
        "edits": may_edit(who, code),
    }
    return render(request, "instrument.html", held)


def _one(who: Viewer, code: str, key: str) -> InstrumentEntry:
    held = instruments(who, code, key)
    if not held:
        raise NotFoundError(_("there is no such instrument"), source=key)
    return held[0]


def _acts_of(one: InstrumentEntry, party: str) -> Mapping[str, list[Act]]:
    """What a party did: in three columns, as lists of treaty collections have them."""
    signed = {ActKind.SIGNATURE, ActKind.AD_REFERENDUM, ActKind.ADOPTION}
    bound = {ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL, ActKind.ACCESSION}
    mine = [act for act in one.acts if act.party == party]
    return {
        "signed": [act for act in mine if act.kind in signed],
        "bound": [act for act in mine if act.kind in bound],
        "other": [act for act in mine if act.kind not in signed | bound],
    }


def _by_step(one: InstrumentEntry) -> list[Step]:
    return sorted(one.steps, key=lambda step: (str(step.date or "9"), list(Rung).index(step.rung)))


@require_POST
def propose(request: HttpRequest, code: str) -> HttpResponse:
    """File what the mechanism's texts say of instruments, as read."""
    by = hand(request)
    meetings.mechanism(by.viewer, code)
    services.propose(code, by)
    return redirect("instruments", code)


@require_POST
def act(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """File what parties did."""
    by = hand(request)
    parties = tuple(dict.fromkeys(one for one in request.POST.getlist("party") if one))
    if not parties:
        raise RegisterError(_("no party was chosen"), source=key, remedy=_("Choose one or several"))
    given = services.ActGiven(
        chosen(request, "kind", ActKind), parties, said(request, "day"), said(request, "source"), said(request, "words")
    )
    services.act(code, key, given, by)
    return redirect("instrument", code, key)


@require_POST
def step(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Confirm or reject a stage that was read, or enter one."""
    by = hand(request)
    given = (said(request, "day"), said(request, "source"))
    if not given[1]:
        raise RegisterError(_("a stage needs a source"), source=key, remedy=_("Say who says so"))
    rejects = request.POST.get("action") == "reject"
    services.step(code, key, chosen(request, "rung", Rung), given, by, rejects=rejects)
    return redirect("instrument", code, key)


@require_POST
def describe(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Say what the instrument is called and when it enters into force."""
    by = hand(request)
    _one(by.viewer, code, key)
    given = services.Description(
        mechanism=code,
        key=key,
        name=said(request, "name"),
        parties=tuple(one for one in request.POST.getlist("parties") if one),
        languages=tuple(said(request, "languages").replace(",", " ").split()),
        rule=_rule(request),
    )
    services.describe(given, by)
    return redirect("instrument", code, key)


def _rule(request: HttpRequest) -> EntryRule | None:
    by, words = said(request, "by"), said(request, "words")
    if by not in RULES:
        return None
    if by == "date":
        try:
            return EntryRule("date", date=dt.date.fromisoformat(said(request, "date")), words=words)
        except ValueError as error:
            raise RegisterError(_("this is no day"), remedy=_("Write it as 2026-06-30")) from error
    count = optional_number(request, "count")
    days, months = optional_number(request, "days") or 0, optional_number(request, "months") or 0
    return EntryRule(by, count or None, (), min(days, 3660), min(months, 120), None, words)
