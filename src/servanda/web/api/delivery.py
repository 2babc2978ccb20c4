"""The addresses of delivery below ``/api/``: read only, what the caller may see."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from ninja import Router

from servanda.errors import RegisterError
from servanda.web.api.delivery_shapes import DueOut, EvidenceOut, InstrumentOut, PledgeOut, ReportOut, UseOut
from servanda.web.api.parts import FAILS, Cursor, Name, Part, Size, Word, part
from servanda.web.looking import viewer
from servanda.web.register.queries import meetings
from servanda.web.register.queries.precedent import precedent
from servanda.web.register.viewing import Viewer
from servanda.web.review.queries.due import due_list
from servanda.web.review.queries.evidence import evidence
from servanda.web.review.queries.instruments import instruments
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.queries.returns import reports

__all__ = ["router"]

router = Router()
MOST = 10_000
"""How many due commitments are looked through."""


def _who(request: HttpRequest, code: str) -> Viewer:
    """The caller, who may see the mechanism. Raises NotFoundError if not."""
    who = viewer(request)
    meetings.mechanism(who, code)
    return who


@router.get("/mechanisms/{code}/pledges", response={200: Part[PledgeOut], **FAILS}, summary="Pledges, delivered")
def its_pledges(request: HttpRequest, code: Name, size: Size = 50, cursor: Cursor = None) -> Part[PledgeOut]:
    """Pledges with what came of them."""
    return part(pledges(_who(request, code), code), cursor, size, PledgeOut.of)


@router.get("/mechanisms/{code}/instruments", response={200: Part[InstrumentOut], **FAILS}, summary="Instruments")
def its_instruments(request: HttpRequest, code: Name, size: Size = 50, cursor: Cursor = None) -> Part[InstrumentOut]:
    """Instruments with their steps and the parties' acts."""
    return part(instruments(_who(request, code), code), cursor, size, InstrumentOut.of)


@router.get("/mechanisms/{code}/due", response={200: Part[DueOut], **FAILS}, summary="What is due, most overdue first")
def its_due(
    request: HttpRequest,
    code: Name,
    until: Word | None = None,
    holder: Word | None = None,
    size: Size = 50,
    cursor: Cursor = None,
) -> Part[DueOut]:
    """Open commitments with a day, up to ``until`` (2026-12-31)."""
    who, today = _who(request, code), dt.datetime.now(dt.UTC).date()
    found = due_list(who, code, today, until=_day(until), holder=holder, size=MOST)
    return part(found, cursor, size, DueOut.of)


def _day(said: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(said) if said else None
    except ValueError as error:
        raise RegisterError("this is no day", source=said, remedy="Give it as 2026-12-31") from error


@router.get("/mechanisms/{code}/reports", response={200: Part[ReportOut], **FAILS}, summary="What parties report")
def its_reports(
    request: HttpRequest, code: Name, party: Word = "", cycle: Word = "", size: Size = 50, cursor: Cursor = None
) -> Part[ReportOut]:
    """Reports by party; those that nobody signed yet only for who reports for the party."""
    return part(reports(_who(request, code), code, party, cycle), cursor, size, ReportOut.of)


@router.get("/mechanisms/{code}/evidence", response={200: Part[EvidenceOut], **FAILS}, summary="Evidence, oldest first")
def its_evidence(
    request: HttpRequest, code: Name, of: Word | None = None, size: Size = 50, cursor: Cursor = None
) -> Part[EvidenceOut]:
    """Evidence of commitments; ``of``: of the one with this id."""
    return part(evidence(_who(request, code), code, of), cursor, size, EvidenceOut.of)


@router.get("/precedent", response={200: Part[UseOut], **FAILS}, summary="Where a wording was used, oldest first")
def uses(
    request: HttpRequest, phrase: Word, mechanism: Word | None = None, size: Size = 50, cursor: Cursor = None
) -> Part[UseOut]:
    """Uses of a phrase in agreed texts."""
    return part(precedent(viewer(request), phrase, mechanism=mechanism).uses, cursor, size, UseOut.of)
