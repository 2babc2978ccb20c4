"""How much: bounds, ranges, money and what is counted, on sentences of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.parser import parse
from servanda.reading.steps.amounts import amounts
from servanda.records import Bound, Code, Span


def read(text: str, home: str | None = None) -> list[tuple[Decimal, str | None, Bound]]:
    whole = Span(0, len(text))
    sentence = next(iter(parse(text, [(whole, 0)])))
    found = amounts(text, whole, Code(home) if home else None, sentence)
    return [(a.value.value, a.value.currency or a.value.unit, a.value.bound) for a in found]


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("Peru will lend 1.5 billion yuan for the dam.", "1500000000", "CNY", "exact"),
        ("Canada will give up to C$7.5 million to the clinics.", "7500000", "CAD", "up_to"),
        ("Peru will lend $A5\xa0million for the dam.", "5000000", "AUD", "exact"),
        ("Nauru pledged AUD$1 million to the facility.", "1000000", "AUD", "exact"),
        ("Trade will exceed 6 billion U.S. dollars.", "6000000000", "USD", "at_least"),
        ("They pledged two million doses of vaccine.", "2000000", "doses", "exact"),
        ("India will provide Rs. 500 crore for roads.", "5000000000", "INR", "exact"),
        ("Norway doubled its share to NOK 550 million.", "550000000", "NOK", "exact"),
        ("They announced a $425-million package.", "425000000", "USD", "exact"),
        ("Chile will train at least 300 nurses this year.", "300", "nurses", "at_least"),
        ("Fiji will send not fewer than 40 teachers to the islands.", "40", "teachers", "at_least"),
        ("The bank will finance some 20 bridges.", "20", "bridges", "about"),
        ("Peru will open two training centres together with a foundation.", "2", "training centres", "exact"),
        ("The ministry will send a 12-member medical team.", "12", "members", "exact"),
        ("They will give dozens of scholarships.", "24", "scholarships", "at_least"),
        ("Tariffs will fall to 5 per cent.", "5", "percent", "exact"),
        ("Peru will raise its stock from 58,000 to 100,000 tonnes.", "100000", "tonnes", "exact"),
        ("Mali will remove 14 of its 22 checkpoints.", "14", "checkpoints", "exact"),
        ("Norway will raise the number of its staff officers to 35.", "35", "staff officers", "exact"),
        ("Peru will send twenty-four teachers to the islands.", "24", "teachers", "exact"),
        ("Chile will raise to 120 the number of scholarships for islanders.", "120", "scholarships", "exact"),
        ("Chile will raise the quota for seasonal pickers to 900.", "900", "seasonal pickers", "exact"),
        ("Fiji will waive landing fees for 365 days.", "365", "days", "exact"),
        ("Fiji will allow stays of up to 30 days for nurses.", "30", "days", "up_to"),
        ("The charge shall not exceed 15 per cent.", "15", "percent", "up_to"),
        ("The quota shall not be lower than 3,000 barrels.", "3000", "barrels", "at_least"),
        ("They agreed not to draw more than 3,300 barrels a day.", "3300", "barrels", "up_to"),
        ("Duties of 15 per cent or more will be halved.", "15", "percent", "at_least"),
        ("Japan will carry out 10 more small projects in the delta.", "10", "small projects", "exact"),
    ],
)
def test_an_amount_is_read(text: str, value: str, unit: str, bound: str) -> None:
    assert (Decimal(value), unit, Bound(bound)) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "They will meet on 14 May in Lima.",
        "The two ministers will consult in 2030.",
        "They will carry out Article 7 and Resolution 1267.",
        "The parties will set up a two-level mechanism for 5G networks.",
        "They will continue for three years.",
        "One of the ministers will visit the C5+1 office.",
        "The road will be built in two stages.",
        "Peru will answer within thirty days and publish the lists ten days in advance.",
        "The Security Council 1267 Sanctions Committee will meet in Lima.",
        "They will ensure that no one is left behind.",
        "Peru will open the fund into which Chile has already paid 3 million euros.",
    ],
)
def test_dates_names_and_people_counted_are_no_amounts(text: str) -> None:
    assert read(text) == []


def test_a_bare_dollar_is_the_publishers() -> None:
    assert read("We will spend $5 million.", "AU")[0][1] == "AUD"
    assert read("We will spend $5 million.")[0][1] == "USD"


def test_what_was_given_before_is_another_amount() -> None:
    assert [v for v, _, _ in read("Chile will give $20 million in addition to the $13 million given last year.")] == [
        Decimal(20_000_000)
    ]


def test_a_range_keeps_its_upper_end() -> None:
    text = "They will send 10 to 20 doctors."
    (found,) = amounts(text, Span(0, len(text)))
    assert (found.value.value, found.value.upper) == (Decimal(10), Decimal(20))


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    for found in amounts(text, Span(0, len(text))):
        (span,) = found.spans
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == found.value.words


@given(st.text(alphabet="0123456789 ,.$€%-–/thousandmillionoftoup", max_size=60))
def test_number_soup_never_raises(text: str) -> None:
    for found in amounts(text, Span(0, len(text))):
        assert found.value.value >= 0
