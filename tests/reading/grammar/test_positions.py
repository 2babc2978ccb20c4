"""What the holder values or rejects without saying what it will do (coding guide, sections 1 and 7)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: dict[str, list[str]] = {
    "The ministers reaffirmed their commitment to multilateralism.": [
        "position support: The ministers reaffirmed their commitment to multilateralism",
    ],
    "The two sides remain committed to free trade.": [
        "position support: The two sides remain committed to free trade",
    ],
    "The ministers stressed the importance of dialogue.": [
        "position support: The ministers stressed the importance of dialogue",
    ],
    "They discussed the importance of reuniting families.": [
        "position support: They discussed the importance of reuniting families",
    ],
    "We look forward to the results of the study.": [
        "position support: We look forward to the results of the study",
    ],
    "China will oppose interference in its affairs.": [
        "position oppose: China will oppose interference in its affairs",
    ],
    "The parties will oppose the embargo and support reconstruction in Haiti.": [
        "position oppose: The parties will oppose the embargo",
        "position support: support reconstruction in Haiti",
    ],
    "We will stand with the people of Haiti.": [
        "position support: We will stand with the people of Haiti",
    ],
    "The ministers welcomed the signing of a memorandum.": [
        "position support: The ministers welcomed the signing of a memorandum",
        "decision sign: the signing of a memorandum",
    ],
    "We are pleased to note the progress made.": [
        "position support: We are pleased to note the progress made",
    ],
    "The ministers spoke in favour of an early ceasefire.": [
        "position support: The ministers spoke in favour of an early ceasefire",
    ],
    "Concern was voiced over the drought.": [
        "position concern: Concern was voiced over the drought",
    ],
    "The ministers expressed satisfaction with the talks.": [
        "position support: The ministers expressed satisfaction with the talks",
    ],
    "The sides took note of the report.": [
        "position note: The sides took note of the report",
    ],
    "The sides do not approve of sanctions.": [
        "position oppose: The sides do not approve of sanctions",
    ],
    "Deeply concerned by the attacks on civilians,": [
        "position concern: Deeply concerned by the attacks on civilians",
    ],
    "We noted with satisfaction the growth of trade.": [
        "position note: We noted with satisfaction the growth of trade",
    ],
    "China will, as always, support Samoa in safeguarding its sovereignty.": [
        "position support: China will, as always, support Samoa in safeguarding its sovereignty",
    ],
    "Mali agreed on the need for reform.": [
        "position support: Mali agreed on the need for reform",
    ],
    "The sides agreed that trade could grow.": [
        "position support: The sides agreed that trade could grow",
    ],
    "Both leaders hope that talks will resume soon.": [
        "position support: Both leaders hope that talks will resume soon",
    ],
    "They support reform of the Court and oppose its politicization.": [
        "position support: They support reform of the Court",
        "position oppose: oppose its politicization",
    ],
    "The sides are of the view that talks must go on.": [
        "position support: The sides are of the view that talks must go on",
    ],
    "The ministers reaffirmed the importance of the treaty, expressing concern at the drought.": [
        "position support: The ministers reaffirmed the importance of the treaty",
        "position concern: expressing concern at the drought",
    ],
}


@pytest.mark.parametrize("sentence", CASES)
def test_a_sentence_says_what_the_guide_has_it_say(sentence: str, said: Callable[[str], list[str]]) -> None:
    assert said(sentence) == CASES[sentence]
