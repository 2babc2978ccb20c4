"""Pledges with their deliveries and the pairs they are in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Q

from servanda.records import Amount, Bound, Code, PartialDate, Period, Standing
from servanda.records.level import Level
from servanda.records.pledge import Delivered, OverlapEntry, OverlapKind, PledgeEntry
from servanda.web.register.queries.entries import day
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review import models

__all__ = ["pledges"]

FEW = 500
"""As many ids as are named in one query."""


def pledges(
    viewer: Viewer, mechanism: str, *, ref: str | None = None, statements: Sequence[int] | None = None
) -> tuple[PledgeEntry, ...]:
    """The pledges of a mechanism that this viewer may see, oldest first, in three queries.

    With ``statements``, row ids, of those alone; a pair then is told only with its later pledge.
    """
    rows = models.Pledge.objects.filter(
        visible(viewer),
        visible(viewer, "name__statement__"),
        mechanism__code=mechanism,
        name__statement__current=True,
    ).exclude(name__statement__state__in=["rejected", "replaced"])
    if ref:
        rows = rows.filter(name__name=ref)
    if statements is not None:
        rows = rows.filter(name__statement__in=statements)
    held = list(
        rows.select_related("name__statement__text").order_by("name__statement__date", "name__statement__start", "pk")
    )
    if not held:
        return ()
    came, pairs = _deliveries(viewer, held), _overlaps(viewer, mechanism)
    return tuple(_entry(row, came.get(row.pk, ()), pairs.get(row.pk, ())) for row in held)


def _deliveries(viewer: Viewer, held: list[models.Pledge]) -> dict[int, tuple[Delivered, ...]]:
    found: dict[int, tuple[Delivered, ...]] = defaultdict(tuple)
    few = {"pledge__in": held} if len(held) <= FEW else {"pledge__mechanism__in": {row.mechanism_id for row in held}}
    rows = models.Delivery.objects.filter(visible(viewer), **few).order_by("day", "pk")
    for row in rows:
        evidence = str(row.evidence) if row.evidence else None
        one = Delivered(str(row.uid), Decimal(row.value), PartialDate.parse(row.day), row.source, row.in_all, evidence)
        found[row.pledge_id] += (one,)
    return found


def _overlaps(viewer: Viewer, mechanism: str) -> dict[int, tuple[OverlapEntry, ...]]:
    """By row id of the later pledge: a pair is told once."""
    found: dict[int, tuple[OverlapEntry, ...]] = defaultdict(tuple)
    ends = Q()
    for end in ("earlier__", "later__"):
        ends &= visible(viewer, end) & visible(viewer, f"{end}name__statement__")
    rows = models.Overlap.objects.filter(visible(viewer), ends, earlier__mechanism__code=mechanism)
    for row in rows.select_related("earlier", "later").order_by("pk"):
        found[row.later_id] += (
            OverlapEntry(
                str(row.uid),
                str(row.earlier.uid),
                str(row.later.uid),
                OverlapKind(row.kind),
                tuple(row.reasons),
                row.reason,
                row.revision,
            ),
        )
    return found


def _entry(row: models.Pledge, deliveries: tuple[Delivered, ...], overlaps: tuple[OverlapEntry, ...]) -> PledgeEntry:
    said = row.name.statement
    assert said is not None  # the query asked for it
    upper = Decimal(row.upper) if row.upper else None
    amount = Amount(Decimal(row.value), row.unit or None, row.currency or None, Bound(row.bound), upper)
    return PledgeEntry(
        key=str(row.uid),
        ref=said.ref,
        provider=Code(row.provider),
        receivers=tuple(Code(code) for code in row.receivers),
        amount=amount,
        window=_window(row),
        quote=said.quote,
        title=said.text.title or said.text.key,
        date=day(said.date),
        standing=Standing(said.standing),
        level=Level.of_width(min(row.level, said.level)),
        deliveries=deliveries,
        overlaps=overlaps,
    )


def _window(row: models.Pledge) -> Period | None:
    start = PartialDate.parse(row.start).first if row.start else None
    end: dt.date | None = PartialDate.parse(row.end).last if row.end else None
    return Period(start, end) if start or end else None
