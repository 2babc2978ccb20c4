"""Organisations are told by their names; offices, papers and organs are none."""

from __future__ import annotations

import pytest

from servanda.reading.organisations import firms, organisation


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Fjord Apparel", "Fjord Apparel"),
        ("the Andean Development Bank", "Andean Development Bank"),
        ("AndesTel", "AndesTel"),
        ("The Joint Committee", None),
        ("The Lima Declaration", None),
        ("Minister Aliaga", None),
        ("The Bank", None),
        ("the ministers", None),
    ],
)
def test_an_organisation_is_told_by_its_name(said: str, name: str | None) -> None:
    assert organisation(said, speaks=False) == name


def test_who_speaks_may_be_a_person_unless_the_name_says_otherwise() -> None:
    assert organisation("Rosa Quispe", speaks=True) is None
    assert organisation("Quispe Mining", speaks=True) == "Quispe Mining"


def test_two_named_companies_are_two() -> None:
    assert firms("The companies Puno Rail and Tacna Ports") == ("Puno Rail", "Tacna Ports")
    assert firms("Indonesian companies") == ("Indonesian companies",)
