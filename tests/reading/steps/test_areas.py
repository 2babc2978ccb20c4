"""Areas that words point to: own sentences in the styles of many ministries."""

from __future__ import annotations

import pytest

from servanda.reading.steps.areas import areas, pointed
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
def test_words_of_a_promise_point_first_to_its_own_area(sentence: str, first: str) -> None:
    whole = Span(0, len(sentence))
    assert areas(sentence, whole, whole).value[0] == first


def test_words_outside_the_run_point_to_nothing() -> None:
    text = "They will train nurses. Tariffs fall."
    assert "trade" not in pointed(text, Span(0, 23))
