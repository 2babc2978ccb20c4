"""Versions in two languages as a page: sentence beside sentence, odd numbers, dates and names marked."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.publishing.citation import paragraph_words, title_of
from servanda.publishing.comparison_words import COMPARE
from servanda.publishing.html.markup import Markup, element, joined
from servanda.publishing.link_words import MATRIX
from servanda.publishing.parallel_views import odd_words
from servanda.publishing.sheets.matrix_page import copy_button
from servanda.publishing.sheets.shell import page
from servanda.records import Document
from servanda.tracing import Beside, Parallel, Piece

__all__ = ["render"]


def render(found: Parallel) -> str:
    """The page of two versions."""
    chosen = (("", MATRIX["all"]), ("odd", COMPARE["odd"]))
    buttons = (
        element("button", {"type": "button", "data-show": key, "aria-pressed": str(not key).lower()}, words)
        for key, words in chosen
    )
    header = element(
        "header",
        {},
        element("h1", {}, COMPARE["versions_title"]),
        *(
            element("p", {"dir": "auto"}, f"{letter}: {title_of(document)} · {document.metadata.language}")
            for letter, document in (("A", found.a), ("B", found.b))
        ),
        element("p", {}, COMPARE["versions"].format(all=len(found.lines), odd=len(found.differing))),
        element("nav", {"aria-label": MATRIX["show"]}, *buttons),
    )
    table = element(
        "table",
        {},
        Markup('<colgroup><col class="half"><col class="half"></colgroup>'),
        element("thead", {}, element("tr", {}, *(element("th", {"scope": "col"}, side) for side in "AB"))),
        *(_line(found, one) for one in found.lines),
    )
    return page(COMPARE["versions_title"], header, element("main", {}, table))


def _line(found: Parallel, one: Beside) -> Markup:
    said = odd_words(one)
    reason = element("p", {"class": "reason differs"}, said) if said else joined()
    cells = element(
        "tr", {}, element("td", {}, reason, _side(found.a, one.a)), element("td", {}, _side(found.b, one.b))
    )
    return element("tbody", {"class": "row", "data-kinds": "odd" if said else ""}, cells)


def _side(document: Document, piece: Piece | None) -> Markup:
    if piece is None:
        return element("p", {"class": "none"}, "–")
    place = paragraph_words(document, document.paragraph_at(piece.span.start))
    cited = f"“{piece.words}” ({title_of(document)}, {place})"
    language = document.metadata.language
    attributes = {"dir": "auto"} | ({"lang": language} if language != "und" else {})
    return joined(
        element("div", attributes, *_marked(piece)),
        element("p", {"class": "place"}, place, copy_button(cited)),
    )


def _marked(piece: Piece) -> Iterator[str]:
    at = 0
    for mark in piece.odd:
        yield piece.words[at : mark.start]
        yield element("mark", {"class": "number"}, piece.words[mark.start : mark.end])
        at = mark.end
    yield piece.words[at:]
