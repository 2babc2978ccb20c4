"""Same text, corrected version, translation, or another text."""

from __future__ import annotations

import io

import pytest

from servanda.documents import load
from servanda.documents.versions import Kinship, changes, compare
from servanda.records import Document

FIRST = """Title: Ministers meet by the lake
Date: 2024-06-05

The ministers of the four states met in the lake town on 5 June 2024 and reviewed the work of the past year in detail.

They agreed to open a second crossing by 2026 and to hold a fair each spring in one of the four capitals by turns.

The bank will lend 1,500,000 dollars for 12 border posts, of which 7 lie on the northern shore of the lake (LF-17).

The ministers thanked the hosts for their welcome and for the care with which the 3 days of talks had been prepared.
"""
CORRECTED = FIRST.replace("by 2026", "by 2028").replace("12 border posts", "14 border posts")
RUSSIAN = """Title: Министры встретились у озера
Date: 2024-06-05

Министры четырёх государств встретились 5 июня 2024 года в городе у озера и рассмотрели работу за прошедший год.

Они договорились открыть второй переход к 2026 году и проводить ярмарку каждую весну поочерёдно в столицах.

Банк предоставит 1 500 000 долларов на 12 пограничных постов, из которых 7 находятся на северном берегу (LF-17).

Министры поблагодарили принимающую сторону за радушный приём и за подготовку 3 дней переговоров.
"""
ANOTHER = """Title: Ministers meet by the sea
Date: 2024-06-05

The ministers of the four states met in the port on 5 June 2024. They will build 2 ferries and a lighthouse together.
"""


def read(text: str) -> Document:
    return load(io.BytesIO(text.encode()), name="text")


@pytest.mark.parametrize(
    ("one", "other", "kinship"),
    [
        (FIRST, FIRST, Kinship.SAME),
        (FIRST, FIRST.replace("\n", "\r\n"), Kinship.SAME),
        (FIRST, CORRECTED, Kinship.VERSION),
        (FIRST, RUSSIAN, Kinship.PARALLEL),
        (FIRST, ANOTHER, Kinship.OTHER),
        (RUSSIAN, ANOTHER, Kinship.OTHER),
        (FIRST, RUSSIAN.replace("Date: 2024", "Date: 2023"), Kinship.OTHER),
    ],
)
def test_two_texts_are_told_by_their_words_and_structure(one: str, other: str, kinship: Kinship) -> None:
    proposal = compare(read(one), read(other))
    assert proposal.kinship is kinship
    assert compare(read(other), read(one)).kinship is kinship
    assert 0 <= proposal.likeness <= 1


def test_silent_edits_are_shown_word_by_word() -> None:
    before, after = read(FIRST), read(CORRECTED)
    shown = [(before.quote(change.before), after.quote(change.after)) for change in changes(before, after)]
    assert shown == [("2026", "2028"), ("12", "14")]


def test_a_paragraph_left_out_is_one_change() -> None:
    before = read(FIRST)
    after = read("\n\n".join(part for part in FIRST.split("\n\n") if "bank" not in part))
    [change] = changes(before, after)
    assert before.quote(change.before).startswith("The bank will lend")
    assert after.quote(change.after) == ""


def test_equal_texts_have_no_changes() -> None:
    assert changes(read(FIRST), read(FIRST)) == ()
