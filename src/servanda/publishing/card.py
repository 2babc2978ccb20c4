"""Reading → card: the meeting on top, then statements by kind, as a desk officer reads them in a terminal.

Strength, amount, period and area stand together above the words. Colour only repeats what the words say, and nothing is
drawn with lines, so that the card loses nothing when it is piped, printed or read aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from rich.console import Console

from servanda.publishing.card_blocks import instrument_block, statement_block, summary, topics_block, unresolved_block
from servanda.publishing.card_head import head
from servanda.publishing.explanation import explain_instrument, explain_record, explain_run, explain_statement
from servanda.publishing.lines import Line, laid_out
from servanda.publishing.selection import ALL, Part, instruments, statements, topics
from servanda.publishing.wording import KIND_TITLES
from servanda.records import Kind, Reading

__all__ = ["WIDTH", "card_lines", "render", "show"]

WIDTH = 80
"""Columns of a card that goes to a pipe or a file."""
NARROWEST, WIDEST = 40, 100
"""A terminal's card takes its width within these: longer rows are hard to read."""


def render(readings: Iterable[Reading], parts: Set[Part] = ALL, *, explain: bool = False) -> Iterator[str]:
    """Plain cards of :data:`WIDTH` columns, a blank line between them: the same bytes everywhere."""
    console = Console(width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    for place, reading in enumerate(readings):
        rows = (
            row.plain for line in card_lines(reading, parts, explain=explain) for row in laid_out(line, console, WIDTH)
        )
        yield ("\n" if place else "") + "".join(f"{row}\n" for row in rows)


def show(reading: Reading, console: Console, parts: Set[Part] = ALL, *, explain: bool = False) -> None:
    """Print the card of ``reading`` to a terminal, in its colours and width."""
    width = min(max(console.width, NARROWEST), WIDEST)
    for line in card_lines(reading, parts, explain=explain):
        for row in laid_out(line, console, width):
            console.print(row, soft_wrap=True)


def card_lines(reading: Reading, parts: Set[Part] = ALL, *, explain: bool = False) -> Iterator[Line]:
    """The lines of a card; with ``explain``, rule and words of every field under what they belong to."""
    yield from head(reading)
    yield from explain_record(reading) if explain else ()
    yield from summary(reading, parts)
    for kind in Kind:
        found = [(n, s) for n, s in statements(reading, parts) if s.kind is kind]
        yield from _heading(kind.value, len(found))
        for number, statement in found:
            yield from statement_block(reading, number, statement)
            yield from explain_statement(reading, statement) if explain else ()
    yield from _rest(reading, parts, explain=explain)


def _rest(reading: Reading, parts: Set[Part], *, explain: bool) -> Iterator[Line]:
    listed = list(instruments(reading, parts))
    yield from _heading("instrument", len(listed))
    for _, instrument in listed:
        yield from instrument_block(reading, instrument)
        yield from explain_instrument(reading, instrument) if explain else ()
    raised = topics(reading, parts)
    yield from _heading("topic", len(raised))
    yield from topics_block(reading, raised)
    if explain:
        yield from unresolved_block(reading)
        yield from explain_run(reading)


def _heading(kind: str, count: int) -> Iterator[Line]:
    if count:
        yield Line()
        yield Line(body=((KIND_TITLES[kind].upper(), "kind"), (f"  {count}", "label")))
