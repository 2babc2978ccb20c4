"""``servanda trace``: what became of each promise in later texts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.formats import Read
from servanda.cli.laid import load_named, plain_rows, print_lines, read_loaded, told_meaning
from servanda.cli.troubles import Troubles
from servanda.cli.wording import HELP, SAYS
from servanda.errors import ServandaError

if TYPE_CHECKING:
    from servanda.publishing.lines import Line
    from servanda.tracing import Trace

__all__ = ["command"]

FORMATS = ("card", "json", "html", "csv", "xlsx", "links")
LEAST = 2


@click.command("trace", help=HELP["trace"], short_help=HELP["trace.short"])
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--matrix", is_flag=True, help=HELP["trace.matrix"])
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="card", show_default=True, help=HELP["trace.format"]
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=HELP["trace.out"])
@click.option("--words", "by_words", is_flag=True, help=HELP["trace.words"])
@click.pass_context
def command(
    ctx: click.Context, texts: tuple[str, ...], *, matrix: bool, format_: str, out: Path | None, by_words: bool
) -> None:
    """Trace the texts, oldest first; leave with 2 if one of them could not be read."""
    troubles = Troubles()
    if format_ == "xlsx" and out is None:
        raise click.UsageError(SAYS["xlsx_out"])
    try:
        found = read_loaded(load_named(texts, troubles), troubles)
        if len(found) < LEAST:
            raise ServandaError(SAYS["two_texts"], remedy=SAYS["two_texts_remedy"])
        _warn_of_order(found, troubles)
        from servanda.tracing import trace_series

        readings = [one.reading for one in found]
        trace = trace_series(readings, meaning=told_meaning(readings, by_words=by_words))
        _give(trace, found, format_, out, matrix=matrix)
    except ServandaError as error:
        troubles.tell(error)
    ctx.exit(troubles.exit_code)


def _warn_of_order(found: Iterable[Read], troubles: Troubles) -> None:
    from servanda.publishing.citation import date_of

    dates = [(date_of(one.reading), one.reading.document.name) for one in found]
    for (before, name), (after, other) in pairwise(dates):
        if before and after and before > after:
            troubles.warn(SAYS["order"].format(earlier=other, later=name))


def _give(trace: Trace, found: list[Read], format_: str, out: Path | None, *, matrix: bool) -> None:
    from servanda.cli.files import write_bytes

    if format_ == "card" and out is None:
        print_lines(_card(trace, matrix=matrix))
        return
    data = _rendered(trace, found, format_, matrix=matrix)
    if out is None:
        # Bytes, because a text stream on Windows would make CR LF of every LF.
        sys.stdout.buffer.write(data)
    else:
        write_bytes(out, data)
        click.echo(SAYS["wrote_file"].format(file=out), err=True)


def _card(trace: Trace, *, matrix: bool) -> Iterator[Line]:
    if matrix:
        from servanda.publishing.matrix_card import matrix_lines

        return matrix_lines(trace)
    from servanda.publishing.trace_card import trace_lines

    return trace_lines(trace)


def _rendered(trace: Trace, found: list[Read], format_: str, *, matrix: bool) -> bytes:
    """The output as bytes; each format is imported when it is asked for."""
    if format_ == "json":
        from servanda.publishing import trace_json

        return trace_json.render(trace).encode()
    if format_ == "html":
        from servanda.publishing.sheets import matrix_page

        return matrix_page(trace).encode()
    if format_ == "csv":
        from servanda.publishing.matrix_table import csv_text

        # Spreadsheets take a CSV file without a byte order mark for the machine's old code page.
        return csv_text(trace).encode("utf-8-sig")
    if format_ == "xlsx":
        from servanda.publishing.matrix_table import xlsx_bytes

        return xlsx_bytes(trace)
    if format_ == "links":
        from servanda.publishing import link_lines

        readings = [one.reading for one in found]
        sources = [one.source or one.reading.document.text for one in found]
        return "".join(link_lines.render(trace.links, readings, sources)).encode()
    return "".join(f"{row}\n" for row in plain_rows(_card(trace, matrix=matrix))).encode()
