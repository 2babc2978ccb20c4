from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from servanda.publishing import card
from servanda.publishing.selection import Part
from servanda.records import Code, Field, Reading


def plain(reading: Reading, *, explain: bool = False) -> str:
    return "".join(card.render([reading], explain=explain))


def test_the_meeting_stands_on_top(reading: Reading) -> None:
    top = plain(reading).split("\n\n")[0]
    for words in (
        "Communique <of> Tashkent",
        "Ministers' Meeting, no. 3",
        "2026-06-04, Tashkent",
        "China (CN)",
        "2027",
    ):
        assert words in top


def test_a_commitment_shows_strength_amount_period_and_area_above_its_words(reading: Reading) -> None:
    block = plain(reading).split("COMMITMENTS")[1].split("POSITIONS")[0]
    order = (
        "firm",
        "CN",
        "provide",
        "for UZ",
        "1,500 training places",
        "2,500,000 CNY",
        "2029-06-04",
        "education",
        "“China",
    )
    places = [block.index(words) for words in order]
    assert places == sorted(places)
    assert "para. 1 · according to the agreed text by Ministry & Co" in block


def test_a_speakers_word_is_not_the_texts(reading: Reading) -> None:
    assert "according to The Parties, in the agreed text" in plain(reading)


def test_weak_statements_say_check_this_in_words(reading: Reading) -> None:
    text = plain(reading)
    assert "CN, UZ · <open> trade  ! check this" in text
    assert text.count("! check this") == 1


def test_a_piped_card_has_neither_colour_nor_lines_drawn(reading: Reading) -> None:
    text = plain(reading, explain=True)
    assert "\x1b" not in text
    assert not any("\u2500" <= character <= "\u259f" for character in text)


def test_a_terminals_card_says_the_same_in_colour(reading: Reading) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=80, color_system="standard")
    with screen.capture() as held:
        card.show(reading, screen)
    assert "\x1b[" in held.get()
    bare = Console(file=io.StringIO(), no_color=True, width=80, color_system=None)
    with bare.capture() as held:
        card.show(reading, bare)
    assert held.get() == plain(reading)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_row_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    screen = Console(file=io.StringIO(), width=width, color_system=None)
    with screen.capture() as held:
        card.show(reading, screen, explain=True)
    assert max(cell_len(row) for row in held.get().splitlines()) <= width


def test_explain_gives_rule_and_words_of_every_field(reading: Reading) -> None:
    text = " ".join(plain(reading, explain=True).split())
    assert "provide ← “provide” [125–132], rule test.rule, confidence 1.00" in text
    assert "CN ← inferred from the meeting's parties" in text
    assert "who acts · may be UN, SCO" in text


def test_a_filter_shows_only_its_kinds_under_their_numbers(reading: Reading) -> None:
    text = "".join(card.render([reading], {Part.EVENT}))
    assert "  7 CN, UZ · fourth meeting" in text
    assert "COMMITMENTS" not in text
    assert "INSTRUMENTS" not in text


def test_a_text_without_statements_says_so(reading: Reading) -> None:
    assert "No statements found." in plain(replace(reading, statements=()))


def test_a_title_cannot_steer_the_terminal(reading: Reading) -> None:
    metadata = replace(reading.document.metadata, title="Calm\x1b[2J\u202e title")
    assert "\x1b" not in plain(replace(reading, document=replace(reading.document, metadata=metadata)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_fits_80_columns(reading_of: Callable[[str], Reading], text: str) -> None:
    rows = plain(reading_of(text)).split("\n")
    assert max(cell_len(row) for row in rows) <= card.WIDTH


def test_all_of_many_parties_are_not_listed_on_every_line(reading: Reading) -> None:
    codes: tuple[Code, ...] = (Code("CN"), Code("KZ"), Code("UZ"))
    record = replace(reading.record, parties=Field(codes))
    everybody = replace(reading.statements[-1], holders=Field((codes[2], codes[0], codes[1])))
    some = replace(reading.statements[-2], holders=Field(codes[:2]))
    text = plain(replace(reading, record=record, statements=(everybody, some)))
    assert "  1 all 3 parties · fourth meeting" in text
    assert "  2 CN, KZ · Trade" in text
