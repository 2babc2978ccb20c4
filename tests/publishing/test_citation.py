from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.publishing.citation import citation, date_of, paragraph_words, title_of
from servanda.records import Document, Paragraph, ParagraphKind, Reading, Span

ITEM, BODY = ParagraphKind.LIST_ITEM, ParagraphKind.BODY


def laid(reading: Reading, *shape: tuple[ParagraphKind, str | None, int]) -> Document:
    """A document of one-letter paragraphs with these kinds, numbers and levels."""
    paragraphs = tuple(
        Paragraph(Span(place, place + 1), Span(place, place + 1), kind, place + 1, number, level)
        for place, (kind, number, level) in enumerate(shape)
    )
    return replace(reading.document, text="x" * len(shape), paragraphs=paragraphs)


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ([(BODY, None, 0)], "¶1"),
        ([(ITEM, "3.", 1)], "para. 3"),
        ([(ITEM, "(a)", 1)], "para. (a)"),
        ([(ITEM, "4.", 1), (ITEM, "(a)", 2), (ITEM, "(b)", 2)], "para. 4(b)"),
        ([(ITEM, "4.", 1), (ITEM, "(a)", 2), (ITEM, "(ii)", 3)], "para. 4(a)(ii)"),
        ([(ITEM, "4.", 1), (ITEM, "4.1.", 2)], "para. 4.1"),
        ([(ITEM, "4.", 1), (BODY, None, 0), (ITEM, "(a)", 2)], "¶3 (a)"),
    ],
)
def test_items_are_cited_with_the_numbers_above_them(
    reading: Reading, shape: list[tuple[ParagraphKind, str | None, int]], words: str
) -> None:
    document = laid(reading, *shape)
    assert paragraph_words(document, document.paragraphs[-1]) == words


def test_a_citation_is_one_line_with_words_title_date_and_paragraph(reading: Reading) -> None:
    whole = reading.document.text
    start = whole.index("measures & welcome <open> trade.\n(a)")
    told = citation(reading, Span(start, start + len("measures & welcome <open> trade.\n(a)")))
    assert told == "“measures & welcome <open> trade. (a)” (Communique <of> Tashkent, 2026-06-04, para. 2)"


def test_a_text_without_title_or_date_is_cited_by_its_name(reading: Reading) -> None:
    metadata = replace(reading.document.metadata, title=None, date=None)
    bare = replace(
        reading, document=replace(reading.document, metadata=metadata), record=replace(reading.record, date=None)
    )
    assert title_of(bare.document) == "tashkent"
    assert date_of(bare) is None
    assert citation(bare, Span(0, 9)) == "“Communiqu” (tashkent, ¶1)"
