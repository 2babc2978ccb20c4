"""The matrix as a page: promises on the left, what became of each beside it, the words to copy under both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from servanda.publishing.html.markup import Markup, element, joined
from servanda.publishing.link_words import COLUMNS, MATRIX, RELATIONS
from servanda.publishing.matrix import Mention, Row, rows
from servanda.publishing.sheets.shell import page
from servanda.publishing.trace_card import counts_words, text_name
from servanda.tracing import Trace

__all__ = ["copy_button", "render"]


def render(trace: Trace) -> str:
    """The page of one trace."""
    names = [text_name(reading) for reading in trace.readings]
    header = element(
        "header",
        {},
        element("h1", {}, MATRIX["title"]),
        *(element("p", {"dir": "auto"}, f"{place}. {name}") for place, name in enumerate(names, 1)),
        element("p", {}, counts_words(trace.links)),
        _filters(trace),
    )
    return page(MATRIX["title"], header, element("main", {}, *_tables(trace)))


def _filters(trace: Trace) -> Markup:
    counts = Counter(link.relation for link in trace.links)
    chosen = [("", MATRIX["all"])]
    chosen += [(one.value, f"{words} {counts[one]}") for one, words in RELATIONS.items() if counts[one]]
    buttons = (
        element("button", {"type": "button", "data-show": value, "aria-pressed": str(not value).lower()}, words)
        for value, words in chosen
    )
    return element("nav", {"aria-label": MATRIX["show"]}, *buttons)


def _tables(trace: Trace) -> Iterator[Markup]:
    held: dict[str, list[Row]] = {}
    for row in rows(trace):
        held.setdefault(row.passage.text, []).append(row)
    for of_text in held.values():
        yield element("h2", {"dir": "auto"}, " · ".join(filter(None, (of_text[0].title, of_text[0].date))))
        headings = (COLUMNS[key] for key in ("number", "commitment", "relation", "later"))
        yield element(
            "table",
            {},
            Markup('<colgroup><col class="no"><col class="was"><col class="what"><col></colgroup>'),
            element("thead", {}, element("tr", {}, *(element("th", {"scope": "col"}, one) for one in headings))),
            *(_row(row) for row in of_text),
        )


def _row(row: Row) -> Markup:
    facts = " · ".join(filter(None, (row.force, row.who, row.due and f"due {row.due}")))
    promise = joined(
        element("q", {}, row.passage.quote),
        element("p", {"class": "place"}, f"¶{row.passage.paragraph} · {facts}", copy_button(row.citation)),
    )
    span = str(max(1, len(row.mentions)))
    first = joined(element("td", {"rowspan": span}, str(row.number)), element("td", {"rowspan": span}, promise))
    mentions = [_mention(mention) for mention in row.mentions] or [
        joined(element("td", {"class": "none"}, MATRIX["no_mention"]), element("td"))
    ]
    lines = [element("tr", {}, first, mentions[0])]
    lines += [element("tr", {"class": "more"}, mention) for mention in mentions[1:]]
    kinds = " ".join(mention.link.relation.value for mention in row.mentions)
    return element("tbody", {"class": "row", "data-kinds": kinds}, *lines)


def _mention(mention: Mention) -> Markup:
    link = mention.link
    what = joined(
        element("span", {"class": f"tag {link.relation.value}"}, mention.relation),
        element("p", {"class": "reason"}, mention.reason),
        element("p", {"class": "place"}, " · ".join(filter(None, (mention.title, mention.date)))),
    )
    words: list[str] = []
    if link.later is not None:
        place = element("p", {"class": "place"}, f"¶{link.later.paragraph}", copy_button(mention.citation or ""))
        words += [element("q", {}, link.later.quote), place]
    elif link.nearest is not None:
        said = MATRIX["nearest"].format(quote=link.nearest.quote, paragraph=link.nearest.paragraph)
        words.append(element("p", {"class": "near"}, said))
    for one in link.near:
        said = MATRIX["near"].format(quote=one.quote, paragraph=one.paragraph)
        words.append(element("p", {"class": "near"}, said))
    return joined(element("td", {}, what), element("td", {}, *words))


def copy_button(citation: str) -> Markup:
    """A button that puts a citation on the clipboard."""
    return element("button", {"type": "button", "class": "copy", "data-copy": citation}, MATRIX["copy"])
