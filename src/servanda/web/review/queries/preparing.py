"""What a meeting should have before it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from servanda.errors import NotFoundError
from servanda.publishing.delivery.words import QUESTIONS, pair_words
from servanda.publishing.saying import say, say_parties
from servanda.records.acts import InstrumentEntry, Rung, in_force
from servanda.records.delivery import Status
from servanda.records.pledge import OverlapKind
from servanda.records.review import Preparation, ReviewRow, Said
from servanda.web.register import models as register
from servanda.web.register.queries.entries import day
from servanda.web.register.queries.meetings import meetings
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review.queries.instruments import instruments
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.queries.reviewing import rows

__all__ = ["by_area", "prepare"]

OPEN = frozenset({Status.NO_INFORMATION, Status.UNDER_WAY, Status.PARTLY_DONE, Status.NOT_DONE, Status.UNCLEAR})


def prepare(viewer: Viewer, mechanism: str, key: str, today: dt.date) -> Preparation:
    """Open items (overdue first), instruments that are not done, questions to settle, contested wording.

    Raises:
        NotFoundError: if the mechanism has no such meeting.
    """
    found = next((one for one in meetings(viewer, mechanism) if one.key == key), None)
    if found is None:
        remedy = f"Plan it: servanda meeting {mechanism} {key} --state planned"
        raise NotFoundError("there is no such meeting", source=key, remedy=remedy)
    held = [row for row, _ in rows(viewer, mechanism, today)]
    open_items = sorted((row for row in held if row.derived.status in OPEN), key=_urgency)
    ladder = tuple(one for one in instruments(viewer, mechanism) if one.rung(today)[0] not in {Rung.ENDED})
    ladder = tuple(sorted(ladder, key=lambda one: list(Rung).index(one.rung(today)[0])))
    return Preparation(
        mechanism=mechanism,
        meeting=key,
        today=today,
        open=tuple(open_items),
        instruments=ladder,
        questions=tuple(_questions(viewer, mechanism, held, ladder)),
        contested=_contested(viewer, mechanism),
    )


def _urgency(row: ReviewRow) -> tuple[bool, dt.date, str]:
    return (not row.overdue, row.due.day if row.due else dt.date.max, row.said.ref)


def _questions(
    viewer: Viewer, mechanism: str, held: list[ReviewRow], ladder: tuple[InstrumentEntry, ...]
) -> Iterator[str]:
    for row in held:
        if row.derived.status is Status.UNCLEAR:
            yield QUESTIONS["unclear"].format(ref=row.said.ref, rule=say(row.derived.rule))
    shown = {one.key: one for one in pledges(viewer, mechanism)}
    for pledge in shown.values():
        for pair in pledge.overlaps:
            if pair.kind is OverlapKind.PROPOSED and pair.earlier in shown:
                why = ", ".join(map(pair_words, pair.reasons))
                yield QUESTIONS["pair"].format(ref=pledge.ref, earlier=shown[pair.earlier].ref, reasons=why)
    for one in ladder:
        force = in_force(one)
        if force.known and force.since is None:
            yield QUESTIONS["act"].format(name=one.name, parties=say_parties(force.missing))


def _contested(viewer: Viewer, mechanism: str) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """Topics on which holders differ, or a holder's stance changed, with every wording, oldest first."""
    found = register.Statement.objects.filter(
        visible(viewer), mechanism__code=mechanism, current=True, kind="position", topic__isnull=False
    ).exclude(state__in=["rejected", "replaced"])
    held: dict[str, list[tuple[str, Said]]] = defaultdict(list)
    for row in found.select_related("topic", "text").order_by("date", "pk"):
        polarity = row.ruled.get("polarity") or row.content["content"].get("polarity", {}).get("value", "")
        said = Said(row.ref, row.quote, row.text.title or row.text.key, day(row.date), row.label, polarity)
        held[row.topic.name if row.topic else ""].append((polarity, said))
    return tuple(
        (name, tuple(said for _, said in rows))
        for name, rows in sorted(held.items())
        if len({polarity for polarity, _ in rows if polarity != "note"}) > 1
    )


def by_area(viewer: Viewer, mechanism: str) -> dict[str, str]:
    """The first area of each commitment, by readable id, in one query; what has none is left out."""
    rows = register.Facet.objects.filter(
        visible(viewer, "statement__"),
        statement__mechanism__code=mechanism,
        statement__kind="commitment",
        statement__current=True,
        facet="areas",
    )
    found: dict[str, str] = {}
    for ref, value in rows.order_by("pk").values_list("statement__ref", "value").iterator(chunk_size=5000):
        found.setdefault(ref, value)
    return found
