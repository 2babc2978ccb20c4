"""What the tagger sees of a text."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from servanda.documents import load
from servanda.errors import DocumentError
from servanda.reading.learned.windows import Window, windows

LONGEST = 1100
ITEMS = "The Parties will:\n\n(a) open a crossing;\n\n(b) hold a fair.\n\nThey met in Accra."


def windows_of(text: str) -> list[Window]:
    return list(windows(load(BytesIO(text.encode()))))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400) | st.text("A b.:;(1)\n–“”’", max_size=400))
def test_words_stand_in_order_where_their_spans_say(text: str) -> None:
    try:
        document = load(BytesIO(text.encode()))
    except DocumentError:
        return
    last = 0
    for window in windows(document):
        assert len(window.words) == len(window.spans) > 0
        for word, span in zip(window.words, window.spans, strict=True):
            assert last <= span.start < span.end <= len(document.text)
            assert document.quote(span) == word
            last = span.end


def test_every_word_of_a_long_paragraph_is_seen_once() -> None:
    text = "The Parties will open a crossing by 2026. " * 200 + "and hold fairs " * 300
    seen = windows_of(text)
    assert len(seen) > 10
    assert [word for window in seen for word in window.words] == text.replace(".", " .").split()
    assert all(window.spans[-1].end - window.spans[0].start <= LONGEST for window in seen)


def test_a_sentence_without_a_space_is_cut_all_the_same() -> None:
    assert [len(word) for window in windows_of("a" * 3000) for word in window.words] == [1100, 1100, 800]


def test_items_are_read_after_their_lead_in_and_what_follows_is_not() -> None:
    lead, first, second, after = windows_of(ITEMS)
    assert (lead.context, after.context) == ((), ())
    assert first.context == second.context == ("The", "Parties", "will", ":")
    assert first.words == ("open", "a", "crossing", ";")


def test_numbers_and_joined_words_are_one_word() -> None:
    [window] = windows_of("China–Central Asia’s fund: 1,500.5 million, state-of-the-art.")
    assert window.words[:2] == ("China", "–")
    assert {"Asia’s", "1,500.5", "state-of-the-art"} <= set(window.words)
