from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.evaluation.label import Label
from servanda.evaluation.matching import overlap, pairs
from servanda.records import Span

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda both: Span(both[0], both[0] + both[1]))


def label(start: int, end: int, action: str | None = None) -> Label:
    return Label("commitment", Span(start, end), {"action": action})


@given(SPANS, SPANS)
def test_overlap_is_a_share_and_the_same_both_ways(a: Span, b: Span) -> None:
    assert 0 <= overlap(a, b) <= overlap(a, b, loose=True) <= 1
    assert overlap(a, b) == overlap(b, a)
    assert overlap(a, a) == 1


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_each_label_is_used_once(a: list[Span], b: list[Span]) -> None:
    found = pairs([Label("call", span, {}) for span in a], [Label("call", span, {}) for span in b])
    assert len({id(gold) for gold, _ in found}) == len({id(predicted) for _, predicted in found}) == len(found)


@pytest.mark.parametrize(("end", "matches"), [(4, True), (3, False)])
def test_two_fifths_are_enough(end: int, matches: bool) -> None:
    assert bool(pairs([label(0, 10)], [label(0, end)])) is matches


def test_half_of_the_shorter_is_enough_loosely() -> None:
    assert not pairs([label(0, 100)], [label(95, 105)])
    assert pairs([label(0, 100)], [label(95, 105)], loose=True)


def test_the_same_action_decides_between_two_in_one_clause() -> None:
    first, second = label(0, 10, "open"), label(0, 10, "close")
    [(gold, predicted)] = pairs([first], [second, label(0, 9, "open")])
    assert (gold.fields, predicted.fields) == ({"action": "open"}, {"action": "open"})


def test_the_best_overlap_goes_first() -> None:
    found = pairs([label(0, 10), label(5, 15)], [label(5, 14)])
    assert [gold.span for gold, _ in found] == [Span(5, 15)]
