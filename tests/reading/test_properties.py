"""What holds for any text: spans in bounds, quotes found again, the same words read twice say the same."""

from __future__ import annotations

import io
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.documents import load
from servanda.errors import DocumentError, UnsupportedError
from servanda.reading import read
from servanda.records import Reading, Span

_CUES = st.sampled_from(
    [
        "The Parties will establish a fund",
        "agreed to expand trade",
        "oppose",
        "and support",
        "urged all sides to",
        "; to open a school",
        "met on 4 May 2025",
        "committed to reducing",
        "\n\n1. ",
        "\n- ",
        "We will:",
        "welcomed the signing of a treaty",
        ", ",
        ". ",
        "“three forces”",
    ]
)
_TEXTS = st.lists(st.one_of(_CUES, st.text(max_size=30)), min_size=1, max_size=12).map(" ".join)


def _read(text: str) -> Reading | None:
    """The reading of a text, None where it is no readable document (empty, or of another language)."""
    try:
        return read(load(io.BytesIO(text.encode("utf-8", "replace"))), rules_only=True)
    except (DocumentError, UnsupportedError):
        return None


def _spans(reading: Reading) -> Iterator[Span]:
    for statement in reading.statements:
        yield statement.span
        yield from statement.holders.spans
        yield from statement.context
    for instrument in reading.instruments:
        yield instrument.span


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_spans_lie_in_the_text_and_quotes_are_found_again(text: str) -> None:
    reading = _read(text)
    if reading is None:
        return
    whole = reading.document.text
    for span in _spans(reading):
        assert 0 <= span.start < span.end <= len(whole)
        quote = reading.document.quote(span)
        assert quote == whole[span.start : span.end]
        assert not quote[0].isspace()
        assert not quote[-1].isspace()


@settings(max_examples=15, deadline=None)
@given(_TEXTS)
def test_reading_twice_says_the_same(text: str) -> None:
    first, second = _read(text), _read(text)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert first.statements == second.statements
        assert first.instruments == second.instruments


def test_statements_follow_the_text() -> None:
    reading = _read("Kenya will provide buses and establish a school. Chad will send doctors. They oppose tariffs.")
    assert reading is not None
    starts = [s.span.start for s in reading.statements]
    assert len(starts) == 4
    assert starts == sorted(starts)
