"""The follow-up matrix: each earlier commitment with what became of it, and links to confirm."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from servanda.errors import NotFoundError, RefusedError, RegisterError
from servanda.records.ruling import Action
from servanda.tracing import trace_series
from servanda.web.looking import viewer
from servanda.web.pages.rights import may_edit
from servanda.web.register.queries import following, meetings
from servanda.web.register.queries.series import series
from servanda.web.register.services.linking import file_links, proposals, rule_link

__all__ = ["follow_up", "propose", "rule"]

ACTIONS = {"confirm": Action.LINK_CONFIRM, "reject": Action.LINK_REJECT, "undo": Action.LINK_UNDO}
SIZE = 60


@require_safe
def follow_up(request: HttpRequest, code: str) -> HttpResponse:
    """The matrix of a mechanism, a page at a time."""
    who = viewer(request)
    found = meetings.mechanism(who, code)
    rows = following.matrix(who, code)
    if request.GET.get("state") == "proposed":
        rows = tuple(row for row in rows if any(link.state == "proposed" for link in row.links))
    start = request.GET.get("start", "")
    at = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 0
    held = {
        "mechanism": found,
        "rows": rows[at : at + SIZE],
        "total": len(rows),
        "proposed": sum(link.state == "proposed" for row in rows for link in row.links),
        "edits": may_edit(who, code),
        "only": request.GET.get("state") == "proposed",
        "next": at + SIZE if at + SIZE < len(rows) else None,
        "previous": max(0, at - SIZE) if at else None,
    }
    return render(request, "follow_up.html", held)


@require_POST
def propose(request: HttpRequest, code: str) -> HttpResponse:
    """Trace the mechanism's texts and file what is found."""
    who = viewer(request)
    meetings.mechanism(who, code)
    if not may_edit(who, code):
        # Asked before tracing: it costs a minute, which is not for everybody to spend.
        raise RefusedError("you may read here but not write", remedy="Ask the mechanism's administrator for a role")
    held = series(who, code)
    file_links(proposals(trace_series(held.readings).links, held.refs), who)
    return redirect("follow-up", code)


@require_POST
def rule(request: HttpRequest, key: str) -> HttpResponse:
    """Confirm, reject or undo one link."""
    who = viewer(request)
    wanted, seen = ACTIONS.get(request.POST.get("action", "")), request.POST.get("seen", "")
    if wanted is None or not (seen.isascii() and seen.isdigit() and len(seen) < 9):
        raise RegisterError("a link cannot be ruled on with that", remedy="Load the page again")
    reason = request.POST.get("reason", "").strip()
    rule_link(key, wanted, reason, who, seen=int(seen), at=dt.datetime.now(dt.UTC))
    link = following.link(who, key)
    if link is None:
        raise NotFoundError(source=key)
    if request.headers.get("HX-Request"):
        return render(request, "link_part.html", {"link": link, "edits": True})
    code = link.earlier.mechanism
    return redirect(
        f"{reverse('follow-up', args=[code])}#l{key}" if code else reverse("statement", args=[link.earlier.ref])
    )
