"""What a meeting is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.about.series import form_of, names, numbered
from servanda.records import Span


def found(words: str) -> list[tuple[str, int | None]]:
    return [(n.series, n.ordinal) for n in names(words, Span(0, len(words)))]


@pytest.mark.parametrize(
    ("words", "series", "ordinal"),
    [
        ("The Fifth Peru-Nordic Foreign Ministers' Meeting was held", "Peru-Nordic Foreign Ministers' Meeting", 5),
        ("Fifth Peru-Nordic FMs' meeting agrees on ports", "Peru-Nordic FMs' meeting", 5),
        ("Joint Communique of the Sixth Peru – Nordic Trade Forum", "Peru-Nordic Trade Forum", 6),
        ("the first-ever R4+1 Presidential Summit, held in Lima", "R4+1 Presidential Summit", 1),
        ("the 23rd Peru-ASEAN leaders' meeting", "Peru-ASEAN leaders' meeting", 23),
        ("the XXI Andean Ministerial Conference", "Andean Ministerial Conference", 21),
        ("the twenty-second Andean Dialogue on Water", "Andean Dialogue on Water", 22),
        ("At the third Summit for Rivers on March 18", "Summit for Rivers", 3),
        ("convened the inaugural meeting of the Green Ports Dialogue in Oslo", "Green Ports Dialogue", 1),
        ("The Task Force on Ports met for the 11th time", "Task Force on Ports", 11),
        ("The Panel for Reform (the Panel) held its inaugural meeting", "Panel for Reform", 1),
        ("the first leaders’ meeting of the “R4” Group", "R4", 1),
        (
            "the Second Ministerial Conference of the Peru–Africa Partnership Forum",
            "Ministerial Conference of the Peru–Africa Partnership Forum",
            2,
        ),
        (
            "the sixth meeting of the Ministers of Foreign Affairs “Peru – Nordic Five”",
            "Peru-Nordic Five Foreign Ministers' Meeting",
            6,
        ),
        ("Joint Statement on the Peru-Chile Port Dialogue", "Peru-Chile Port Dialogue", None),
    ],
)
def test_a_meeting_has_its_name_and_number(words: str, series: str, ordinal: int | None) -> None:
    assert found(words) == [(series, ordinal)]


@pytest.mark.parametrize(
    "words",
    [
        "held a productive Summit Meeting",
        "President Hill’s Meeting with the Prime Minister",
        "the Bilateral Meeting between them",
        "at a Press Conference",
        "the White House Follow Up Meeting",
        "the Lima meeting ended",
    ],
)
def test_a_meeting_of_no_series_has_no_name(words: str) -> None:
    assert found(words) == []


def test_a_number_may_stand_without_a_name() -> None:
    words = "preparations for the second summit"
    number = numbered(words, Span(0, len(words)))
    assert number is not None
    assert (number[0], words[number[1].start : number[1].end]) == (2, "second")


def test_a_prime_ministers_visit_is_no_ministers_meeting() -> None:
    assert form_of("Call of the Prime Minister") == "call"
    assert form_of("Meeting with Prime Minister Ito") is None
    assert form_of("Trade Ministers' Meeting") == "ministers"


@given(st.text(alphabet="The Fifth Peru-Nordic’s “Meeting” of 23rd XXI – Summit for\n", max_size=120))
def test_names_lie_in_the_words(words: str) -> None:
    for name in names(words, Span(0, len(words))):
        assert name.span is not None
        assert 0 <= name.span.start < name.span.end <= len(words)
        assert name.ordinal is None or name.ordinal > 0
