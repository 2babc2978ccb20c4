"""A text as it was published, cleaned once and frozen.

Invariant: paragraphs lie within the text, in order, without overlap.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from servanda.errors import SpanError
from servanda.records.date import PartialDate
from servanda.records.span import Span

__all__ = ["Document", "Metadata", "OffsetMap", "Paragraph", "ParagraphKind", "Segment"]


class ParagraphKind(StrEnum):
    """What a paragraph is on the page."""

    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    ``span`` is its place in the document's text with its printed label; ``body`` the same without the label.
    ``number`` is the official number or label as printed ("3.", "(b)"), None if there is none. ``ordinal`` counts
    paragraphs from 1 and is what a citation falls back to. ``level`` is the depth of a heading or list item, from 1; 0
    for running text. ``language`` is a BCP 47 tag, ``und`` if not known.
    """

    span: Span
    body: Span
    kind: ParagraphKind
    ordinal: int
    number: str | None = None
    level: int = 0
    language: str = "und"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a text besides its words; None where nobody said.

    ``translations`` are language (BCP 47) and address of the same text in other languages, as its page links them.
    """

    title: str | None = None
    date: PartialDate | None = None
    publisher: str | None = None
    source: str | None = None
    language: str = "und"
    standing: str | None = None
    rights: str | None = None
    translations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the text that was taken over unchanged: ``length`` code points at ``start`` came from ``origin``.

    ``place`` names where in the source: "" for the one stream of a text file, else a page, a part or an element.
    """

    start: int
    length: int
    origin: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from code points of the cleaned text back to the source. Segments are in order of ``start``."""

    segments: tuple[Segment, ...]

    def locate(self, offset: int) -> tuple[int, str]:
        """The place in the source of a code point of the text: (offset in the decoded source, named place).

        A code point that the cleaner put in (a joined line's space) gives the place of the one before it.
        """
        at = bisect_right(self.segments, offset, key=lambda s: s.start) - 1
        if at < 0:
            return (self.segments[0].origin, self.segments[0].place) if self.segments else (offset, "")
        segment = self.segments[at]
        return segment.origin + min(offset - segment.start, segment.length - 1), segment.place

    def origin(self, span: Span) -> Span:
        """The run of the decoded source from which a (non-empty) run of the text was taken."""
        if not len(span):
            place = self.locate(span.start)[0]
            return Span(place, place)
        start = self.locate(span.start)[0]
        return Span(start, max(start, self.locate(span.end - 1)[0] + 1))


@dataclass(frozen=True, slots=True)
class Document:
    """An immutable text with its paragraphs.

    ``name`` is how messages and exports call it (a file's stem). ``digest`` is the SHA-256 of the original bytes, in
    hex. ``cleaner`` is the version of the cleaning that froze ``text``: a better cleaner makes another text version.
    """

    name: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata
    digest: str
    cleaner: str
    offsets: OffsetMap
    warnings: tuple[str, ...] = ()

    def quote(self, span: Span) -> str:
        """The words of ``span``; the only way to a quotation. Raises SpanError if it does not lie within the text."""
        if span.end > len(self.text):
            raise SpanError(
                f"{span.start} to {span.end} does not lie within a text of {len(self.text)}", source=self.name
            )
        return self.text[span.start : span.end]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds ``offset``, or the last one before it. Raises SpanError if there is none."""
        at = bisect_right(self.paragraphs, offset, key=lambda p: p.span.start) - 1
        if at < 0:
            raise SpanError(f"no paragraph at {offset}", source=self.name)
        return self.paragraphs[at]
