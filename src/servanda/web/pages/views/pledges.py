"""Pledges: promised against delivered, and pairs that may be one to rule on. Nothing is added up unless ruled so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from servanda.errors import NotFoundError, RefusedError
from servanda.records.amount import Amount
from servanda.records.pledge import OverlapEntry, OverlapKind, PledgeEntry, total
from servanda.records.register import MechanismEntry
from servanda.web.looking import viewer
from servanda.web.pages.charts.bars import Bar, bar
from servanda.web.pages.posting import chosen, hand, said, seen
from servanda.web.pages.rights import may_edit
from servanda.web.pages.views.home import today
from servanda.web.register.queries import meetings
from servanda.web.register.viewing import Viewer
from servanda.web.review.overlapping import candidates, thing
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.services import pledges as services

__all__ = ["Pair", "Row", "deliver", "page", "propose", "row", "rule"]

RULED = (OverlapKind.NEW, OverlapKind.PART_OF, OverlapKind.CONTINUING, OverlapKind.REANNOUNCED)


@dataclass(frozen=True, slots=True)
class Row:
    """A pledge with its bar."""

    pledge: PledgeEntry
    bar: Bar


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pledges that may be one, or that somebody ruled on."""

    overlap: OverlapEntry
    earlier: PledgeEntry
    later: PledgeEntry


def row(pledge: PledgeEntry, day: dt.date) -> Row:
    """A pledge as it is shown."""
    return Row(pledge, bar(pledge, day))


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The pledges of a mechanism by who gives, in the mechanism's order."""
    who = viewer(request)
    found = meetings.mechanism(who, code)
    day = today(found, dt.datetime.now(dt.UTC))
    held = pledges(who, code)
    pairs = sorted(_pairs(held), key=lambda pair: pair.overlap.kind is not OverlapKind.PROPOSED)
    shown = {
        "mechanism": found,
        "groups": [(provider, [row(one, day) for one in rows]) for provider, rows in _by_provider(found, held)],
        "count": len(held),
        "pairs": pairs,
        "open": sum(pair.overlap.kind is OverlapKind.PROPOSED for pair in pairs),
        "sums": list(_sums(held)),
        "kinds": [kind.value for kind in RULED],
        "edits": may_edit(who, code),
        "today": day,
    }
    return render(request, "pledges.html", shown)


def _pairs(held: Sequence[PledgeEntry]) -> Iterator[Pair]:
    by_key = {one.key: one for one in held}
    for one in held:
        for overlap in one.overlaps:
            if overlap.earlier in by_key:
                yield Pair(overlap, by_key[overlap.earlier], one)


def _by_provider(found: MechanismEntry, held: Sequence[PledgeEntry]) -> list[tuple[str, list[PledgeEntry]]]:
    order = {str(member.code): member.order for member in found.members}
    groups: dict[str, list[PledgeEntry]] = {}
    for one in held:
        groups.setdefault(one.provider, []).append(one)
    return sorted(groups.items(), key=lambda group: (order.get(group[0], len(order) + 1), group[0]))


def _sums(held: Sequence[PledgeEntry]) -> Iterator[tuple[str, Amount, list[PledgeEntry]]]:
    """Sums of what one party gives of one thing, where every pair of them was ruled distinct."""
    groups: dict[tuple[str, str], list[PledgeEntry]] = {}
    for one in held:
        groups.setdefault((one.provider, thing(one.amount)), []).append(one)
    for (provider, _), rows in groups.items():
        if len(rows) > 1:
            try:
                yield provider, total(rows), rows
            except RefusedError:
                continue


@require_POST
def propose(request: HttpRequest, code: str) -> HttpResponse:
    """File the pledges that the texts hold, and the pairs that may be one."""
    by = hand(request)
    meetings.mechanism(by.viewer, code)
    services.propose(code, by)
    services.file_pairs(code, candidates(pledges(by.viewer, code)), by)
    return redirect("pledges", code)


@require_POST
def deliver(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """File what came of a pledge."""
    by = hand(request)
    _one(by.viewer, code, key)
    given = services.Delivery(
        key,
        said(request, "value"),
        said(request, "day"),
        said(request, "source"),
        request.POST.get("in_all") == "yes",
    )
    services.deliver(given, by)
    return redirect(f"{reverse('pledges', args=[code])}#p{key}")


def _one(who: Viewer, code: str, key: str) -> PledgeEntry:
    found = next((one for one in pledges(who, code) if one.key == key), None)
    if found is None:
        raise NotFoundError("there is no such pledge", source=key)
    return found


@require_POST
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """Say what the later of two pledges is to the earlier one."""
    by = hand(request)
    pair = (said(request, "earlier"), said(request, "later"))
    for key in pair:
        _one(by.viewer, code, key)
    kind = chosen(request, "kind", OverlapKind)
    services.rule_overlap(pair, kind, said(request, "reason"), by, seen(request))
    held = [one for one in _pairs(pledges(by.viewer, code)) if {one.earlier.key, one.later.key} == set(pair)]
    if request.headers.get("HX-Request") and held:
        found = meetings.mechanism(by.viewer, code)
        shown = {"pair": held[0], "mechanism": found, "kinds": [one.value for one in RULED], "edits": True}
        return render(request, "overlap_part.html", shown)
    return redirect(f"{reverse('pledges', args=[code])}#o{held[0].overlap.key if held else ''}")
