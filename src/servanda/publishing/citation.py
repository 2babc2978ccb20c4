"""Where a statement stands, as people cite it: text, date, paragraph."""

from __future__ import annotations

import re

from servanda.publishing.saying import say_day
from servanda.publishing.wording import CARD
from servanda.records import Document, Paragraph, ParagraphKind, PartialDate, Reading, Span

__all__ = ["citation", "date_of", "paragraph_said", "paragraph_words", "title_of"]


KEPT = "para. "
DECIMAL = re.compile(r"\d+\.\d")
"""A number that holds those above it: "4.1"."""


def title_of(document: Document) -> str:
    """The text's title, or its name where nobody gave it one."""
    return document.metadata.title or document.name or CARD["untitled"]


def date_of(reading: Reading) -> str | None:
    """The text's date in ISO 8601, as precise as known; None if not known."""
    date = _date(reading)
    return str(date) if date else None


def _date(reading: Reading) -> PartialDate | None:
    return reading.record.date.value if reading.record.date else reading.document.metadata.date


def paragraph_words(document: Document, paragraph: Paragraph) -> str:
    """The official number ("para. 3", "para. 4(b)"), else a pilcrow and the count from 1 ("¶7").

    An item is cited with the numbers above it: a declaration of ten points can have an item (a) under each. An item
    under a lead-in without number gets the count before its letter ("¶7 (a)").
    """
    if not paragraph.number:
        return f"¶{paragraph.ordinal}"
    numbers = _numbers(document, paragraph)
    whole = "".join(numbers)
    return CARD["para"].format(number=whole) if numbers[0] else f"¶{paragraph.ordinal} {whole}"


def paragraph_said(label: str) -> str:
    """What :func:`paragraph_words` once gave, as it was kept in English, in the language that is spoken now."""
    return CARD["para"].format(number=label.removeprefix(KEPT)) if label.startswith(KEPT) else label


def _numbers(document: Document, paragraph: Paragraph) -> tuple[str, ...]:
    """The numbers from the top down to the paragraph's own; the first is "" if what stands above has none."""
    own = (paragraph.number or "").strip().rstrip(".")
    if paragraph.level <= 1 or DECIMAL.match(own):
        return (own,)
    above = _above(document, paragraph)
    return (*_numbers(document, above), own) if above else ("", own)


def _above(document: Document, paragraph: Paragraph) -> Paragraph | None:
    """The numbered item that ``paragraph`` stands under, None if other text comes between."""
    for earlier in reversed(document.paragraphs[: document.paragraphs.index(paragraph)]):
        if earlier.kind is not ParagraphKind.LIST_ITEM or not earlier.number:
            return None
        if earlier.level < paragraph.level:
            return earlier
    return None


def citation(reading: Reading, span: Span) -> str:
    """The words of ``span`` with the text's title, date and paragraph, on one line, ready to be pasted."""
    document = reading.document
    date = _date(reading)
    place = (title_of(document), date and say_day(date), paragraph_words(document, document.paragraph_at(span.start)))
    words = " ".join(document.quote(span).split())
    return f"“{words}” ({', '.join(part for part in place if part)})"
