"""What is no statement: courtesies, questions, background, effects, mere talk (coding guide, sections 1, 2, 7)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    "The leaders discussed trade and tourism.",
    "The ministers reviewed the agenda.",
    "Engineers are building a bridge.",
    "Thank you for coming.",
    "The President welcomed Prime Minister Rao on his visit.",
    "We are delighted to be here.",
    "This will benefit the peoples of both countries.",
    "It will open a new chapter in relations.",
    "The volume of trade is expected to grow.",
    "Firearms continue to generate violence.",
    "If asked, we would help.",
    "Will flights resume?",
    "The two countries established relations in 1992.",
    "The minister said that the two economies complement each other.",
    "The volume of exports will grow.",
    "The Council took stock of its course.",
    "The envoy said that half of the projects agreed in Cusco were in place or moving forward.",
]


@pytest.mark.parametrize("sentence", CASES)
def test_it_says_nothing(sentence: str, said: Callable[[str], list[str]]) -> None:
    assert said(sentence) == []
