"""What the tagger sees: runs of words of a paragraph, after words that are only read (a lead-in)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.reading.sentences import sentences
from servanda.records import Document, ParagraphKind, Span

__all__ = ["Window", "windows"]

_MOST = 1100  # code points of a window
_MOST_CONTEXT = 300  # code points of what is only read
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[’'\-‑]\w+)*|[^\w\s]")
_READ = frozenset({ParagraphKind.BODY, ParagraphKind.LIST_ITEM, ParagraphKind.TABLE_ROW})


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words to be labelled with their spans in the text, after words that are only read."""

    context: tuple[str, ...]
    words: tuple[str, ...]
    spans: tuple[Span, ...]


def windows(document: Document) -> Iterator[Window]:
    """The windows of a document, in order: a paragraph, or runs of sentences of a long one."""
    text, lead, lead_level = document.text, "", 0
    for paragraph in document.paragraphs:
        if paragraph.kind not in _READ:
            lead = "" if paragraph.kind is ParagraphKind.HEADING else lead
            continue
        item = paragraph.kind is ParagraphKind.LIST_ITEM
        if not item or paragraph.level <= lead_level:
            lead = "" if not item else lead
        before = ""
        for run in _runs(text, paragraph.body):
            words = list(_WORD.finditer(text, run.start, run.end))
            if words:
                said = (lead or before)[-_MOST_CONTEXT:]
                yield Window(
                    tuple(_WORD.findall(said)), tuple(w[0] for w in words), tuple(Span(*w.span()) for w in words)
                )
            before = ""
        body = text[paragraph.body.start : paragraph.body.end].rstrip()
        if re.search(r"[:\]]\s*[-–—]?$", body):
            lead, lead_level = body[-_MOST_CONTEXT:], paragraph.level


def _runs(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph in runs of sentences of at most ``_MOST`` code points; a longer sentence is cut at a space."""
    start = end = paragraph.start
    for sentence in sentences(text, paragraph):
        if end > start and sentence.end - start > _MOST:
            yield Span(start, end)
            start = sentence.start
        while sentence.end - start > _MOST:
            cut = text.rfind(" ", start + _MOST // 2, start + _MOST)
            cut = cut + 1 if cut > 0 else start + _MOST
            yield Span(start, cut)
            start = cut
        end = sentence.end
    if end > start:
        yield Span(start, end)
