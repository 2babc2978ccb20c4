"""The list of texts, and one text as published with its statements marked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from servanda.records import Kind, Standing
from servanda.records.level import Level
from servanda.records.register import MechanismEntry, TextEntry
from servanda.web.looking import viewer
from servanda.web.pages import marking
from servanda.web.pages.about import of_text, titled
from servanda.web.pages.posting import chosen, dated, hand, said
from servanda.web.pages.rights import may_edit
from servanda.web.register.queries import showing
from servanda.web.register.queries.listing import Filter, statements
from servanda.web.register.queries.meetings import mechanisms, meetings
from servanda.web.register.queries.series import series
from servanda.web.register.queries.titles import titles
from servanda.web.register.services import describing
from servanda.web.register.services.describing import Description
from servanda.web.register.viewing import Viewer

__all__ = ["describe", "text", "texts"]

MOST = 5000
"""Statements of one text: the longest act has a tenth."""
PAGE = 100


@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    """Texts, newest first."""
    who = viewer(request)
    code = request.GET.get("mechanism") or None
    found = showing.texts(who, mechanism=code, meeting=request.GET.get("meeting") or None, size=PAGE + 1)
    held = {"texts": found[:PAGE], "more": len(found) > PAGE, "known": mechanisms(who), "chosen": code}
    return render(request, "texts.html", held)


@require_safe
def text(request: HttpRequest, key: str) -> HttpResponse:
    """One text."""
    who = viewer(request)
    found = showing.text(who, key)
    known = {one.code: one for one in mechanisms(who)}
    edits = may_edit(who, found.mechanism)
    held = {
        "text": found,
        "sheet": _sheet(who, found, known.get(found.mechanism or "")),
        "mechanism": known.get(found.mechanism or ""),
        "edits": edits,
        "about": of_text(found),
        "meetings": tuple(reversed(meetings(who, found.mechanism))) if edits and found.mechanism else (),
        "standings": list(Standing),
        "levels": list(Level),
        "others": [one for one in titles(who, found.mechanism, size=PAGE) if one[0] != found.key],
        "kinds": [kind.value for kind in Kind],
    }
    return render(request, "text.html", held)


@require_POST
def describe(request: HttpRequest, key: str) -> HttpResponse:
    """Say what the text is called, of when it is, where it belongs and whose word it is."""
    described = Description(
        title=titled(request, "title"),
        date=dated(request, "date"),
        meeting=said(request, "meeting") or None,
        standing=chosen(request, "standing", Standing),
    )
    by = hand(request)
    describing.describe(key, described, by.viewer, by.at)
    return redirect("text", key)


def _sheet(who: Viewer, found: TextEntry, mechanism: MechanismEntry | None) -> marking.Sheet:
    held = series(who, None, text=found.key)
    if not held.readings:
        return marking.plain(showing.document(who, found.key))
    beside = {one.ref: one for one in statements(who, Filter(text=found.key), size=MOST).rows}
    return marking.laid(held.readings[0], [beside.get(ref) for ref in held.refs[found.key]], mechanism)
