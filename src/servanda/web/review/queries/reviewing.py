"""The implementation review of a mechanism for one cycle, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from servanda.publishing.delivery.words import SAYS
from servanda.publishing.saying import say_day
from servanda.publishing.wording import ACCORDING_TO
from servanda.records.evidence import EvidenceEntry
from servanda.records.review import Area, Moved, Review, ReviewRow, Said
from servanda.web.register import models as register
from servanda.web.register.queries.entries import day
from servanda.web.register.queries.meetings import mechanism as known
from servanda.web.register.queries.meetings import meetings
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review import models
from servanda.web.review.cycles import Span, cycle
from servanda.web.review.queries.evidence import evidence
from servanda.web.review.queries.instruments import instruments
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.queries.standings import Mention, Thread, standings

__all__ = ["review", "rows", "said"]

MOVES = ("strengthens", "weakens", "replaces")


def review(viewer: Viewer, mechanism: str, name: str, today: dt.date) -> Review:
    """The review of the cycle called ``name`` (see :mod:`servanda.web.review.cycles`).

    It holds what was agreed up to the cycle's end. Links are those of texts within the cycle.

    Raises:
        NotFoundError: if there is no such mechanism, meeting or date.
    """
    known(viewer, mechanism)
    when = cycle(name, meetings(viewer, mechanism), today)
    held = rows(viewer, mechanism, when.end)
    gone, moved = _moved(viewer, mechanism, when)
    flat = [row for row, _ in held]
    return Review(
        mechanism=mechanism,
        cycle=when.name,
        start=when.start,
        end=when.end,
        areas=_areas(held),
        pledges=tuple(one for one in pledges(viewer, mechanism) if one.date is None or one.date.first <= when.end),
        instruments=instruments(viewer, mechanism),
        gone=gone,
        moved=moved,
        texts=_texts(viewer, mechanism, when),
        counts=Counter(row.derived.status for row in flat),
        clauses=len(flat),
        clock=_clock(mechanism),
    )


def rows(viewer: Viewer, mechanism: str, today: dt.date) -> list[tuple[ReviewRow, str]]:
    """Each commitment agreed by ``today`` with where it stands then, and its first area."""
    upto = Q(date__lte=f"{today.isoformat()}~")
    shown = _evidence(viewer, mechanism)
    held = standings(viewer, mechanism, today, upto).values()
    return [(_row(one, shown, today), one.areas[0] if one.areas else "") for one in held]


def _row(one: Thread, shown: Mapping[str, list[EvidenceEntry]], today: dt.date) -> ReviewRow:
    first = one.first
    return ReviewRow(
        said=said(first),
        holders=one.holders,
        force=first.force,
        derived=one.derived,
        due=one.due,
        overdue=one.due is not None and one.open and one.due.over(today),
        later=tuple(said(mention) for mention in one.mentions[1:]),
        evidence=tuple(piece for mention in one.mentions for piece in shown.get(mention.ref, ())),
        checked=all(mention.state == "confirmed" for mention in one.mentions),
    )


def said(mention: Mention) -> Said:
    """A mention as it is shown."""
    title = mention.title or mention.text
    return Said(mention.ref, mention.quote, title, day(mention.date), mention.paragraph, mention.standing)


def _evidence(viewer: Viewer, mechanism: str) -> Mapping[str, list[EvidenceEntry]]:
    found: dict[str, list[EvidenceEntry]] = defaultdict(list)
    for piece in evidence(viewer, mechanism):
        found[piece.of].append(piece)
    return found


def _areas(held: Iterable[tuple[ReviewRow, str]]) -> tuple[Area, ...]:
    """By area, the largest first; what has none last."""
    found: dict[str, list[ReviewRow]] = defaultdict(list)
    for row, area in held:
        found[area].append(row)
    order = sorted(found, key=lambda area: (not area, -len(found[area]), area))
    return tuple(Area(area, tuple(found[area])) for area in order)


def _moved(viewer: Viewer, mechanism: str, when: Span) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
    """What texts of the cycle do not reiterate, and how they reword what was said before; confirmed first."""
    later = Q(later=None) | (visible(viewer, "later__") & Q(later__current=True))
    found = register.Link.objects.filter(
        visible(viewer, "earlier__"),
        visible(viewer, "text__"),
        later,
        earlier__mechanism__code=mechanism,
        earlier__kind="commitment",
        earlier__current=True,
        relation__in=[*MOVES, "not_reiterated"],
        text__date__lte=f"{when.end.isoformat()}~",
    ).exclude(state="rejected")
    if when.start is not None:
        found = found.filter(text__date__gte=when.start.isoformat())
    found = found.select_related("earlier__text", "later__text", "text").order_by("state", "text__date", "pk")
    held = [_move(link) for link in found.iterator(chunk_size=2000)]
    return (
        tuple(one for one in held if one.later is None),
        tuple(one for one in held if one.later is not None),
    )


def _move(link: register.Link) -> Moved:
    return Moved(
        earlier=_stated(link.earlier),
        later=_stated(link.later) if link.later else None,
        relation=link.relation,
        reasons=tuple(link.reasons),
        text=link.text.title or link.text.key,
        state=link.state,
    )


def _stated(row: register.Statement) -> Said:
    return Said(row.ref, row.quote, row.text.title or row.text.key, day(row.date), row.label, row.standing)


def _texts(viewer: Viewer, mechanism: str, when: Span) -> tuple[str, ...]:
    found = register.Text.objects.filter(
        visible(viewer), mechanism__code=mechanism, date__lte=f"{when.end.isoformat()}~"
    )
    held = found.order_by("date", "pk").values_list("title", "key", "date", "standing")
    return tuple(f"{title or key} ({_said(date, standing)})" for title, key, date, standing in held)


def _said(date: str, standing: str) -> str:
    found, whose = day(date), ACCORDING_TO[standing]
    return f"{say_day(found)}, {whose}" if found else whose


def _clock(mechanism: str) -> str:
    row = models.Clock.objects.filter(mechanism__code=mechanism).first()
    return SAYS["clock"].format(count=row.months, source=row.source) if row else ""
