"""List items take actor and force from the line above them."""

from __future__ import annotations

import io

import pytest

from servanda.documents import load
from servanda.reading import read
from servanda.records import Commitment, Force, Reading


def reading(text: str) -> Reading:
    return read(load(io.BytesIO(text.encode())), rules_only=True)


def promises(text: str) -> list[tuple[str, str, str]]:
    found = reading(text)
    return [
        (found.document.quote(s.span), s.content.force.value.value, s.content.action.value)
        for s in found.statements
        if isinstance(s.content, Commitment)
    ]


@pytest.mark.parametrize(
    ("lead", "force"),
    [
        ("The Parties agreed to:", Force.FIRM),
        ("The Parties shall:", Force.BINDING),
        ("Kenya and Chad plan to:", Force.INTENT),
        ("We will:", Force.FIRM),
    ],
)
def test_items_take_the_force_of_their_lead(lead: str, force: Force) -> None:
    said = promises(f"{lead}\n\n- establish a fund;\n- train judges.\n")
    assert said == [("establish a fund", force.value, "establish"), ("train judges", force.value, "train")]


def test_the_following_actions_are_promised_even_where_their_end_is_only_aimed_at() -> None:
    said = promises("We aim to halve losses through the following actions:\n\n- establish a fund;\n- train judges.\n")
    assert [force for _, force, _ in said] == ["intent", "firm", "firm"]


def test_items_take_their_actor_from_the_lead() -> None:
    found = reading("Kenya and Chad agreed to:\n\n- establish a fund;\n- train judges.\n")
    assert [s.holders.value for s in found.statements] == [("KE", "TD"), ("KE", "TD")]


def test_a_list_without_a_promise_above_promises_nothing() -> None:
    assert promises("Topics of the talks:\n\n- a fund;\n- judges.\n") == []


@pytest.mark.parametrize(
    ("before", "kind", "holder"),
    [
        ("The Minister of Kenya stressed the importance of trade.", "position", ("KE",)),
        ("Kenya and Chad will open their markets.", "commitment", ("KE", "TD")),
        ("Kenya and Chad discussed trade.", None, ()),
    ],
)
def test_a_sentence_that_goes_on_says_what_the_one_before_says(
    before: str, kind: str | None, holder: tuple[str, ...]
) -> None:
    found = reading(f"{before} This includes cutting duties on books.")
    said = [s for s in found.statements if found.document.quote(s.span).startswith("This")]
    assert [s.kind.value for s in said] == ([kind] if kind else [])
    assert all(s.holders.value == holder for s in said)
