"""However much a register holds, a page asks the same number of questions, and indexes answer them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Place
from tests.web.texts import KEEPER, NOW, RIVERS_1, RIVERS_2, council, filed

from servanda.records import Kind
from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.register import index, models
from servanda.web.register.queries import counting, following, listing, meetings, precedent, rulings, searching, showing
from servanda.web.register.services.linking import Proposal, file_links
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.viewing import Viewer

MEMBER = Viewer("member", Level.PUBLIC, {1: Level.PARTICIPANTS})

ASKED: dict[str, Callable[[Viewer], Any]] = {
    "list": lambda v: listing.statements(v, listing.Filter()),
    "list filtered": lambda v: listing.statements(
        v, listing.Filter(mechanism="RC", kinds=(Kind.COMMITMENT,), holder="EC", words="boats", since="2020")
    ),
    "texts": lambda v: showing.texts(v),
    "topics": lambda v: showing.topics(v),
    "search": lambda v: searching.search(v, "boats"),
    "precedent": lambda v: precedent.precedent(v, "oppose illegal fishing", standings=()),
    "links": lambda v: following.links(v),
    "matrix": lambda v: following.matrix(v, "RC"),
    "mechanisms": lambda v: meetings.mechanisms(v),
    "meetings": lambda v: meetings.meetings(v),
    "history": lambda v: rulings.history(v),
}


def asks(look: Callable[[Viewer], Any], viewer: Viewer) -> int:
    with CaptureQueriesContext(connection) as held:
        look(viewer)
    return len(held)


def more(number: int) -> None:
    """Another text of the council, linked to the first."""
    text = RIVERS_2.replace("2025-03-06", f"2025-0{number}-17").replace("60 patrol", f"{number}00 patrol")
    filed(text.replace("Joint Statement", f"Statement {number}"), f"more-{number}", mechanism="RC", meeting="M2")
    earlier = models.Statement.objects.get(text__key="rivers-1", quote__contains="patrol boats")
    later = models.Statement.objects.get(text__key=f"more-{number}", quote__contains="patrol boats")
    file_links([Proposal(earlier.ref, later.ref, "strengthens", f"more-{number}")], KEEPER)


@pytest.mark.parametrize("viewer", [KEEPER, MEMBER], ids=["keeper", "member"])
def test_the_number_of_questions_does_not_grow_with_the_register(place: Place, viewer: Viewer) -> None:
    council()
    filed(RIVERS_1, level=Level.PARTICIPANTS)
    filed(RIVERS_2, "rivers-2", level=Level.PARTICIPANTS)
    more(1)
    before = {name: asks(look, viewer) for name, look in ASKED.items()}
    for number in (2, 3, 4):
        more(number)
    assert {name: asks(look, viewer) for name, look in ASKED.items()} == before
    assert max(before.values()) <= 10, before


def test_the_matrix_is_counted_once_until_something_is_written(place: Place) -> None:
    council()
    filed(RIVERS_1)
    before = counting.matrix(KEEPER, "RC")
    assert asks(lambda v: counting.matrix(v, "RC"), KEEPER) == 1
    row = models.Statement.objects.get(quote__contains="40 patrol boats", kind="commitment", current=True)
    rule(Order(row.ref, Action.REJECT, "not a promise", row.revision, {}), KEEPER, NOW)
    after = counting.matrix(KEEPER, "RC")
    assert sum(after.values()) < sum(before.values())
    assert counting.matrix(MEMBER, "RC") == {}


ROWS = 3000


def fill() -> None:
    """Enough rows that a plan which reads them all is the worse one."""
    council()
    filed()
    row = models.Statement.objects.order_by("pk").first()
    assert row is not None
    made = []
    for number in range(ROWS):
        kinds = ("commitment", "position", "call", "event")
        made.append(
            models.Statement(
                text_id=row.text_id,
                version_id=row.version_id,
                mechanism_id=row.mechanism_id,
                ref=f"RC-{number}",
                start=0,
                end=1,
                quote="x",
                selector=f"{number:064d}",
                paragraph=1,
                label="1",
                read_kind="commitment",
                content=row.content,
                state="waiting" if number % 50 == 0 else "read",
                kind=kinds[number % 4],
                force="firm" if number % 4 == 0 else "",
                date=f"{2000 + number % 25}-01-01",
                standing="agreed_text",
            )
        )
    saved = models.Statement.objects.bulk_create(made)
    models.Facet.objects.bulk_create(
        models.Facet(statement=one, facet="holders", value=f"P{number % 60}", date=one.date)
        for number, one in enumerate(saved)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (listing.Filter(), "statement_newest"),
        (listing.Filter(kinds=(Kind.EVENT,)), "statement_"),
        (listing.Filter(mechanism="RC", since="2020"), "statement_"),
        (listing.Filter(holder="P7"), "facet_"),
    ],
    ids=["all", "kind", "mechanism", "holder"],
)
def test_indexes_answer_lists(place: Place, wanted: listing.Filter, name: str) -> None:
    fill()
    rows = listing.chosen(KEEPER, wanted).order_by("-date", "-id")[:50]
    plan = rows.explain()
    assert name in plan, plan
    assert "SCAN register_statement\n" not in f"{plan}\n", plan
    assert "Seq Scan on register_statement" not in plan, plan


def test_the_index_answers_searches(place: Place) -> None:
    fill()
    version = models.Version.objects.get()
    rows = [
        models.Passage(version=version, text_id=version.text_id, ordinal=100 + number, words=f"word{number} and more")
        for number in range(3 * ROWS)
    ]
    index.add((row.pk, row.words) for row in models.Passage.objects.bulk_create(rows))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as held:
        assert searching.search(KEEPER, "word7")[1] == 1
    (sql,) = [query["sql"] for query in held if "register_search" in query["sql"]]
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}".replace("%", "%%"))
        plan = str(cursor.fetchall())
    assert "VIRTUAL TABLE INDEX" in plan or "register_search_words" in plan, plan
