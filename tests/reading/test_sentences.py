"""Where sentences end, and where a stop ends none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.sentences import sentences
from servanda.records import Span


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "H.E. Mr. Rao and Smt. Devi met Amb. Lee at No. 5, St. James Street.",
        "See vol. 3 and art. 4 of the report.",
        "They met in Washington, D.C. on Monday at 5 p.m. sharp.",
        "3. The Parties will meet.",
    ],
)
def test_a_stop_of_an_abbreviation_ends_nothing(text: str) -> None:
    assert split(text) == [text]


def test_after_a_capital_a_sentence_ends_before_an_opener() -> None:
    assert split("They met in Washington, D.C. We will meet again.") == [
        "They met in Washington, D.C.",
        "We will meet again.",
    ]


def test_closing_quotes_belong_to_their_sentence() -> None:
    assert split("“We agree.” They left.") == ["“We agree.”", "They left."]


@given(st.text(max_size=200))
def test_sentences_are_in_order_trimmed_and_lose_only_white_space(text: str) -> None:
    spans = list(sentences(text, Span(0, len(text))))
    for span in spans:
        quote = text[span.start : span.end]
        assert quote == quote.strip()
        assert quote
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(text[s.start : s.end] for s in spans)
    assert "".join(kept.split()) == "".join(text.split())
