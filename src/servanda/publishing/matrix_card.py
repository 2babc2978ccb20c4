"""The matrix for a terminal: the promise on the left margin, under it a line for each later text."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.publishing.lines import Line, Piece, shown
from servanda.publishing.link_words import MATRIX
from servanda.publishing.matrix import Mention, Row, rows
from servanda.publishing.trace_card import STYLE, counts_words
from servanda.tracing import Trace

__all__ = ["matrix_lines"]

NUMBER = 4
DATE = 11
RELATION = 15


def matrix_lines(trace: Trace) -> Iterator[Line]:
    """The lines: a heading for each text, then its promises."""
    yield Line(body=((MATRIX["title"], "title"), (f"  {counts_words(trace.links)}", "label")))
    text = ""
    for row in rows(trace):
        if row.passage.text != text:
            text = row.passage.text
            yield Line()
            yield Line(body=((shown(row.title), "kind"), (f"  {row.date or ''}", "label")))
        yield Line()
        yield from _block(row)


def _block(row: Row) -> Iterator[Line]:
    lead: tuple[Piece, ...] = ((f"{row.number:>{NUMBER - 1}} ", "label"),)
    facts = " · ".join(part for part in (row.force, row.who, row.due and f"due {row.due}") if part)
    yield Line(lead, ((f"“{shown(row.passage.quote)}”", "fact"), (f" ¶{row.passage.paragraph}  {facts}", "label")))
    for mention in row.mentions:
        yield from _mention(mention)
    if not row.mentions:
        yield Line(((" " * NUMBER, "label"),), ((MATRIX["no_mention"], "label"),))


def _mention(mention: Mention) -> Iterator[Line]:
    link = mention.link
    head: tuple[Piece, ...] = (
        (f"{'':{NUMBER}}{(mention.date or shown(mention.title)[: DATE - 1]):<{DATE}}", "label"),
        (f"{mention.relation:<{RELATION}}", STYLE[link.relation]),
    )
    quoted = link.later or link.nearest
    yield Line(head, ((shown(mention.reason), "plain"),))
    if quoted is not None:
        words = f"“{shown(quoted.quote)}” ¶{quoted.paragraph}"
        if link.later is None:
            words = MATRIX["nearest"].format(quote=shown(quoted.quote), paragraph=quoted.paragraph)
        yield Line(((" " * (NUMBER + DATE), "label"),), ((words, "label" if link.later is None else "plain"),))
