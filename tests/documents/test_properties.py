"""What is true of every document, whatever the bytes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.documents import load
from servanda.errors import DocumentError
from servanda.records import Document, Span

LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        (
            "Title: Joint statement",
            "1. The Parties will meet.",
            "(b) hold talks;",
            "- open a crossing",
            "I. GENERAL",
            "The ministers met by the lake and agreed to open a second crossing before the",
            "<p>The Parties <b>will</b> meet.</p><ul><li>one",
            "<table><tr><td>1<td>2",
            "# Trade",
            "---",
            "第一条 双方将加强合作。",
            "co\u00ad",
            "###",
        )
    ),
)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)


def loaded(data: bytes, suffix: str) -> Document | None:
    stream = io.BytesIO(data)
    stream.name = f"text{suffix}"
    try:
        return load(stream)
    except DocumentError as error:
        clear = bool(str(error) and error.remedy)
    assert clear
    return None


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_document_or_a_clear_error(suffix: str, text: str) -> None:
    document = loaded(text.encode("utf-8", "replace"), suffix)
    if document is None:
        return
    end = 0
    for number, paragraph in enumerate(document.paragraphs, start=1):
        assert paragraph.ordinal == number
        assert end <= paragraph.span.start < paragraph.span.end <= len(document.text)
        assert paragraph.body in paragraph.span
        assert document.quote(paragraph.span).strip() == document.quote(paragraph.span)
        end = paragraph.span.end


@given(data=st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_document_or_a_clear_error(data: bytes) -> None:
    for suffix in (".txt", ".html", ".bin"):
        loaded(data, suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_offsets_never_go_back_and_stay_within_the_source(suffix: str, text: str) -> None:
    source = text.encode("utf-8", "replace").decode("utf-8")
    document = loaded(source.encode("utf-8"), suffix)
    if document is None:
        return
    before = 0
    for segment in document.offsets.segments:
        assert before <= segment.origin
        assert segment.origin + segment.length <= len(source)
        before = segment.origin
    for paragraph in document.paragraphs:
        assert document.offsets.origin(paragraph.span).end <= len(source)


@given(words=st.lists(st.text("abcdefgABC ’“”é-", min_size=1, max_size=30), min_size=1, max_size=20))
@settings(max_examples=150, deadline=None)
def test_plain_letters_are_the_same_in_text_and_source(words: list[str]) -> None:
    source = "\n\n".join(words)
    document = loaded(source.encode(), ".txt")
    if document is None:
        return
    for segment in document.offsets.segments:
        taken = document.quote(Span(segment.start, segment.start + segment.length))
        assert taken == source[segment.origin : segment.origin + segment.length].replace("\n", " ")


@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
def test_loading_twice_gives_the_same(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert loaded(data, ".txt") == loaded(data, ".txt")
    assert loaded(data, ".html") == loaded(data, ".html")
