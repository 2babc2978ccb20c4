"""The commitments of a mechanism with where each stands: a constant number of queries, however many there are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from servanda.records import PartialDate
from servanda.records.delivery import Derived, Due, Fact, Status
from servanda.web.register import models as register
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review import models
from servanda.web.review.dates import due
from servanda.web.review.deriving import RELATIONS, derive, of_pledge
from servanda.web.review.queries.pledges import pledges

__all__ = ["Mention", "Thread", "dress", "placed", "standings", "threads"]

OPEN_STATES = ("read", "waiting", "confirmed")


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement of a commitment, as far as lists need it; ``number`` is its row."""

    number: int
    ref: str
    quote: str
    date: str
    due: str
    force: str
    paragraph: str
    state: str
    title: str
    text: str
    standing: str
    publisher: str


@dataclass(slots=True)
class Thread:
    """A commitment: its mentions oldest first, who holds it, where it stands, until when."""

    mentions: list[Mention]
    holders: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    derived: Derived = field(default_factory=lambda: Derived(Status.NO_INFORMATION, ""))
    due: Due | None = None

    @property
    def first(self) -> Mention:
        """The mention under whose id it is shown."""
        return self.mentions[0]

    @property
    def open(self) -> bool:
        """Whether anything is still to be done."""
        return self.derived.status not in {Status.DONE, Status.REPLACED}


_COLUMNS = ("pk", "ref", "quote", "date", "due", "force", "label", "state")
_OF_TEXT = ("text__title", "text__key", "standing", "text__publisher")


def threads(viewer: Viewer, mechanism: str, wanted: Q | None = None) -> dict[int, Thread]:
    """The mechanism's commitments by row id, oldest first; ``wanted`` narrows the statements."""
    rows = register.Statement.objects.filter(
        visible(viewer), mechanism__code=mechanism, current=True, kind="commitment", state__in=OPEN_STATES
    )
    rows = (rows.filter(wanted) if wanted else rows).order_by("date", "pk")
    found: dict[int, Thread] = {}
    for own, *values in rows.values_list("commitment", *_COLUMNS, *_OF_TEXT).iterator(chunk_size=5000):
        mention = Mention(*values)
        key = own if own is not None else -mention.number
        if key in found:
            found[key].mentions.append(mention)
        else:
            found[key] = Thread([mention])
    return found


def standings(viewer: Viewer, mechanism: str, today: dt.date, wanted: Q | None = None) -> dict[int, Thread]:
    """The same with holders, areas, status and day."""
    held = placed(viewer, mechanism, today, wanted)
    dress(mechanism, held.values())
    return held


def placed(viewer: Viewer, mechanism: str, today: dt.date, wanted: Q | None = None) -> dict[int, Thread]:
    """The same with status and day, without most holders and areas: those are most of the rows (see :func:`dress`)."""
    held = threads(viewer, mechanism, wanted)
    by_mention = {mention.number: thread for thread in held.values() for mention in thread.mentions}
    facts = _facts(viewer, mechanism, today, by_mention)
    extended, clock = _extensions(viewer, mechanism), _clock(mechanism)
    # What a party reports is weighed by who else holds the commitment.
    told = {id_ for id_, given in facts.items() if any(fact.table == "report" for fact in given)}
    dress(mechanism, [thread for thread in held.values() if id(thread) in told])
    for thread in held.values():
        thread.derived = derive(facts.get(id(thread), ()), thread.holders)
        stated = max((one.due for one in thread.mentions if one.due), default="")
        later = max((extended[one.ref] for one in thread.mentions if one.ref in extended), default=None)
        thread.due = due(stated, later[1:] if later else None, clock, thread.mentions[-1].date)
    return held


def dress(mechanism: str, held: Iterable[Thread]) -> None:
    """Give commitments their holders and areas."""
    _facets(mechanism, {mention.number: thread for thread in held for mention in thread.mentions})


def _facets(mechanism: str, by_mention: dict[int, Thread]) -> None:
    rows = register.Facet.objects.filter(
        statement__mechanism__code=mechanism,
        statement__kind="commitment",
        statement__current=True,
        facet__in=["holders", "areas"],
    )
    if len(by_mention) <= MANY:
        rows = register.Facet.objects.filter(statement__in=list(by_mention), facet__in=["holders", "areas"])
    held: dict[tuple[int, str], dict[str, None]] = defaultdict(dict)
    for number, facet, value in rows.order_by("pk").values_list("statement", "facet", "value").iterator(5000):
        if number in by_mention:
            held[id(by_mention[number]), facet][value] = None
    for thread in by_mention.values():
        thread.holders = tuple(held[id(thread), "holders"])
        thread.areas = tuple(held[id(thread), "areas"])


MANY = 500
"""As many ids as are named in one query; beyond, all are fetched: SQLite allows 32,766 values at most."""


def _facts(viewer: Viewer, mechanism: str, today: dt.date, by_mention: dict[int, Thread]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    few = list(by_mention) if len(by_mention) <= MANY else None
    for number, fact in (*_links(viewer, mechanism, few), *_reports(viewer, mechanism, few)):
        if number in by_mention:
            found[id(by_mention[number])].append(fact)
    by_ref = {mention.ref: thread for thread in by_mention.values() for mention in thread.mentions}
    for pledge in pledges(viewer, mechanism, statements=few):
        told = of_pledge(pledge, today)
        if told is not None and pledge.ref in by_ref:
            found[id(by_ref[pledge.ref])].append(told)
    return found


def _links(viewer: Viewer, mechanism: str, few: list[int] | None) -> Iterable[tuple[int, Fact]]:
    later = Q(later=None) | (visible(viewer, "later__") & Q(later__current=True))
    rows = register.Link.objects.filter(
        visible(viewer, "text__"),
        later,
        earlier__mechanism__code=mechanism,
        earlier__current=True,
        state="confirmed",
        relation__in=list(RELATIONS),
    )
    rows = rows if few is None else rows.filter(earlier__in=few)
    values = rows.values_list("earlier", "uid", "relation", "text__title", "text__key", "text__date", "later__quote")
    for number, uid, relation, title, key, date, quote in values.iterator(5000):
        day = PartialDate.parse(date) if date else None
        yield number, Fact("link", str(uid), RELATIONS[relation], title or key, day, quote or "")


def _reports(viewer: Viewer, mechanism: str, few: list[int] | None) -> Iterable[tuple[int, Fact]]:
    """What was signed; the rest is the party's own until then."""
    rows = models.Report.objects.filter(
        visible(viewer), mechanism__code=mechanism, current=True, name__statement__current=True
    ).exclude(signed_by="")
    rows = rows if few is None else rows.filter(name__statement__in=few)
    values = rows.values_list("name__statement", "uid", "status", "party", "at", "done")
    for number, uid, status, party, at, done in values.iterator(5000):
        yield number, Fact("report", str(uid), Status(status), party, PartialDate.of(at.date()), done)


def _extensions(viewer: Viewer, mechanism: str) -> dict[str, tuple[int, str, str]]:
    """The last extension by readable id, with its row id, so that the later one wins."""
    rows = models.Extension.objects.filter(visible(viewer), mechanism__code=mechanism)
    values = rows.order_by("pk").values_list("name__statement__ref", "pk", "until", "reason")
    return {ref: (number, until, reason) for ref, number, until, reason in values if ref}


def _clock(mechanism: str) -> tuple[int, str] | None:
    row = models.Clock.objects.filter(mechanism__code=mechanism).values_list("months", "source").first()
    return (row[0], row[1]) if row else None
