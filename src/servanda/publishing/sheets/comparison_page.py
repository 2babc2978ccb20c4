"""A comparison as a page: A on the left, B on the right, differing words marked, each line with a citation to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.publishing.citation import citation
from servanda.publishing.comparison_card import counts_line
from servanda.publishing.comparison_words import COMPARE, TOPICS
from servanda.publishing.html.markup import Markup, element, joined
from servanda.publishing.link_words import MATRIX, difference_words
from servanda.publishing.sheets.matrix_page import copy_button
from servanda.publishing.sheets.shell import page
from servanda.publishing.trace_card import text_name
from servanda.publishing.word_marks import Run, differing_runs
from servanda.records import Reading
from servanda.records.link import Passage
from servanda.tracing import Both, Comparison, Only, Share

__all__ = ["render"]


def render(found: Comparison) -> str:
    """The page of one comparison."""
    header = element(
        "header",
        {},
        element("h1", {}, COMPARE["title"]),
        element("p", {"dir": "auto"}, f"A: {text_name(found.a)}"),
        element("p", {"dir": "auto"}, f"B: {text_name(found.b)}"),
        element("p", {}, counts_line(found)),
        _filters(found),
    )
    alike = [one for one in found.both if not one.differences]
    main = element(
        "main",
        {},
        _section("differs", [_pair(found, one) for one in found.differing]),
        _section("only_a", [_alone(found.a, one, "B", left=True) for one in found.only_a]),
        _section("only_b", [_alone(found.b, one, "A", left=False) for one in found.only_b]),
        _section("wording", [_pair(found, one) for one in alike if not one.same_words]),
        _section("same", [_pair(found, one) for one in alike if one.same_words]),
        *_layout(found),
    )
    return page(COMPARE["title"], header, main)


def _filters(found: Comparison) -> Markup:
    chosen = [("", MATRIX["all"])]
    chosen += [(key, COMPARE[key]) for key in ("differs", "only_a", "only_b", "wording", "same")]
    buttons = (
        element("button", {"type": "button", "data-show": key, "aria-pressed": str(not key).lower()}, words)
        for key, words in chosen
    )
    return element("nav", {"aria-label": MATRIX["show"]}, *buttons) if found.both else joined()


def _section(key: str, lines: Sequence[Markup]) -> Markup:
    heading = element("h2", {}, f"{COMPARE[key]} ({len(lines)})")
    if not lines:
        return heading
    table = element(
        "table",
        {},
        Markup('<colgroup><col class="half"><col class="half"></colgroup>'),
        element("thead", {}, element("tr", {}, *(element("th", {"scope": "col"}, side) for side in "AB"))),
        *(element("tbody", {"class": "row", "data-kinds": key}, line) for line in lines),
    )
    return joined(heading, table)


def _pair(found: Comparison, one: Both) -> Markup:
    left, right = differing_runs(one.a.quote, one.b.quote)
    reason = "; ".join(difference_words(difference) for difference in one.differences)
    said = element("p", {"class": "reason differs"}, reason) if reason else joined()
    return element(
        "tr",
        {},
        element("td", {}, said, _words(left, "del"), _place(found.a, one.a)),
        element("td", {}, _words(right, "ins"), _place(found.b, one.b)),
    )


def _words(runs: Sequence[Run], mark: str) -> Markup:
    return element("q", {"dir": "auto"}, *(element(mark, {}, run) if differs else run for run, differs in runs))


def _place(reading: Reading, passage: Passage) -> Markup:
    copied = copy_button(citation(reading, passage.span))
    return element("p", {"class": "place"}, f"¶{passage.paragraph}", copied)


def _alone(reading: Reading, one: Only, other: str, *, left: bool) -> Markup:
    near = COMPARE["no_nearest"].format(side=other)
    if one.nearest:
        near = COMPARE["nearest"].format(side=other, quote=one.nearest.quote, paragraph=one.nearest.paragraph)
    held = element("td", {}, element("q", {"dir": "auto"}, one.passage.quote), _place(reading, one.passage))
    missing = element("td", {}, element("p", {"class": "near"}, near))
    return element("tr", {}, *((held, missing) if left else (missing, held)))


def _layout(found: Comparison) -> Iterator[Markup]:
    yield element("h2", {}, COMPARE["layout"])
    rows = []
    for key, values in (
        ("words", [f"{one.words:,}" for one in found.outlines]),
        ("statements", [", ".join(f"{count} {kind}" for kind, count in one.statements) for one in found.outlines]),
        ("tone", [_counted(one.tone) for one in found.outlines]),
    ):
        cells = (element("td", {}, value or COMPARE["none"]) for value in values)
        rows.append(element("tr", {}, element("th", {"scope": "row"}, COMPARE[key]), *cells))
    yield element("table", {"class": "facts"}, _sides(COMPARE["kind"]), element("tbody", {}, *rows))
    if found.shares:
        topics = (_topic(share) for share in found.shares)
        yield element("table", {"class": "facts"}, _sides(COMPARE["topic"]), element("tbody", {}, *topics))


def _sides(first: str) -> Markup:
    return element("thead", {}, element("tr", {}, *(element("th", {"scope": "col"}, one) for one in (first, "A", "B"))))


def _counted(words: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{word} ({count})" if count > 1 else word for word, count in words)


def _topic(share: Share) -> Markup:
    cells = []
    for part, place in ((share.a, share.place_a), (share.b, share.place_b)):
        # The content security policy lets no style attribute in: the bar is a row of blocks.
        bar = "█" * round(part * 20)
        said = "–" if place is None else f"{part:.0%}, {COMPARE['place'].format(place=place)} "
        cells.append(element("td", {}, said, element("span", {"aria-hidden": "true", "class": "reports"}, bar)))
    return element("tr", {}, element("th", {"scope": "row"}, TOPICS.get(share.topic, share.topic)), *cells)
