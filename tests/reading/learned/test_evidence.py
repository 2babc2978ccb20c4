"""Shares of every word, asked by place. The shares here are written by hand, the shapes are the tagger's own."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.documents import load
from servanda.reading.learned.evidence import Evidence, gather
from servanda.reading.learned.tagged import KINDS, Tagged, softmax
from servanda.reading.learned.windows import windows
from servanda.records import Document, Span

TEXT = "Ghana will open a port, and Peru (the host) will build “two roads”.\n\nThe weather was mild."
OUTSIDE, BEGIN, INSIDE = (0.98, 0.01, 0.01), (0.02, 0.96, 0.02), (0.02, 0.02, 0.96)


def evidence(document: Document, marked: dict[str, tuple[str, ...]]) -> Evidence:
    """Evidence in which each of these quotes is a statement of its kind."""
    tagged = []
    for window in windows(document):
        bio = {kind: np.tile(np.array(OUTSIDE, np.float32), (len(window.words), 1)) for kind in KINDS}
        for kind, quotes in marked.items():
            for start in (document.text.index(quote) for quote in quotes):
                end = start + len(next(q for q in quotes if document.text.startswith(q, start)))
                inside = [i for i, span in enumerate(window.spans) if start <= span.start and span.end <= end]
                for place, i in enumerate(inside):
                    bio[kind][i] = INSIDE if place else BEGIN
        words = len(window.words)
        heads = {"area": (np.eye(2, 24, dtype=np.float32), np.zeros(24, np.float32))}
        tagged.append(Tagged(window, np.ones((words, 2), np.float32), bio, np.arange(words, dtype=np.float32), heads))
    return gather(tagged)


@pytest.fixture
def document() -> Document:
    return load(BytesIO(TEXT.encode()))


def test_guesses_are_the_marked_runs(document: Document) -> None:
    quotes = ("Ghana will open a port", "Peru (the host) will build “two roads”")
    found = list(evidence(document, {"commitment": quotes}).guesses())
    assert [document.quote(guess.span) for guess in found] == list(quotes)
    assert all(guess.score > 0.9 for guess in found)


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("open a port,", "open a port"),
        (", and Peru", "and Peru"),
        ("(the host", "the host"),
        ("the host)", "the host"),
        ("(the host)", "(the host)"),
        ("“two roads”.", "“two roads”"),
        ("two roads”", "two roads"),
    ],
)
def test_borders_are_free_of_stops_and_of_half_a_pair(document: Document, marked: str, kept: str) -> None:
    [guess] = evidence(document, {"event": (marked,)}).guesses()
    assert document.quote(guess.span) == kept


def test_a_run_of_stops_alone_is_no_guess(document: Document) -> None:
    assert list(evidence(document, {"call": (",",)}).guesses()) == []


def test_shares_are_those_of_the_run_and_of_the_best_other_kind(document: Document) -> None:
    told = evidence(document, {"commitment": ("Ghana will open a port",), "position": ("a port",)})
    start = document.text.index("a port")
    share, begin, inner, other = told.shares("commitment", Span(start, start + 6))
    assert share == pytest.approx(0.98, abs=0.01)
    assert begin == inner == pytest.approx(0.02, abs=0.01)
    assert other == pytest.approx(0.98, abs=0.01)


def test_the_act_is_the_word_with_the_highest_score_of_the_run(document: Document) -> None:
    span = evidence(document, {}).act(Span(0, document.text.index(",")))
    assert span is not None
    assert document.quote(span) == "port"


def test_a_place_between_words_has_no_evidence(document: Document) -> None:
    told = evidence(document, {})
    gap = document.text.index(" ")
    assert told.shares("event", Span(gap, gap + 1)) == (0.0, 0.0, 0.0, 0.0)
    assert told.act(Span(gap, gap + 1)) is None
    assert told.head("area", Span(gap, gap + 1)) is None


def test_a_text_without_words_has_no_guesses() -> None:
    assert list(gather([]).guesses()) == []
    assert gather([]).shares("call", Span(0, 5)) == (0.0, 0.0, 0.0, 0.0)


@given(st.integers(0, 2**32 - 1))
def test_whatever_the_shares_guesses_lie_in_the_text_and_do_not_overlap(seed: int) -> None:
    document = load(BytesIO(TEXT.encode()))
    chance = np.random.default_rng(seed)
    told = evidence(document, {})
    for tagged in told.tagged:
        for kind in KINDS:
            tagged.bio[kind] = softmax(chance.normal(0, 3, (len(tagged.window.words), 3)).astype(np.float32))
    found = list(told.guesses())
    for kind in KINDS:
        own = [guess for guess in found if guess.kind == kind]
        assert all(0 <= g.span.start < g.span.end <= len(document.text) and 0 <= g.score <= 1 for g in own)
        assert all(a.span.end <= b.span.start for a, b in pairwise(own))
