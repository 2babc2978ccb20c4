"""The review of a cycle: returns of parties, and the implementation review to read, print and take away."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import nullcontext

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from servanda.errors import NotFoundError, RefusedError, RegisterError, UnreadableError
from servanda.publishing.delivery import form as csv_form
from servanda.publishing.delivery import form_xlsx, markdown
from servanda.publishing.delivery import page as html_page
from servanda.publishing.delivery import table as csv_table
from servanda.publishing.delivery.blocks import Block, Heading, Paragraph, Table
from servanda.publishing.delivery.review import blocks
from servanda.records.register import MechanismEntry, MeetingEntry
from servanda.records.returns import Outcome
from servanda.web.looking import viewer
from servanda.web.pages.posting import hand, said
from servanda.web.pages.rights import may_report, may_sign
from servanda.web.pages.shown import speaking
from servanda.web.pages.views.home import today
from servanda.web.register.queries import meetings
from servanda.web.review.queries.returns import cycles, form, overview, reports
from servanda.web.review.queries.reviewing import review
from servanda.web.review.services import reports as services
from servanda.web.review.services.returns import take

__all__ = ["blank", "page", "report", "sign", "upload"]

MOST_BYTES = 8 * 2**20
LONGEST = 40
WRITERS: dict[str, tuple[Callable[[Iterable[Block]], str], str]] = {
    "md": (markdown.render, "text/markdown"),
    "html": (html_page.render, "text/html"),
    "csv": (csv_table.render, "text/csv"),
}


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Returns received and outstanding, and what the viewer may do with them."""
    found = meetings.mechanism(viewer(request), code)
    return render(request, "review.html", _held(request, found, request.GET.get("cycle", "")))


def _held(request: HttpRequest, found: MechanismEntry, asked: str) -> dict[str, object]:
    who = viewer(request)
    met = meetings.meetings(who, found.code)
    cycle = _name(asked) or _usual(met)
    day = today(found, dt.datetime.now(dt.UTC))
    parties = [str(member.code) for member in found.members]
    told = reports(who, found.code, cycle=cycle) if cycle else ()
    return {
        "mechanism": found,
        "cycle": cycle,
        "cycles": list(dict.fromkeys([*_suggested(met), *cycles(who, found.code)])),
        "returns": overview(who, found.code, cycle, day),
        "reports": told,
        "mine": [party for party in parties if may_report(who, found.code, party)],
        "signs": [party for party in parties if may_sign(who, found.code, party)],
        "today": day,
    }


def _name(words: str) -> str:
    return words.replace("\x00", "").strip()[:LONGEST]


def _usual(met: tuple[MeetingEntry, ...]) -> str:
    """From the last meeting that was held until today."""
    gone = [one.key for one in met if one.state == "held"]
    return f"{gone[-1]}.." if gone else ""


def _suggested(met: tuple[MeetingEntry, ...]) -> list[str]:
    gone = [one for one in met if one.state == "held" and one.start]
    years = sorted({str(one.start.year) for one in gone if one.start}, reverse=True)
    return [*(f"{one.key}.." for one in reversed(gone[-3:])), *years[:3]]


@require_safe
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The implementation review as a page, or with ``?format=`` as a file."""
    who = viewer(request)
    found = meetings.mechanism(who, code)
    day = today(found, dt.datetime.now(dt.UTC))
    cycle = _name(request.GET.get("cycle", ""))
    kind = request.GET.get("format", "")
    if kind in WRITERS:
        write, type_ = WRITERS[kind]
        # A CSV file is data: the same in every language.
        with nullcontext() if kind == "csv" else speaking(found):
            body = write(blocks(review(who, code, cycle, day), day))
        answer = HttpResponse(body.encode("utf-8"), content_type=f"{type_}; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="review-{_file(code)}.{kind}"'
        return answer
    with speaking(found):
        printed = _printed(blocks(review(who, code, cycle, day), day))
    held = {
        "mechanism": found,
        "cycle": cycle,
        "blocks": printed[1:],
        "formats": list(WRITERS),
        "day": day,
    }
    return render(request, "review_report.html", held)


def _file(words: str) -> str:
    return "".join(one for one in words if one.isalnum() and one.isascii()) or "mechanism"


def _printed(held: Iterable[Block]) -> list[dict[str, object]]:
    """Blocks for the page; a table is called as the heading above it."""
    found, heading = [], ""
    for block in held:
        heading = block.words if isinstance(block, Heading) else heading
        found.append({**_shown(block), "called": heading})
    return found


def _shown(block: Block) -> dict[str, object]:
    match block:
        case Heading():
            return {"heading": block}
        case Paragraph():
            return {"paragraph": block}
        case Table():
            # The first column of commitments and pledges is an id, which leads to its page.
            return {"table": block, "ids": block.name.startswith(("commitments", "pledges"))}


@require_safe
def blank(request: HttpRequest, code: str) -> HttpResponse:
    """The form for a party, filled in with what is known."""
    who = viewer(request)
    found = meetings.mechanism(who, code)
    party, cycle = request.GET.get("party", ""), _name(request.GET.get("cycle", ""))
    if not who.name or not may_report(who, code, party):
        raise RefusedError(_("you do not report for this party"), remedy=_("Ask its coordinator"))
    if party not in {str(member.code) for member in found.members} or not cycle:
        raise NotFoundError(_("there is no such form"), remedy=_("Choose a party and a cycle"))
    rows = form(who, code, party, cycle, today(found, dt.datetime.now(dt.UTC)))
    if request.GET.get("format") == "csv":
        answer = HttpResponse(csv_form.to_csv(rows), content_type="text/csv; charset=utf-8")
        suffix = "csv"
    else:
        type_ = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        answer, suffix = HttpResponse(form_xlsx.to_xlsx(rows), content_type=type_), "xlsx"
    answer["Content-Disposition"] = f'attachment; filename="return-{_file(code)}-{_file(party)}.{suffix}"'
    return answer


@require_POST
def upload(request: HttpRequest, code: str) -> HttpResponse:
    """Take a filled form in, and tell what became of every row."""
    by = hand(request)
    found = meetings.mechanism(by.viewer, code)
    party, cycle, file = said(request, "party"), _name(said(request, "cycle")), request.FILES.get("file")
    if not may_report(by.viewer, code, party):
        raise RefusedError(_("you do not report for this party"), remedy=_("Ask its coordinator"))
    if file is None or not cycle:
        raise RegisterError(_("no form was given"), remedy=_("Choose the filled form"))
    name = file.name or "form"
    if (file.size or 0) > MOST_BYTES:
        raise UnreadableError(_("it is too large"), source=name, remedy=_("Give a file of up to 8 MB"))
    read = csv_form.from_csv if name.casefold().endswith(".csv") else form_xlsx.from_xlsx
    outcome = take(read(file.read(), name), code, party, cycle, by)
    counts = Counter(one.outcome for one in outcome)
    held = {
        **_held(request, found, cycle),
        "outcome": outcome,
        "counts": [(kind.value, counts[kind]) for kind in Outcome],
        "party": party,
    }
    return render(request, "review.html", held)


@require_POST
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """Let a party's reports of a cycle out."""
    by = hand(request)
    meetings.mechanism(by.viewer, code)
    cycle = _name(said(request, "cycle"))
    if not by.viewer.name:
        raise RefusedError(_("you do not sign for this party"), remedy=_("Its coordinator does"))
    services.sign(code, said(request, "party"), cycle, by)
    return redirect(f"{reverse('review', args=[code])}?{urlencode({'cycle': cycle})}")
