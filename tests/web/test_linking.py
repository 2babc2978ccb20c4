from __future__ import annotations

import pytest
from tests.web.conftest import Place
from tests.web.texts import KEEPER, NOW, RIVERS_2, council, filed

from servanda.errors import ConflictError, NotFoundError, RefusedError
from servanda.records.ruling import Action
from servanda.tracing import trace_series
from servanda.web.register.queries import following, listing, rulings, showing
from servanda.web.register.queries.series import series
from servanda.web.register.services.linking import Proposal, file_links, proposals, rule_link
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.services.verifying import verify


@pytest.fixture(autouse=True)
def texts(place: Place) -> None:
    council()
    filed()
    filed(RIVERS_2, "rivers-2")


def ref(words: str) -> str:
    return next(row.ref for row in listing.statements(KEEPER, listing.Filter()).rows if words in row.quote)


def linked() -> str:
    """The key of a proposed link from the first text's boats to the second's."""
    file_links([Proposal(ref("40 patrol"), ref("60 patrol"), "strengthens", "rivers-2", ("figure 40 → 60",))], KEEPER)
    return following.links(KEEPER)[0].key


def say(key: str, action: Action, seen: int) -> str:
    return rule_link(key, action, "same boats", KEEPER, seen=seen, at=NOW)


def mentions(words: str) -> list[str]:
    return [one.ref for one in showing.commitment(KEEPER, ref(words)).mentions]


def test_a_proposal_gathers_nothing() -> None:
    linked()
    assert mentions("40 patrol") == [ref("40 patrol")]


def test_a_confirmed_link_gathers_and_an_undone_one_lets_go() -> None:
    key = linked()
    assert say(key, Action.LINK_CONFIRM, 0) == "confirmed"
    assert mentions("60 patrol") == [ref("40 patrol"), ref("60 patrol")]
    assert showing.commitment(KEEPER, ref("60 patrol")).ref == ref("40 patrol")
    assert say(key, Action.LINK_UNDO, 1) == "proposed"
    assert mentions("60 patrol") == [ref("60 patrol")]
    assert mentions("40 patrol") == [ref("40 patrol")]
    assert [ruling.action for ruling in rulings.history(KEEPER)] == [Action.LINK_CONFIRM, Action.LINK_UNDO]
    assert verify().whole


def test_the_second_person_at_a_link_is_told() -> None:
    key = linked()
    say(key, Action.LINK_REJECT, 0)
    with pytest.raises(ConflictError, match="rejected"):
        say(key, Action.LINK_CONFIRM, 0)


def test_what_was_ruled_on_is_not_proposed_anew() -> None:
    key = linked()
    say(key, Action.LINK_REJECT, 0)
    again = Proposal(ref("40 patrol"), ref("60 patrol"), "strengthens", "rivers-2")
    assert file_links([again], KEEPER) == 0
    assert following.links(KEEPER)[0].state == "rejected"
    assert following.matrix(KEEPER, "RC") == ()


def test_there_is_nothing_to_undo_at_a_proposal() -> None:
    with pytest.raises(RefusedError):
        say(linked(), Action.LINK_UNDO, 0)


@pytest.mark.parametrize("key", ["nonsense", "01a20ab6-98eb-765c-95ed-a909ab9f6b7e"])
def test_a_link_that_is_not_there_is_not_found(key: str) -> None:
    with pytest.raises(NotFoundError):
        say(key, Action.LINK_CONFIRM, 0)


def test_tracing_proposes_links_between_the_registers_statements() -> None:
    held = series(KEEPER, "RC")
    assert [reading.document.name for reading in held.readings] == ["rivers-1", "rivers-2"]
    assert file_links(proposals(trace_series(held.readings).links, held.refs), KEEPER) > 0
    (row,) = [row for row in following.matrix(KEEPER, "RC") if "40 patrol" in row.earlier.quote]
    assert ref("60 patrol") in [link.later.ref for link in row.links if link.later]


def test_tracing_works_on_what_people_made_of_a_text() -> None:
    rule(Order(ref("40 patrol"), Action.CORRECT, "so", 0, {"holders": "EC,PE", "period": "/2026-12-31"}), KEEPER, NOW)
    rule(Order(ref("commission"), Action.REJECT, "no", 0, {}), KEEPER, NOW)
    (first, _) = series(KEEPER, "RC").readings
    words = {first.document.quote(one.span): one for one in first.statements}
    assert not [quote for quote in words if "commission" in quote]
    (boats,) = [one for quote, one in words.items() if "40 patrol" in quote]
    assert boats.holders.value == ("EC", "PE")
    assert boats.holders.rule == "ruling"
