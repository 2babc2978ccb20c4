"""``servanda search``: words in all texts, in all languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell

if TYPE_CHECKING:
    from servanda.records import Span

__all__ = ["command"]


@click.command("search", help=HELP["search"], short_help=HELP["search.short"])
@click.argument("words", nargs=-1, metavar="WORDS...")
@click.option("--rebuild", is_flag=True, help=HELP["search.rebuild"])
@click.option("--size", type=click.IntRange(1, 1000), default=20, show_default=True, help=HELP["search.size"])
@format_option
@at_desk
def command(desk: Desk, words: tuple[str, ...], *, rebuild: bool, size: int, format_: str) -> None:
    """Print the passages that fit best; how many there are goes to standard error."""
    from servanda.web.register.queries.searching import search
    from servanda.web.register.services.upkeep import rebuild_index

    if rebuild:
        click.echo(SAYS["rebuilt"].format(count=rebuild_index()))
        return
    if not words:
        raise click.UsageError(HELP["search"])
    # One argument with blanks came quoted: the shell took the quotation marks of a phrase.
    asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    found, total = search(desk.viewer, asked, size=size)
    rows = [{**as_plain(one), "words": _around(one.words, one.marks)} for one in found] if format_ == "table" else found
    tell(rows, COLUMNS["found"], format_)
    said = SAYS["found_many"] if total is None else SAYS["found"]
    click.echo(said.format(shown=len(found), total=total), err=True)


def _around(words: str, marks: tuple[Span, ...], room: int = 120) -> str:
    """The words around the first mark."""
    at = marks[0].start if marks else 0
    start = max(0, at - room // 2)
    cut = words[start : at + room]
    return f"{'…' if start else ''}{cut}{'…' if at + room < len(words) else ''}"
