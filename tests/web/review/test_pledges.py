from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import Place
from tests.web.review.texts import HAND, TODAY, rivers
from tests.web.texts import KEEPER

from servanda.errors import ConflictError, NotFoundError, RefusedError, RegisterError
from servanda.records import Amount, Code, PartialDate, Period, Standing
from servanda.records.level import Level
from servanda.records.pledge import Delivered, OverlapKind, PledgeEntry, amount_words, elapsed, total
from servanda.web.register.services.verifying import verify
from servanda.web.review.overlapping import candidates, thing
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.services.pledges import Delivery, deliver, file_pairs, propose, rule_overlap


def pledge(
    key: str, value: str, unit: str = "training places", window: Period | None = None, provider: str = "CN"
) -> PledgeEntry:
    date = PartialDate.of(window.start) if window and window.start else PartialDate(2020)
    return PledgeEntry(
        key, f"X-{key}", Code(provider), (), Amount(Decimal(value), unit), window, "", "", date, Standing.AGREED,
        Level.PUBLIC,
    )  # fmt: skip


def window(start: int, end: int) -> Period:
    return Period(dt.date(start, 6, 17), dt.date(end, 6, 17))


def test_three_programmes_of_one_provider_are_put_forward_pair_by_pair() -> None:
    held = [
        pledge("a", "5000", "seminar places", window(2022, 2027)),
        pledge("b", "1500", "training places", window(2024, 2027)),
        pledge("c", "3000", "training opportunities", window(2025, 2027)),
    ]
    assert [(one.earlier, one.later) for one in candidates(held)] == [("a", "b"), ("a", "c"), ("b", "c")]


@pytest.mark.parametrize(
    "other",
    [
        pledge("b", "1500", provider="KZ", window=window(2023, 2025)),
        pledge("b", "1500", "vaccine doses", window(2023, 2025)),
        pledge("b", "1500", window=window(2026, 2027)),
    ],
    ids=["another provider", "another thing", "a window of its own"],
)
def test_what_cannot_be_one_is_not_put_forward(other: PledgeEntry) -> None:
    assert not list(candidates([pledge("a", "5000", window=window(2022, 2025)), other]))


@pytest.mark.parametrize(
    ("unit", "head"),
    [
        ("training places", "place"),
        ("training opportunities", "place"),
        ("training places announced there", "place"),
        ("government scholarships", "scholarship"),
        ("scholarships for students", "scholarship"),
    ],
)
def test_what_is_counted_is_the_head_of_the_unit(unit: str, head: str) -> None:
    assert thing(Amount(Decimal(1), unit)) == head


def test_pledges_are_not_added_up_unless_each_pair_was_ruled_distinct(place: Place) -> None:
    rivers()
    assert propose("RC", HAND) == 2
    assert propose("RC", HAND) == 0
    assert file_pairs("RC", candidates(pledges(KEEPER, "RC")), HAND) == 1
    first, second = pledges(KEEPER, "RC")
    assert [one.kind for one in second.overlaps] == [OverlapKind.PROPOSED]
    with pytest.raises(RefusedError, match=f"{first.ref} and {second.ref} are distinct"):
        total([first, second])
    for kind in (OverlapKind.PART_OF, OverlapKind.CONTINUING, OverlapKind.REANNOUNCED):
        rule_overlap((first.key, second.key), kind, "the minister said so", HAND)
        with pytest.raises(RefusedError):
            total(pledges(KEEPER, "RC"))
    rule_overlap((first.key, second.key), OverlapKind.NEW, "another ministry, another budget line", HAND)
    assert amount_words(total(pledges(KEEPER, "RC"))) == "4,500 training places"
    assert verify().whole


def test_a_ruling_on_a_pair_needs_a_reason_and_fresh_eyes(place: Place) -> None:
    rivers()
    propose("RC", HAND)
    first, second = pledges(KEEPER, "RC")
    with pytest.raises(RefusedError):
        rule_overlap((first.key, second.key), OverlapKind.NEW, " ", HAND)
    rule_overlap((first.key, second.key), OverlapKind.NEW, "two budgets", HAND, seen=0)
    with pytest.raises(ConflictError):
        rule_overlap((first.key, second.key), OverlapKind.PART_OF, "one budget", HAND, seen=0)


def test_deliveries_are_measured_against_the_promise_and_the_window(place: Place) -> None:
    rivers()
    propose("RC", HAND)
    key = pledges(KEEPER, "RC")[0].key
    deliver(Delivery(key, "300", "2024-12-31", "note of the ministry"), HAND)
    deliver(Delivery(key, "200", "2025-06-30", "note of the ministry"), HAND)
    held = pledges(KEEPER, "RC")[0]
    assert held.delivered == 500
    assert Fraction(held.share or 0).limit_denominator(100) == Fraction(1, 3)
    assert elapsed(held.window, held.window.start if held.window and held.window.start else TODAY) == Decimal(1) / 1096
    deliver(Delivery(key, "900", "2025-12-01", "note of the ministry", in_all=True), HAND)
    assert pledges(KEEPER, "RC")[0].delivered == 900


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (Delivery("", "300", "2024", "note"), NotFoundError),
        (Delivery("K", "many", "2024", "note"), RegisterError),
        (Delivery("K", "NaN", "2024", "note"), RegisterError),
        (Delivery("K", "300", "soon", "note"), RegisterError),
        (Delivery("K", "300", "2024", " "), RefusedError),
    ],
)
def test_a_delivery_without_pledge_figure_day_or_source_is_refused(
    place: Place, given: Delivery, error: type[Exception]
) -> None:
    rivers()
    propose("RC", HAND)
    key = pledges(KEEPER, "RC")[0].key if given.pledge == "K" else given.pledge
    with pytest.raises(error):
        deliver(Delivery(key, given.value, given.day, given.source), HAND)
    assert not pledges(KEEPER, "RC")[0].deliveries


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 5000), st.integers(-6000, 6000))
def test_the_elapsed_share_is_a_share_and_whole_at_the_end(start: dt.date, days: int, later: int) -> None:
    held = Period(start, start + dt.timedelta(days))
    share = elapsed(held, start + dt.timedelta(later))
    assert share is not None
    assert 0 <= share <= 1
    assert (share == 1) == (later >= days)
    assert elapsed(Period(start, None), start) is None


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 1000), st.booleans()), max_size=6))
def test_reports_in_all_are_never_added_to_what_they_include(held: list[tuple[int, int, bool]]) -> None:
    deliveries = tuple(
        Delivered(str(n), Decimal(value), PartialDate(2025, 1, day), "s", in_all)
        for n, (day, value, in_all) in enumerate(held)
    )
    one = pledge("a", "100")
    one = PledgeEntry(**{name: getattr(one, name) for name in one.__slots__} | {"deliveries": deliveries})
    if not held:
        assert one.delivered is None
        return
    expected = 0
    for day, value, in_all in sorted(held, key=lambda row: row[0]):
        del day
        expected = value if in_all else expected + value
    assert one.delivered == expected
