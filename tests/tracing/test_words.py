from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.tracing.abbreviations import abbreviations
from servanda.tracing.words import RAREST, STOP, stem, stems, weight


@pytest.mark.parametrize(
    "kin",
    [
        ("strengthen", "strengthened", "strengthening"),
        ("neighbourly", "neighborliness"),
        ("cooperation", "cooperating"),
        ("friendship", "friendly"),
    ],
)
def test_kin_have_one_stem(kin: tuple[str, ...]) -> None:
    assert len({stem(word) for word in kin}) == 1


def test_a_compound_gives_its_parts() -> None:
    assert {stemmed for _, stemmed in stems("defence-related trade")} >= {stem("defence"), stem("related")}


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert 0 < weight(stem("cooperation")) < weight(stem("hydrography")) <= RAREST


@given(st.text(max_size=200))
def test_stems_are_of_words_that_stand_in_the_text(text: str) -> None:
    for word, stemmed in stems(text):
        assert word in text
        assert stemmed
        assert word.lower() not in STOP


@given(st.text(alphabet=st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=20))
def test_a_stem_never_vanishes(word: str) -> None:
    assert 1 <= len(stem(word)) <= len(word) + 1


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("conventional submarines (SSKs) and", "ssk", ("submarines",)),
        ("the Lake Rescue Service (LRS) will", "lrs", ("Lake", "Rescue", "Service")),
        ("members of the Bank for the Regions (BR)", "br", ("Bank", "Regions")),
        ("in brackets (see ANNEX) only", "annex", None),
    ],
)
def test_an_abbreviation_is_explained_by_the_words_before_it(
    text: str, short: str, full: tuple[str, ...] | None
) -> None:
    wanted = None if full is None else tuple(stem(word) for word in full)
    assert abbreviations(text).get(stem(short)) == wanted
