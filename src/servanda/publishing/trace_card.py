"""A trace for a terminal: text by text, each promise with what became of it, the two passages under each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from servanda.publishing.citation import date_of, title_of
from servanda.publishing.lines import Line, Piece, shown
from servanda.publishing.link_words import RELATIONS, TRACE, reason_words
from servanda.records import Reading
from servanda.records.link import Link, Passage, Relation
from servanda.tracing import Trace

__all__ = ["STYLE", "counts_words", "text_name", "trace_lines"]

INDENT = 4
STYLE = {
    Relation.REPEATS: "label",
    Relation.STRENGTHENS: "firm",
    Relation.WEAKENS: "soft",
    Relation.FULFILS: "firm",
    Relation.REPORTS: "intent",
    Relation.REPLACES: "binding",
    Relation.NOT_REITERATED: "oppose",
}


def trace_lines(trace: Trace) -> Iterator[Line]:
    """The lines of the card: a heading for each pair of texts, then its links."""
    for place, (names, links) in enumerate(groupby(trace.links, key=lambda link: (link.earlier.text, link.later_text))):
        held = list(links)
        yield from (Line(),) if place else ()
        yield from _heading(trace.readings, names, held)
        for link in held:
            yield Line()
            yield from _block(link)
    if not trace.links:
        yield Line(body=((TRACE["nothing"], "plain"),))


def _heading(readings: Sequence[Reading], names: tuple[str, str], links: Sequence[Link]) -> Iterator[Line]:
    before, after = (next(one for one in readings if one.document.name == name) for name in names)
    yield Line(body=((text_name(before), "title"),))
    yield Line((("→ ", "title"),), ((text_name(after), "title"),))
    yield Line(body=((counts_words(links), "label"),))


def text_name(reading: Reading) -> str:
    """Title and date of a text on one line."""
    return shown(" · ".join(part for part in (title_of(reading.document), date_of(reading)) if part))


def counts_words(links: Iterable[Link]) -> str:
    """How many links there are of each relation: ``5 repeats, 1 not reiterated``."""
    counts = Counter(link.relation for link in links)
    return ", ".join(f"{counts[relation]} {words}" for relation, words in RELATIONS.items() if counts[relation])


def _block(link: Link) -> Iterator[Line]:
    relation = RELATIONS[link.relation]
    yield Line(body=((relation, STYLE[link.relation]), (f"  {shown(reason_words(link))}", "fact")))
    yield _quoted(TRACE["earlier"], link.earlier)
    if link.later is not None:
        yield _quoted(TRACE["later"], link.later)
    elif link.nearest is not None:
        yield _quoted(TRACE["nearest"], link.nearest)
    for passage in link.near:
        yield _quoted(TRACE["near"], passage)


def _quoted(side: str, passage: Passage) -> Line:
    head: tuple[Piece, ...] = ((f"{'':{INDENT}}{side:<9}", "label"),)
    return Line(head, ((f"“{shown(passage.quote)}”", "plain"), (f" ¶{passage.paragraph}", "label")))
