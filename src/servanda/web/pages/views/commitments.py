"""The table of commitments: filters in the address, page by page, and what is shown as a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from servanda.publishing.csv_table import safe
from servanda.records import Force, Kind, PartialDate, Standing
from servanda.records.delivery import Status
from servanda.records.register import StatementEntry
from servanda.records.ruling import State
from servanda.web.looking import viewer
from servanda.web.pages.shown import words
from servanda.web.pages.summary import summary
from servanda.web.register.queries.listing import Filter
from servanda.web.register.queries.meetings import mechanisms, meetings
from servanda.web.register.queries.suggesting import suggest
from servanda.web.review.queries.listing import Wish, listed, statuses

__all__ = ["commitments", "wanted"]

SIZE = 50
NAMES = frozenset(
    "mechanism meeting text holder beneficiary area topic since until kind force state standing due words".split()
) | {"status"}
DATES = ("since", "until", "due")
VALUES: Mapping[str, frozenset[str]] = {
    "kind": frozenset(Kind),
    "force": frozenset(Force),
    "state": frozenset(State),
    "standing": frozenset(Standing),
    "status": frozenset(Status),
}
LONGEST = 200
EXPORTED = 5000
LAST_START = 9950
"""Nobody pages further than what is counted."""


def wanted(held: QueryDict) -> Filter:
    """The filter that an address describes; what it names and nobody knows is left out."""
    kinds = [Kind(one) for one in held.getlist("kind") if one in set(Kind)]
    return Filter(
        mechanism=_word(held, "mechanism"),
        meeting=_word(held, "meeting"),
        text=_word(held, "text"),
        holder=_word(held, "holder"),
        beneficiary=_word(held, "beneficiary"),
        area=_word(held, "area"),
        topic=_word(held, "topic"),
        since=_date(held, "since"),
        until=_date(held, "until"),
        kinds=tuple(kinds) or (Kind.COMMITMENT,),
        forces=tuple(one for one in held.getlist("force") if one in set(Force)),
        states=tuple(State(one) for one in held.getlist("state") if one in set(State)),
        standings=tuple(Standing(one) for one in held.getlist("standing") if one in set(Standing)),
        due_until=_date(held, "due"),
        words=_word(held, "words") or "",
    )


def _word(held: QueryDict, name: str) -> str | None:
    return (held.get(name) or "").replace("\x00", "").strip()[:LONGEST] or None


def _date(held: QueryDict, name: str) -> str | None:
    word = _word(held, name)
    try:
        return str(PartialDate.parse(word)) if word else None
    except (ValueError, TypeError):
        return None


def _unknown(held: QueryDict) -> list[tuple[str, str]]:
    """What the address names and nobody knows: it narrows nothing."""
    dates = [(name, _word(held, name)) for name in DATES if not _date(held, name)]
    values = [(name, one[:LONGEST]) for name, known in VALUES.items() for one in held.getlist(name) if one not in known]
    return [(name, word) for name, word in (*dates, *values) if word]


def _wish(held: QueryDict) -> Wish:
    """In which order, and of which status."""
    found = tuple(Status(one) for one in held.getlist("status") if one in set(Status))
    return Wish.of(dt.datetime.now(dt.UTC).date(), found, held.get("sort", ""))


def _sorts(sort: str) -> list[tuple[str, str]]:
    """What can be chosen; what is turned round stays so."""
    names = {
        "": _("newest first"),
        "date": _("oldest first"),
        "holder": _("Who"),
        "due": _("Due"),
        "status": _("Where it stands"),
        "state": _("State"),
    }
    return [(sort if sort == f"-{name}" else name, word) for name, word in names.items()]


@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """The table, or with ``?format=csv`` the same as a file."""
    who, filters, wish = viewer(request), wanted(request.GET), _wish(request.GET)
    if request.GET.get("format") == "csv":
        rows = listed(who, filters, wish, size=EXPORTED).rows
        return _file(rows, statuses(who, rows, wish.today))
    start = _start(request.GET.get("start", ""))
    page = listed(who, filters, wish, start=start, size=SIZE)
    known = mechanisms(who)
    chosen = list(summary(((name, str(value)) for name, value in request.GET.items()), known))
    held = {
        "page": page,
        "delivery": statuses(who, page.rows, wish.today),
        "filters": filters,
        "wish": wish,
        "next": start + SIZE if len(page.rows) == SIZE else None,
        "previous": max(0, start - SIZE) if start else None,
        "last": start + len(page.rows),
        "known": known,
        "by_code": {one.code: one for one in known},
        "chosen_mechanism": next((one for one in known if one.code == filters.mechanism or len(known) == 1), None),
        "meetings": meetings(who, filters.mechanism) if filters.mechanism else (),
        "holders": suggest(who, "holders", "", size=200),
        "beneficiaries": suggest(who, "beneficiaries", "", size=200),
        "areas": suggest(who, "areas", "", size=50),
        "kinds": [kind.value for kind in Kind],
        "forces": [force.value for force in Force],
        "states": [state.value for state in State],
        "standings": [standing.value for standing in Standing],
        "sort": wish.word,
        "sorts": _sorts(wish.word),
        "statuses": [status.value for status in Status],
        "chosen": chosen,
        "unknown": _unknown(request.GET),
        "narrowed": bool(chosen),
    }
    return render(request, "commitments.html", held)


def _start(words: str) -> int:
    return min(int(words), LAST_START) if words.isascii() and words.isdigit() and len(words) < 7 else 0


def _file(rows: tuple[StatementEntry, ...], delivery: Mapping[str, Status]) -> HttpResponse:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        status = delivery.get(row.ref)
        cells = {**_cells(row), "status": words(status.value) if status else ""}
        writer.writerow([safe(cells[name]) for name in COLUMNS])
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    answer = HttpResponse("\ufeff" + held.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="commitments.csv"'
    return answer


COLUMNS = (
    "id", "date", "kind", "strength", "who", "for", "area", "due", "words", "text", "paragraph", "standing", "state",
    "level", "status",
)  # fmt: skip


def _cells(row: StatementEntry) -> Mapping[str, str]:
    period = row.values.get("period")
    return {
        "id": row.ref,
        "date": str(row.date or ""),
        "kind": row.kind.value,
        "strength": words(row.values.get("force")),
        "who": "; ".join(row.holders),
        "for": words(row.values.get("beneficiaries")),
        "area": words(row.values.get("areas")),
        "due": str(period.get("end") or "") if isinstance(period, Mapping) else "",
        "words": row.quote,
        "text": row.title,
        "paragraph": row.paragraph,
        "standing": words(row.standing.value),
        "state": row.state.value,
        "level": row.level.value,
    }
