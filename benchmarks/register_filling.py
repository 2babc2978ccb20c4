"""A large register made up for the benchmarks.

Of each pattern of words one text is really read and filed; the others are copies of its rows, with days, meetings,
levels and standings drawn by lot, as filing would have written them. Then some people rule and link.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.register_prose import PATTERNS, matter
from django.db import connection, transaction
from django.db.models.base import Model, ModelState

from servanda.records import Document, Kind, PartialDate
from servanda.records.level import Level
from servanda.records.register import MechanismEntry, MeetingEntry
from servanda.records.ruling import Action
from servanda.web.register import codec, index, models
from servanda.web.register.models.kept import new_id
from servanda.web.register.queries import meetings
from servanda.web.register.services import gathering, naming, statements, topics
from servanda.web.register.services.filing import Wishes, file, store
from servanda.web.register.services.linking import Proposal, file_links, rule_link
from servanda.web.register.services.loading import sample_mechanism
from servanda.web.register.services.mechanisms import save_mechanism
from servanda.web.register.services.meetings import save_meeting
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.viewing import Viewer

__all__ = ["KEEPER", "filing", "fill"]

KEEPER = Viewer("keeper", Level.INTERNAL, {}, None, None)
MECHANISMS, MEETINGS = 8, 80
BATCH = 40
RULED = 300
WAITING = 0.06
FIRST_FILED = 50_000
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Pattern:
    """The rows of a text that was filed."""

    text: models.Text
    version: models.Version
    run: models.Run
    statements: list[models.Statement]
    facets: dict[int, list[tuple[str, str]]]
    passages: list[models.Passage]


def fill(count: int) -> None:
    """About ``count`` statements in eight mechanisms of eighty meetings each."""
    known = _mechanisms()
    patterns = [_pattern(number) for number in range(PATTERNS)]
    made, chance = sum(len(one.statements) for one in patterns), random.Random(7)
    for start in itertools.count(PATTERNS, BATCH):
        if made >= count:
            break
        with transaction.atomic():
            for number in range(start, start + BATCH):
                made += _copy(patterns[number % PATTERNS], number, chance.choice(known), chance)
    _people(chance)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _mechanisms() -> list[tuple[models.Mechanism, list[models.Meeting]]]:
    sample = meetings.mechanism(KEEPER, sample_mechanism(KEEPER))
    for number in range(1, MECHANISMS):
        names = {"en": f"Talks of Series {number}"}
        entry = MechanismEntry(f"B{number}", names, "UTC", sample.members, sample.formats, level=Level.PUBLIC)
        save_mechanism(entry, {}, Level.PUBLIC, KEEPER)
        for at in range(MEETINGS):
            kind = sample.formats[at % len(sample.formats)].key
            day = PartialDate(1999 + at // 3, 1 + at % 12, 5)
            state = "planned" if at == MEETINGS - 1 else "held"
            key, ordinal = f"{kind}{at // len(sample.formats) + 1}", at // len(sample.formats) + 1
            row = MeetingEntry(entry.code, key, kind, ordinal, day, day, "", "", "", state, level=Level.PUBLIC)
            save_meeting(row, KEEPER)
    rows = models.Mechanism.objects.order_by("pk")
    return [(row, list(row.meetings.exclude(state="planned").exclude(start=""))) for row in rows]


def _pattern(number: int) -> Pattern:
    file(matter(number), KEEPER, Wishes("CA", level=Level.PUBLIC), dt.datetime.now(dt.UTC))
    text = models.Text.objects.order_by("-pk")[0]
    version = text.versions.get()
    held = list(version.statements.order_by("pk"))
    facets: dict[int, list[tuple[str, str]]] = {}
    rows = models.Facet.objects.filter(statement__in=held).order_by("pk")
    for row, *pair in rows.values_list("statement", "facet", "value"):
        facets.setdefault(row, []).append((pair[0], pair[1]))
    return Pattern(text, version, version.runs.get(), held, facets, list(text.passages.order_by("pk")))


def _fresh(row: Row, **changed: object) -> Row:
    """Another row like ``row``, not saved."""
    made = copy(row)
    made._state = ModelState()
    for name, value in {"pk": None, "uid": new_id(), **changed}.items():
        setattr(made, name, value)
    return made


def _copy(
    like: Pattern, number: int, home: tuple[models.Mechanism, list[models.Meeting]], chance: random.Random
) -> int:
    """One more text; how many statements it has."""
    held = matter(number)
    text = _fresh(
        like.text,
        key=held.document.name,
        title=held.document.metadata.title,
        date=str(held.document.metadata.date),
        mechanism=home[0],
        meeting=chance.choice(home[1]),
        level=chance.choice([0, 1, 2, 2]),
        standing=chance.choice(["agreed_text", "agreed_text", "press_report"]),
    )
    text.save(force_insert=True)
    digest = store().keep(held.data) if connection.vendor == "sqlite" else held.document.digest
    version = _fresh(like.version, text=text, digest=digest, document=codec.dump(held.document))
    version.save(force_insert=True)
    run = _fresh(like.run, version=version)
    run.save(force_insert=True)
    _passages(like, version, held.document)
    return _statements(like, run, chance)


def _passages(like: Pattern, version: models.Version, document: Document) -> None:
    text = version.text
    same = {"version": version, "text": text, "mechanism": text.mechanism, "level": text.level}
    rows = [_fresh(row, **same, standing=text.standing) for row in like.passages]
    for row, paragraph in zip(rows, document.paragraphs, strict=True):
        row.words = document.quote(paragraph.span)
    made = models.Passage.objects.bulk_create(rows)
    index.add((row.pk, row.words) for row in made)


def _statements(like: Pattern, run: models.Run, chance: random.Random) -> int:
    text = run.version.text
    refs = naming.give(naming.prefix(text, statements.year(text)), len(like.statements))
    same = {"text": text, "version": run.version, "run": run, "mechanism": text.mechanism, "level": text.level}
    rows = [
        _fresh(row, **same, ref=ref, date=text.date, standing=text.standing, own=None, commitment=None, topic=None)
        for row, ref in zip(like.statements, refs, strict=True)
    ]
    for row in rows:
        row.state = "waiting" if chance.random() < WAITING else "read"
    gathering.begin([row for row in rows if row.kind == Kind.COMMITMENT])
    topics.assign([row for row in rows if row.kind == Kind.POSITION])
    made = models.Statement.objects.bulk_create(rows)
    models.Facet.objects.bulk_create(
        models.Facet(
            statement=row, facet=facet, value=value, date=text.date, mechanism=text.mechanism, level=text.level
        )
        for row, old in zip(made, like.statements, strict=True)
        for facet, value in like.facets.get(old.pk, ())
    )
    models.Name.objects.bulk_create(models.Name(name=row.ref, statement=row) for row in made)
    return len(made)


def _people(chance: random.Random) -> None:
    """Some rulings, and commitments that live on through five texts."""
    rows = models.Statement.objects.filter(kind="commitment", current=True, mechanism__code="B1").order_by("date", "pk")
    some = list(rows.select_related("text")[:: max(1, rows.count() // RULED)])
    now = dt.datetime.now(dt.UTC)
    for row in some:
        action = chance.choice([Action.CONFIRM, Action.CONFIRM, Action.REJECT])
        if row.pk % 2:
            rule(Order(row.ref, action, "as the sides said", 0, {}), KEEPER, now)
    chains = [some[at : at + 5] for at in range(0, len(some) - 5, 5)]
    found = [(a, b) for one in chains for a, b in itertools.pairwise(one)]
    file_links([Proposal(a.ref, b.ref, "repeats", b.text.key) for a, b in found], KEEPER)
    for link in models.Link.objects.order_by("pk"):
        rule_link(str(link.uid), Action.LINK_CONFIRM, "the same matter", KEEPER, seen=0, at=now)


def filing(number: int) -> Callable[[], object]:
    """Files a text that is not among the filled ones when called; it is read by then."""
    held = matter(FIRST_FILED + number)
    return lambda: file(held, KEEPER, Wishes(mechanism="CA"), dt.datetime.now(dt.UTC))
