from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.evaluation.agreement import alpha, interval, nominal

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units.
OBSERVERS = ("123321412   ", "1233224125 3", " 3332342251 ", "12332441251 ")
UNITS = [[int(row[place]) for row in OBSERVERS if row[place] != " "] for place in range(12)]


def test_the_published_example_comes_out_as_published() -> None:
    for distance, published in ((nominal, 0.743), (interval, 0.849)):
        found, n = alpha(UNITS, distance)
        assert found == pytest.approx(published, abs=0.0005)
        assert n == 11


def test_full_agreement_is_one_and_nothing_that_varies_says_nothing() -> None:
    assert alpha([["a", "a"], ["b", "b"]], nominal) == (1.0, 2)
    assert alpha([["a", "a"], ["a", "a"]], nominal) == (None, 2)
    assert alpha([["a"], []], nominal) == (None, 0)


@given(st.lists(st.lists(st.integers(-1, 1), max_size=3), max_size=20))
def test_alpha_is_never_above_one_and_knows_no_order(units: list[list[int]]) -> None:
    found, n = alpha(units, interval)
    again, _ = alpha([unit[::-1] for unit in reversed(units)], interval)
    assert found is None or (found <= 1 and found == pytest.approx(again))
    assert n == sum(len(unit) > 1 for unit in units)
