"""During which time, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.dating import dates
from servanda.reading.steps.periods import periods
from servanda.records import PartialDate, Span

BASE = PartialDate(2024, 11, 14)


def first(text: str) -> tuple[str | None, str | None] | None:
    found = next(periods(text, Span(0, len(text)), BASE), None)
    if found is None:
        return None
    start, end = found.value.start, found.value.end
    return (start.isoformat() if start else None, end.isoformat() if end else None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Peru will double trade by 2030", None, "2030-12-31"),
        ("Peru will report by the end of 2026", None, "2026-12-31"),
        ("Peru will report before 1 March 2026", None, "2026-02-28"),
        ("Peru will train 250 nurses over a period of two years", "2024-11-14", "2026-11-14"),
        ("Peru will report before the year is out", None, "2024-12-31"),
        ("Peru will build ports through to 2035", None, "2035-12-31"),
        ("Peru will build ports in the course of 2027", "2027-01-01", "2027-12-31"),
        ("Peru will send a mission as early as December", "2024-12-01", "2024-12-31"),
        ("the Cabinet will decide on it next Tuesday", "2024-11-19", "2024-11-19"),
        ("they will launch a study this weekend", "2024-11-16", "2024-11-17"),
        ("they will settle it by the Lima Forum in February 2025", None, "2025-02-28"),
        ("Peru will train nurses next year", "2025-01-01", "2025-12-31"),
        ("over the next year they will draft a plan", "2024-11-14", "2025-11-14"),
        ("in the next three years Peru will build roads", "2024-11-14", "2027-11-14"),
        ("Peru will answer within 90 days", "2024-11-14", "2025-02-12"),
        ("Peru will answer within a month", "2024-11-14", "2024-12-14"),
        ("they will meet in the coming weeks", "2024-11-14", None),
        ("Chile will open a port in the second half of 2025", "2025-07-01", "2025-12-31"),
        ("Chile will report in the first quarter of 2026", "2026-01-01", "2026-03-31"),
        ("Chile will report by the first quarter of 2026", None, "2026-03-31"),
        ("Chile will finish the road by mid-2026", None, "2026-06-30"),
        ("Chile will finish the road before the middle of 2026", None, "2026-06-30"),
        ("Chile will publish it by the end of the current year", None, "2024-12-31"),
        ("in the three years to come Peru will build roads", "2024-11-14", "2027-11-14"),
        ("introduction of electronic permits (2026)", "2026-01-01", "2026-12-31"),
        ("the panel will meet in late April 2025", "2025-04-21", "2025-04-30"),
        ("Peru will exempt visitors from 1 July 2025 to 30 June 2026", "2025-07-01", "2026-06-30"),
        ("Peru will double its trains from January", "2025-01-01", None),
        ("Peru will host a forum next summer", "2025-06-01", "2025-08-31"),
        ("Peru will submit a proposal before the summer", None, "2025-05-31"),
        ("Peru will raise deliveries this winter", "2024-12-01", "2025-02-28"),
        ("Peru will send 500 teachers over the years 2025 to 2027", "2025-01-01", "2027-12-31"),
        ("Peru will fund exercises between now and June 2027", "2024-11-14", "2027-06-30"),
        ("Peru will launch a council within the year", "2024-11-14", "2024-12-31"),
        ("they will carry out the Work Plan for the period 2024-2026", None, "2026-12-31"),
        ("the pause holds for a period of 90 days starting on 12 May 2025", "2025-05-12", "2025-08-10"),
        ("Peru will give places from the 2025/26 academic year", "2025-09-01", None),
        ("Peru will host its guests on 6 to 10 December", "2024-12-06", "2024-12-10"),
    ],
)
def test_a_period_is_read(text: str, start: str | None, end: str | None) -> None:
    assert first(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "they will prepare the next Action Plan for 2026–2029",
        "they will decide within six months of entry into force",
        "they will help to prepare for the Friendship Games in 2026",
        "on Monday Peru pledged to build a road",
        "Peru will settle claims each year by December 1",
        "Peru will extend the exemption for five years once it ends",
        "they will build on what began in 2019",
    ],
)
def test_dates_of_papers_events_and_tellings_give_none(text: str) -> None:
    assert first(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the round held in January", "2025-01"),
        ("the state visit paid in Nov. 2014", "2014-11"),
        ("the convening in October 2023", "2023-10"),
        ("this year's forum on April 22nd, 2024", "2024-04-22"),
        ("the two sides met yesterday", "2024-11-13"),
        ("a conference this autumn", "2024"),
    ],
)
def test_a_date_is_no_more_precise_than_its_words(text: str, day: str) -> None:
    found = list(dates(text, Span(0, len(text)), BASE))
    assert day in [str(f.value) for f in found]


@given(
    st.text(max_size=200), st.dates(min_value=BASE.first.replace(year=1900), max_value=BASE.first.replace(year=2100))
)
def test_any_text_is_read_and_spans_lie_inside(text: str, day: object) -> None:
    base = PartialDate.parse(str(day))
    for found in periods(text, Span(0, len(text)), base):
        (span,) = found.spans
        assert 0 <= span.start < span.end <= len(text)
        assert found.value.start is not None or found.value.end is not None


_WORDS = st.lists(
    st.sampled_from(
        "by in from until within next coming the end of year years 2024 2025-27 2026 first half quarter 14 May June 99 "
        "sixty days weeks before summer autumn academic late mid- for a period between now and".split()
    ),
    max_size=14,
)


@given(_WORDS)
def test_soup_of_time_words_never_raises(words: list[str]) -> None:
    text = " ".join(words)
    for found in periods(text, Span(0, len(text)), BASE):
        start, end = found.value.start, found.value.end
        assert start is not None or end is not None
