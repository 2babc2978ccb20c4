"""One statement: fields, mentions through the meetings with what differs, status and why, evidence, remarks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from servanda.errors import UnreadableError
from servanda.publishing.word_marks import Run, differing_runs
from servanda.records import Kind
from servanda.records.evidence import EvidenceKind
from servanda.records.level import Level
from servanda.records.register import CommitmentEntry, MechanismEntry, StatementEntry
from servanda.records.ruling import Plain
from servanda.web.looking import viewer
from servanda.web.pages.posting import chosen, hand, said
from servanda.web.pages.rights import levels, may_edit, may_speak
from servanda.web.pages.views.home import today
from servanda.web.pages.views.pledges import row
from servanda.web.register.queries import showing
from servanda.web.register.queries.meetings import mechanisms
from servanda.web.register.viewing import Viewer
from servanda.web.review.queries.board import comments
from servanda.web.review.queries.evidence import evidence, kept
from servanda.web.review.queries.one import standing
from servanda.web.review.services import comments as remarks
from servanda.web.review.services import evidence as pieces
from servanda.web.review.services import reports

__all__ = ["Mention", "add_evidence", "comment", "extend", "fields", "file", "statement"]

MOST_BYTES = 20 * 2**20


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention beside the one before: the words of both with what differs; no words for the first."""

    entry: StatementEntry
    before: Sequence[Run] = ()
    now: Sequence[Run] = ()


@require_safe
def statement(request: HttpRequest, ref: str) -> HttpResponse:
    """The statement of this id with the commitment it belongs to."""
    who = viewer(request)
    entry = showing.statement(who, ref)
    commitment = showing.commitment(who, entry.ref)
    known = {one.code: one for one in mechanisms(who)}
    mechanism = known.get(entry.mechanism or "")
    refs = [one.ref for one in commitment.mentions]
    held = {
        "entry": entry,
        "fields": fields(entry),
        "commitment": commitment,
        "mentions": list(_mentions(commitment.mentions)),
        "mechanism": mechanism,
        "edits": may_edit(who, entry.mechanism),
        "speaks": may_speak(who, entry.mechanism),
        "evidence": evidence(who, entry.mechanism, refs=refs),
        "kinds": [kind.value for kind in EvidenceKind],
        "comments": comments(who, refs),
        "levels": [level.value for level in levels(who, entry.mechanism) if level.width <= entry.level.width],
        **_standing(who, mechanism, commitment),
    }
    return render(request, "statement.html", held)


def _standing(who: Viewer, mechanism: MechanismEntry | None, commitment: CommitmentEntry) -> dict[str, object]:
    if mechanism is None or commitment.mentions[0].kind is not Kind.COMMITMENT:
        return {}
    day = today(mechanism, dt.datetime.now(dt.UTC))
    thread, pledged = standing(who, mechanism.code, [one.ref for one in commitment.mentions], day)
    if thread is None:
        return {}
    overdue = thread.due is not None and thread.open and thread.due.over(day)
    return {"thread": thread, "overdue": overdue, "pledged": [row(one, day) for one in pledged]}


def fields(entry: StatementEntry) -> list[tuple[str, Plain]]:
    """The fields that say something, holders first."""
    return [(name, value) for name, value in entry.values.items() if value not in (None, "", [], False)]


def _mentions(entries: Sequence[StatementEntry]) -> Sequence[Mention]:
    found = [Mention(entries[0])]
    for earlier, later in pairwise(entries):
        before, now = differing_runs(earlier.quote, later.quote)
        found.append(Mention(later, before, now))
    return found


@require_POST
def add_evidence(request: HttpRequest, ref: str) -> HttpResponse:
    """File a piece of evidence: words of a kept text, an address, or a file."""
    upload = request.FILES.get("file")
    if upload is not None and (upload.size or 0) > MOST_BYTES:
        raise UnreadableError(_("it is too large"), source=upload.name, remedy=_("Give a file of up to 20 MB"))
    given = pieces.Given(
        ref,
        chosen(request, "kind", EvidenceKind),
        said(request, "shows"),
        day=said(request, "day"),
        party=said(request, "party"),
        text=said(request, "text"),
        quote=said(request, "quote"),
        url=said(request, "url"),
        file=(upload.name or "file") if upload else "",
        data=upload.read() if upload else None,
    )
    pieces.add(given, hand(request))
    return redirect(f"{reverse('statement', args=[ref])}#evidence")


@require_safe
def file(request: HttpRequest, key: str) -> HttpResponse:
    """A file that was given as evidence; never shown by the browser, because nobody checked what is in it."""
    name, data = kept(viewer(request), key)
    answer = HttpResponse(data, content_type="application/octet-stream")
    plain = "".join(one if one.isalnum() or one in ".-_" else "_" for one in name if one.isascii())[-80:] or "file"
    answer["Content-Disposition"] = f'attachment; filename="{plain}"'
    return answer


@require_POST
def comment(request: HttpRequest, ref: str) -> HttpResponse:
    """File a remark."""
    remarks.comment(ref, said(request, "words"), chosen(request, "level", Level), hand(request))
    return redirect(f"{reverse('statement', args=[ref])}#remarks")


@require_POST
def extend(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a commitment a later day."""
    reports.extend(ref, said(request, "until"), said(request, "reason"), hand(request))
    return redirect("statement", ref)
