from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from servanda.publishing.word_marks import differing_runs


def test_only_what_differs_is_marked() -> None:
    left, right = differing_runs("Kenya will open two schools", "Kenya may open two schools by May")
    assert [run for run, differs in left if differs] == ["will"]
    assert [run for run, differs in right if differs] == ["may", "by May"]


def test_capitals_and_stops_are_no_difference() -> None:
    left, right = differing_runs("The Parties, together, will act.", "the parties together will act")
    assert not any(differs for _, differs in left + right)


@given(st.text(max_size=80), st.text(max_size=80))
def test_runs_put_together_give_the_words_again(a: str, b: str) -> None:
    left, right = differing_runs(a, b)
    assert "".join(run for run, _ in left) == a
    assert "".join(run for run, _ in right) == b
