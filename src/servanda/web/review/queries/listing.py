"""Lists of statements over all mechanisms, narrowed to and ordered by where commitments stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from servanda.records import Kind
from servanda.records.delivery import Status
from servanda.records.register import Page, StatementEntry
from servanda.web.register import models as register
from servanda.web.register.queries import sorting
from servanda.web.register.queries.listing import Filter, statements
from servanda.web.register.queries.meetings import mechanisms
from servanda.web.register.viewing import Viewer
from servanda.web.review import models
from servanda.web.review.deriving import RELATIONS
from servanda.web.review.queries.standings import placed

__all__ = ["Sort", "Wish", "listed", "overdue", "statuses"]


class Sort(StrEnum):
    """What a list may be sorted by."""

    DATE = "date"
    HOLDER = "holder"
    DUE = "due"
    STATUS = "status"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a list beside its filter: commitments of which status, in which order.

    ``sort`` None: newest first; ``down``: the other way round. ``today`` tells what is over.
    """

    today: dt.date
    statuses: tuple[Status, ...] = ()
    sort: Sort | None = None
    down: bool = False

    @classmethod
    def of(cls, today: dt.date, statuses: tuple[Status, ...], word: str) -> Wish:
        """``word`` says how to sort: "due", or "-due" for the other way round; any other says nothing."""
        name = word.removeprefix("-")
        return cls(today, statuses, Sort(name), word.startswith("-")) if name in set(Sort) else cls(today, statuses)

    @property
    def word(self) -> str:
        """The word that says how it is sorted; "" for newest first."""
        word = f"{'-' if self.down else ''}{self.sort or ''}"
        return "" if word == "-date" else word


def listed(viewer: Viewer, wanted: Filter, wish: Wish, *, start: int = 0, size: int = 50) -> Page:
    """A page of the statements that both describe and this viewer may see."""
    known: dict[str, Status] = {}
    if wish.statuses or wish.sort is Sort.STATUS:
        codes = [wanted.mechanism] if wanted.mechanism else [one.code for one in mechanisms(viewer)]
        known = _told(viewer, codes, wish.today, _spoken())
    within = _of(known, wish.statuses) if wish.statuses else Q()
    return statements(viewer, wanted, within=within, order=_order(wanted, wish, known), start=start, size=size)


def statuses(viewer: Viewer, rows: Iterable[StatementEntry], today: dt.date) -> Mapping[str, Status]:
    """Where the commitments among ``rows`` stand, by id."""
    held = {one.ref: one.mechanism for one in rows if one.kind is Kind.COMMITMENT}
    codes = sorted({code for code in held.values() if code})
    known = _told(viewer, codes, today, _near(held))
    return {ref: known.get(ref, Status.NO_INFORMATION) for ref in held}


def overdue(viewer: Viewer, rows: Sequence[StatementEntry], today: dt.date) -> tuple[StatementEntry, ...]:
    """Those of the commitments ``rows`` that are open though their day is over, as they come."""
    wanted = _near(one.ref for one in rows)
    known = {
        mention.ref: thread.open and thread.due is not None and thread.due.over(today)
        for code in sorted({one.mechanism for one in rows if one.mechanism})
        for thread in placed(viewer, code, today, wanted).values()
        for mention in thread.mentions
    }
    return tuple(one for one in rows if known.get(one.ref, True))


def _told(viewer: Viewer, codes: Iterable[str], today: dt.date, wanted: Q) -> dict[str, Status]:
    """The status of each mention of the commitments that ``wanted`` describes."""
    return {
        mention.ref: thread.derived.status
        for code in codes
        for thread in placed(viewer, code, today, wanted).values()
        for mention in thread.mentions
    }


def _spoken() -> Q:
    """Commitments of which any source says something: few of many."""
    links = register.Link.objects.filter(state="confirmed", relation__in=list(RELATIONS)).values("earlier")
    reports = models.Report.objects.filter(current=True).exclude(signed_by="").values("name__statement")
    deliveries = models.Delivery.objects.values("pledge__name__statement")
    return _gathered(Q(pk__in=links) | Q(pk__in=reports) | Q(pk__in=deliveries))


def _near(refs: Iterable[str]) -> Q:
    """These statements and the other mentions of their commitments, by row id.

    Asked for in the same query, they make SQLite read every statement of the mechanism (90 ms of 100,000).
    """
    own = dict(register.Statement.objects.filter(ref__in=list(refs), current=True).values_list("pk", "commitment"))
    gathered = {number for number in own.values() if number}
    others = register.Statement.objects.filter(commitment__in=gathered, current=True).values_list("pk", flat=True)
    return Q(pk__in={*own, *others})


def _gathered(chosen: Q) -> Q:
    """The statements that are chosen, and the other mentions of their commitments."""
    rows = register.Statement.objects.filter(chosen, current=True)
    return Q(pk__in=rows.values("pk")) | Q(commitment__in=rows.exclude(commitment=None).values("commitment"))


def _of(known: Mapping[str, Status], wanted: tuple[Status, ...]) -> Q:
    found = Q(kind=Kind.COMMITMENT.value)
    if Status.NO_INFORMATION in wanted:
        return found & ~Q(ref__in=[ref for ref, status in known.items() if status not in wanted])
    return found & Q(ref__in=[ref for ref, status in known.items() if status in wanted])


def _order(wanted: Filter, wish: Wish, known: Mapping[str, Status]) -> sorting.Order:
    match wish.sort:
        case None:
            return sorting.NEWEST
        case Sort.DATE:
            return sorting.ordered(sorting.by_date(), down=wish.down)
        case Sort.HOLDER:
            return sorting.ordered(sorting.by_holder(wanted.mechanism), down=wish.down)
        case Sort.DUE:
            return sorting.ordered(sorting.by_due(), down=wish.down)
        case Sort.STATE:
            return sorting.ordered(sorting.by_state(), down=wish.down)
        case Sort.STATUS:
            groups = [[ref for ref, status in known.items() if status is one] for one in Status]
            by = sorting.ranked("ref", groups, list(Status).index(Status.NO_INFORMATION))
            return sorting.ordered(by, down=wish.down)
