"""Every query is asked by people who see less; none may tell them that there is more."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest
from tests.web.conftest import Place
from tests.web.texts import KEEPER, NOW, RIVERS_1, RIVERS_2, council, filed

from servanda.errors import NotFoundError, RefusedError
from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.register import models, queries
from servanda.web.register.queries import (
    counting,
    entries,
    exporting,
    following,
    listing,
    matching,
    meetings,
    people,
    precedent,
    rulings,
    searching,
    series,
    showing,
    suggesting,
    titles,
    visibility,
)
from servanda.web.register.services.linking import Proposal, file_links, rule_link
from servanda.web.register.services.people import Place as Given
from servanda.web.register.services.people import invite, open_view
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.viewing import ANYBODY, Viewer, outsider

HIDDEN = "Zanzibar"
NARROW = RIVERS_2.replace("60 patrol boats", f"60 patrol boats of the {HIDDEN} class").replace("Lima", HIDDEN)


def member() -> Viewer:
    """Sees what goes to participants of the council, and else what is public."""
    number = models.Mechanism.objects.get(code="RC").pk
    return Viewer("member", Level.PUBLIC, {number: Level.PARTICIPANTS})


def reached(tmp_path: Path) -> dict[Callable[..., Any], Callable[[Viewer], Any]]:
    """Every public query with a call that would show what is hidden."""
    hidden = models.Statement.objects.filter(text__key="narrow").order_by("pk").first()
    link = models.Link.objects.get()
    wide = models.Statement.objects.filter(text__key="wide", links_on__isnull=False).get()
    assert hidden is not None
    return {
        listing.statements: lambda v: [
            listing.statements(v, wanted)
            for wanted in (
                listing.Filter(),
                listing.Filter(words=HIDDEN),
                listing.Filter(text="narrow"),
                listing.Filter(meeting="M2"),
            )
        ],
        listing.chosen: lambda v: list(listing.chosen(v, listing.Filter()).values_list("quote", flat=True)),
        searching.search: lambda v: (searching.search(v, HIDDEN), searching.search(v, "boats")),
        suggesting.suggest: lambda v: [
            suggesting.suggest(v, facet, "") for facet in ("holders", "areas", "beneficiaries")
        ],
        showing.texts: lambda v: (showing.texts(v), showing.texts(v, key="narrow"), showing.texts(v, meeting="M2")),
        showing.topics: lambda v: showing.topics(v),
        showing.text: lambda v: or_missing(lambda: showing.text(v, "narrow")),
        showing.document: lambda v: or_missing(lambda: showing.document(v, "narrow")),
        showing.statement: lambda v: or_missing(lambda: showing.statement(v, hidden.ref)),
        showing.statement_id: lambda v: or_missing(lambda: showing.statement_id(v, hidden.ref)),
        showing.commitment: lambda v: (
            showing.commitment(v, wide.ref),
            or_missing(lambda: showing.commitment(v, hidden.ref)),
        ),
        rulings.history: lambda v: (rulings.history(v), rulings.history(v, hidden.ref)),
        rulings.head: lambda v: rulings.head(v),
        following.links: lambda v: (following.links(v), following.links(v, ref=wide.ref)),
        following.link: lambda v: following.link(v, str(link.uid)),
        following.links_of: lambda v: following.links_of(v, [wide.pk, hidden.pk]),
        following.matrix: lambda v: following.matrix(v, "RC"),
        people.roles: lambda v: or_missing(lambda: people.roles(v, "RC")),
        people.invitations: lambda v: or_missing(lambda: people.invitations(v, "RC")),
        people.public_view: lambda v: or_missing(lambda: people.public_view(v, "RC")),
        people.disclaimers: lambda v: people.disclaimers(v),
        meetings.meetings: lambda v: meetings.meetings(v),
        titles.titles: lambda v: titles.titles(v),
        meetings.around: lambda v: meetings.around(v, dt.date(2024, 6, 1)),
        meetings.mechanisms: lambda v: meetings.mechanisms(v),
        meetings.mechanism: lambda v: or_missing(lambda: meetings.mechanism(v, "RC")),
        precedent.precedent: lambda v: precedent.precedent(v, "patrol boats to Peru", standings=()),
        series.series: lambda v: (series.series(v, "RC"), series.series(v, None, text="narrow")),
        counting.matrix: lambda v: counting.matrix(v, "RC"),
        counting.due: lambda v: counting.due(v, "2024", "2030"),
        counting.late: lambda v: counting.late(v, "2030"),
        counting.waiting: lambda v: counting.waiting(v),
        exporting.export: lambda v: exported(v, tmp_path / f"{v.name or 'anybody'}-{len(list(tmp_path.iterdir()))}"),
    }


def or_missing(look: Callable[[], Any]) -> Any:
    try:
        return look()
    except (NotFoundError, RefusedError) as error:
        return error.message


def exported(viewer: Viewer, folder: Path) -> dict[str, bytes]:
    exporting.export(viewer, folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def wide_only(place: Place) -> None:
    council(level=Level.PUBLIC)
    filed(RIVERS_1, "wide", level=Level.PUBLIC)
    open_view("RC", {}, KEEPER)


def narrow(level: Level) -> None:
    """A second text that fewer people see, gathered with the first, ruled on, in a meeting of its own."""
    filed(NARROW, "narrow", level=level)
    earlier = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol")
    later = models.Statement.objects.get(text__key="narrow", quote__contains=HIDDEN, kind="commitment")
    file_links([Proposal(earlier.ref, later.ref, "replaces", "narrow", (HIDDEN,))], KEEPER)
    rule_link(str(models.Link.objects.get().uid), Action.LINK_CONFIRM, f"the {HIDDEN} class", KEEPER, seen=0, at=NOW)
    rule(Order(later.ref, Action.CONFIRM, HIDDEN, 0, {}), KEEPER, NOW)
    invite("RC", HIDDEN, Given("reader", Level.INTERNAL), KEEPER, NOW)


@pytest.mark.parametrize(
    ("viewer", "level"),
    [
        (lambda: ANYBODY, Level.INTERNAL),
        (lambda: ANYBODY, Level.PARTICIPANTS),
        (outsider, Level.INTERNAL),
        (member, Level.INTERNAL),
    ],
    ids=["anybody-internal", "anybody-participants", "outsider-internal", "member-internal"],
)
def test_no_query_tells_of_a_narrower_text(
    wide_only: None, tmp_path: Path, viewer: Callable[[], Viewer], level: Level
) -> None:
    narrow(level)
    for query, look in reached(tmp_path).items():
        shown = repr(look(viewer()))
        assert HIDDEN not in shown, query.__qualname__
        assert "narrow" not in shown, query.__qualname__
        told = repr(look(KEEPER))
        assert HIDDEN in told or "narrow" in told or query in TELLS_NO_WORDS, query.__qualname__


TELLS_NO_WORDS = {
    suggesting.suggest,
    showing.statement,
    showing.statement_id,
    rulings.head,
    people.roles,
    people.public_view,
    people.disclaimers,
    meetings.around,
    meetings.meetings,
    meetings.mechanisms,
    meetings.mechanism,
    counting.matrix,
    counting.waiting,
}
"""Queries whose answers hold no words of a text even for those who may see it."""


def test_what_anybody_sees_is_the_same_with_and_without_a_narrower_text(wide_only: None, tmp_path: Path) -> None:
    seen = {
        "list": listing.statements(ANYBODY, listing.Filter()),
        "texts": showing.texts(ANYBODY),
        "topics": showing.topics(ANYBODY),
        "meetings": meetings.meetings(ANYBODY),
        "mechanisms": meetings.mechanisms(ANYBODY),
        "search": searching.search(ANYBODY, "boats"),
        "precedent": precedent.precedent(ANYBODY, "patrol boats to Peru", standings=()),
        "export": exported(ANYBODY, tmp_path / "before"),
    }
    narrow(Level.INTERNAL)
    assert seen == {
        "list": listing.statements(ANYBODY, listing.Filter()),
        "texts": showing.texts(ANYBODY),
        "topics": showing.topics(ANYBODY),
        "meetings": meetings.meetings(ANYBODY),
        "mechanisms": meetings.mechanisms(ANYBODY),
        "search": searching.search(ANYBODY, "boats"),
        "precedent": precedent.precedent(ANYBODY, "patrol boats to Peru", standings=()),
        "export": exported(ANYBODY, tmp_path / "after"),
    }


def test_ids_of_wider_texts_have_no_gaps_for_narrower_ones(wide_only: None) -> None:
    filed(NARROW, "narrow", level=Level.INTERNAL, meeting="M1")
    filed(RIVERS_2, "wide-2", level=Level.PUBLIC, meeting="M1")
    refs = sorted(row.ref for row in listing.statements(ANYBODY, listing.Filter()).rows)
    assert refs == [f"RC-2024-M1-P{n:02d}" for n in range(1, len(refs) + 1)]


def test_a_member_sees_what_goes_to_participants_and_nobody_else_does(wide_only: None) -> None:
    narrow(Level.PARTICIPANTS)
    assert {row.text for row in listing.statements(member(), listing.Filter()).rows} == {"wide", "narrow"}
    assert {row.text for row in listing.statements(ANYBODY, listing.Filter()).rows} == {"wide"}


def test_every_query_is_in_this_test(wide_only: None, tmp_path: Path) -> None:
    narrow(Level.INTERNAL)
    asked: set[object] = {*reached(tmp_path), *PARTS}
    for module in query_modules():
        for name in module.__all__:
            found = getattr(module, name)
            if inspect.isfunction(found) and "viewer" in inspect.signature(found).parameters:
                assert found in asked, f"{module.__name__}.{name} is asked by nobody who sees less"


def query_modules() -> list[ModuleType]:
    return [import_module(f"{queries.__name__}.{found.name}") for found in iter_modules(queries.__path__)]


PARTS = {entries.entries, entries.entry, entries.knows_aliases, matching.best, visibility.chosen_for}
"""What the queries are made of; each is reached through one that is asked."""


def test_nothing_of_a_mechanism_that_is_not_open_is_told_to_outsiders(wide_only: None, tmp_path: Path) -> None:
    narrow(Level.PUBLIC)
    models.PublicView.objects.all().delete()
    for query, look in reached(tmp_path).items():
        if query is not showing.commitment:
            shown = repr(look(outsider()))
            assert HIDDEN not in shown, query.__qualname__
            assert "patrol" not in shown.replace("patrol boats to Peru", ""), query.__qualname__
