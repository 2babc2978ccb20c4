"""Sentences that are read wrongly today; each must leave this file when it is mended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: dict[str, list[str]] = {
    # The parse hangs the second noun on "judges", not on "training".
    "The programme will include training of judges and exchanges of students.": [
        "commitment firm train: The programme will include training of judges",
        "commitment firm exchange: exchanges of students",
    ],
    # "train" is taken for a noun after "disrupt X, and".
    "They will deter, detect and disrupt cyber attacks, and train officers.": [
        "commitment firm deter: They will deter, detect and disrupt cyber attacks",
        "commitment firm train: train officers",
    ],
    # "abides" is taken for a plural noun with "Serbia" before it.
    "Djuric said Serbia abides by the one-China principle and will never waver.": [
        "position support: Serbia abides by the one-China principle",
        "commitment firm not waver: will never waver",
    ],
    # "to second" is taken for an ordinal.
    "Kenya and Togo have each offered to second ten doctors.": [
        "commitment firm second: Kenya and Togo have each offered to second ten doctors",
    ],
}


@pytest.mark.xfail(reason="the parse leads astray", strict=True)
@pytest.mark.parametrize("sentence", CASES)
def test_not_yet_read_as_the_guide_has_it(sentence: str, said: Callable[[str], list[str]]) -> None:
    assert said(sentence) == CASES[sentence]
