"""The text with its statements marked, however they nest or cross.

Nested elements cannot show two runs that cross, so the text is cut at every border; each piece names all that hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from servanda.publishing.citation import paragraph_words
from servanda.publishing.html.markup import Markup, element, escaped, joined
from servanda.publishing.wording import KIND_LETTERS
from servanda.records import Document, Paragraph, ParagraphKind, Span

__all__ = ["Mark", "kind_class", "marked_text", "pieces", "tag"]


DEEPEST = 4
"""Items below this depth are set in no further: a phone has no room."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A run to be marked. ``id`` is its entry's in the panel, ``letters`` what is printed before it."""

    id: str
    kind: str
    letters: str
    span: Span


def kind_class(kind: str) -> str:
    """The class that gives a kind its colour."""
    return KIND_LETTERS[kind].lower()


def tag(mark: Mark) -> Markup:
    """The letters before a run, a link to its entry."""
    return element("a", {"class": f"tag {kind_class(mark.kind)}", "href": f"#{mark.id}"}, mark.letters)


def pieces(span: Span, marks: Iterable[Mark]) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
    """The run ``span`` cut at every border of ``marks``; with each piece the marks that hold it, innermost first."""
    near = [mark for mark in marks if mark.span.overlaps(span)]
    borders = {span.start, span.end}
    borders |= {place for mark in near for place in (mark.span.start, mark.span.end) if span.start < place < span.end}
    ends = sorted(borders)
    for start, end in pairwise(ends):
        piece = Span(start, end)
        yield piece, tuple(sorted((m for m in near if piece in m.span), key=lambda m: (len(m.span), m.span, m.id)))


def marked_text(document: Document, marks: Sequence[Mark]) -> Markup:
    """All paragraphs in order, each with its number as its anchor."""
    return joined(*(_paragraph(document, paragraph, marks) for paragraph in document.paragraphs))


def _paragraph(document: Document, paragraph: Paragraph, marks: Sequence[Mark]) -> Markup:
    # A paragraph with an official number shows it already; a second number beside it would be cited for the first.
    shown = joined() if paragraph.number else paragraph_words(document, paragraph)
    anchor = element("a", {"class": "no", "href": f"#p{paragraph.ordinal}"}, shown) if shown else shown
    words = joined(*(_piece(document, piece, held) for piece, held in pieces(paragraph.span, marks)))
    depth = f" deep{min(DEEPEST, paragraph.level)}" if paragraph.kind is ParagraphKind.LIST_ITEM else ""
    attributes = {"id": f"p{paragraph.ordinal}", "class": f"par {paragraph.kind.value}{depth}", "dir": "auto"}
    if paragraph.language != "und":
        attributes["lang"] = paragraph.language
    return element(_name(paragraph), attributes, anchor, words)


def _name(paragraph: Paragraph) -> str:
    """The page's own title is h1, the text's headings follow below."""
    if paragraph.kind is ParagraphKind.HEADING:
        return f"h{min(6, max(1, paragraph.level) + 1)}"
    return "p"


def _piece(document: Document, piece: Span, held: Sequence[Mark]) -> Markup:
    words = escaped(document.quote(piece))
    if not held:
        return words
    starting = sorted((mark for mark in held if mark.span.start == piece.start), key=lambda mark: -len(mark.span))
    classes = [kind_class(held[0].kind), *(f"in-{kind_class(mark.kind)}" for mark in held[1:2])]
    ids = " ".join(mark.id for mark in held)
    return joined(
        *(tag(mark) for mark in starting), element("mark", {"class": " ".join(classes), "data-s": ids}, words)
    )
