"""Areas that words point to: own sentences in the styles of many ministries."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Written

from servanda.reading import read
from servanda.reading.steps.areas import Surroundings
from servanda.records import Span


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("The two sides agreed to introduce a mutual visa-free regime for holders of ordinary passports.", "mobility"),
        ("The Parties will speed up talks on a treaty on mutual legal assistance in criminal matters.", "crime"),
        ("Both presidents instructed ministries to develop cooperation in the peaceful atom.", "energy"),
        ("The ministers undertake to recognise each other's halal certificates and veterinary papers.", "agriculture"),
        ("The heads of state intend to exchange hydrological data on transboundary rivers.", "water"),
        ("The sides will open new sister-city ties between their provinces.", "culture"),
        ("The partners agreed to develop the Middle Corridor and simplify customs clearance.", "transport"),
        ("The countries will cooperate in traditional medicine.", "health"),
        ("The Council decided to settle mutual trade in national currencies.", "trade"),
        ("The two sides will jointly train cosmonauts.", "space"),
        ("The ministers agreed to cooperate against online scams and money laundering.", "crime"),
        ("The governments will promote green development and low-carbon technology.", "climate"),
        ("The two sides will ease cross-border e-commerce.", "trade"),
        ("The members will hold joint naval exercises.", "security"),
        ("The ministers agreed on academic mobility and recognition of diplomas.", "education"),
        ("The parties will share experience of emergency response and search and rescue.", "humanitarian"),
        ("The sides will lay a submarine cable and build data centres.", "digital"),
        ("The states support a nuclear-weapon-free zone and will uphold export controls.", "nonproliferation"),
    ],
)
def test_words_of_a_promise_point_first_to_its_own_area(written: Written, sentence: str, first: str) -> None:
    document = written(sentence)
    body = document.paragraphs[0].body
    assert Surroundings(document).areas(body, body, 0).value[0] == first


def test_words_outside_the_run_point_less_than_those_within(written: Written) -> None:
    document = written("They will train nurses. Tariffs fall.")
    body = document.paragraphs[0].body
    nurses = Span(body.start, body.start + 23)
    assert Surroundings(document).areas(nurses, nurses, 0).value[0] in ("health", "education")


def test_a_promise_without_words_of_its_own_takes_the_area_of_what_stands_around_it(written: Written) -> None:
    document = written(
        "The two sides will clean the reservoirs above the irrigation canals. The remainder will follow in spring.",
        title="Joint Statement",
    )
    second = Span(document.text.index("The remainder"), len(document.text.rstrip()))
    assert Surroundings(document).areas(second, second, 0).value[0] == "water"


def test_where_nothing_points_anywhere_it_is_governance_and_said_to_be_inferred(written: Written) -> None:
    document = written("They will do so.")
    found = Surroundings(document).areas(document.paragraphs[0].body, document.paragraphs[0].body, 0)
    assert (found.value, found.inferred_from) == (("governance",), "no word points elsewhere")


def test_the_words_that_point_are_the_evidence(written: Written) -> None:
    document = written("The states will exchange hydrological data.")
    body = document.paragraphs[0].body
    found = Surroundings(document).areas(body, body, 0)
    assert [document.quote(span) for span in found.spans] == ["hydrological", "data"]


def test_without_the_learned_part_headings_count_too(written: Written) -> None:
    document = written("Energy\n\nThe two sides will step up their efforts.", title="Joint Statement")
    found = read(document, rules_only=True).statements
    assert found[0].content.areas.value[0] == "energy"  # type: ignore[union-attr]
