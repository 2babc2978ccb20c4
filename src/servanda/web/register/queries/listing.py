"""Lists of statements: filtered, newest first, page by page, in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from servanda.records import Kind, Standing
from servanda.records.register import Page
from servanda.records.ruling import State
from servanda.web.register import models
from servanda.web.register.queries import matching
from servanda.web.register.queries.entries import entries, with_text
from servanda.web.register.queries.sorting import NEWEST, Order
from servanda.web.register.viewing import Viewer, visible

__all__ = ["COUNTED", "Filter", "chosen", "statements", "taken"]

COUNTED = 1_000
"""As far as matches are counted: nobody pages further, and counting half a million takes longer than showing fifty."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; None or empty: all. Codes and keys as shown; dates in ISO 8601, as long as known.

    ``words`` must stand in the statement's paragraph. ``states`` empty: all but what was rejected or replaced.
    """

    mechanism: str | None = None
    meeting: str | None = None
    text: str | None = None
    kinds: tuple[Kind, ...] = ()
    forces: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    standings: tuple[Standing, ...] = ()
    holder: str | None = None
    beneficiary: str | None = None
    area: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    due_until: str | None = None
    words: str = ""
    again: bool = False


def statements(
    viewer: Viewer, wanted: Filter, *, within: Q | None = None, order: Order = NEWEST, start: int = 0, size: int = 50
) -> Page:
    """A page of the statements that ``wanted`` describes (of those ``within``) and this viewer may see."""
    rows = chosen(viewer, wanted)
    rows = rows.filter(within) if within else rows
    # Without an order: PostgreSQL would sort all of half a million (0.18 s) before it counts the first thousand.
    total = rows.order_by().values("pk")[: COUNTED + 1].count()
    page = taken(rows.order_by(*order), start, size)
    return Page(entries(page, viewer), total if total <= COUNTED else None, start)


def taken(rows: QuerySet[models.Statement], start: int, size: int) -> list[models.Statement]:
    """The rows from ``start`` on, in their order: chosen by narrow indexes, and only then read."""
    numbers = list(rows.values_list("pk", flat=True)[start : start + size])
    held = with_text(models.Statement.objects.all()).in_bulk(numbers)
    return [held[number] for number in numbers if number in held]


def chosen(viewer: Viewer, wanted: Filter) -> QuerySet[models.Statement]:
    """The rows, not ordered."""
    rows = models.Statement.objects.filter(_plain(wanted), current=True)
    if viewer.everywhere.width:
        rows = rows.filter(visible(viewer))
    for facet, value in (("holders", wanted.holder), ("beneficiaries", wanted.beneficiary), ("areas", wanted.area)):
        if value:
            rows = rows.filter(Exists(models.Facet.objects.filter(statement=OuterRef("pk"), facet=facet, value=value)))
    if wanted.words:
        rows = rows.filter(matching.beside(wanted.words))
    return rows


def _plain(wanted: Filter) -> Q:
    """The conditions on the statement's own columns."""
    states = wanted.states or (State.READ, State.WAITING, State.CONFIRMED)
    found = Q(state__in=[state.value for state in states])
    pairs = {
        "mechanism__code": wanted.mechanism,
        "text__meeting__key": wanted.meeting,
        "text__key": wanted.text,
        "topic__key": wanted.topic,
        "date__gte": wanted.since,
        "kind__in": [kind.value for kind in wanted.kinds],
        "force__in": list(wanted.forces),
        "standing__in": [standing.value for standing in wanted.standings],
    }
    found &= Q(**{name: value for name, value in pairs.items() if value})
    if wanted.until:
        # "until 2024" takes the whole year in.
        found &= Q(date__lte=f"{wanted.until}~")
    if wanted.due_until:
        found &= Q(due__gt="", due__lte=f"{wanted.due_until}~")
    return found & Q(again=True) if wanted.again else found
