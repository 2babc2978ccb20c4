"""``servanda compare``: two texts side by side."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.laid import Loaded, load_named, plain_rows, print_lines, read_loaded, told_meaning
from servanda.cli.sources import STDIN
from servanda.cli.troubles import Troubles
from servanda.cli.wording import HELP, SAYS
from servanda.errors import ServandaError

if TYPE_CHECKING:
    from servanda.publishing.lines import Line
    from servanda.tracing import Comparison, Parallel

__all__ = ["command", "parted"]

FORMATS = ("card", "json", "html")
TWO = 2
# A line of signs that people put between two texts, or three empty lines.
_PARTING = re.compile(r"^[ \t]*(?:={5,}|-{5,}|\*{5,}|#{5,}|_{5,})[ \t]*$|(?:\r?\n[ \t]*){4,}", re.M)


@click.command("compare", help=HELP["compare"], short_help=HELP["compare.short"])
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="card", show_default=True, help=HELP["compare.format"]
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=HELP["compare.out"])
@click.option("--words", "by_words", is_flag=True, help=HELP["compare.words"])
@click.pass_context
def command(ctx: click.Context, texts: tuple[str, ...], *, format_: str, out: Path | None, by_words: bool) -> None:
    """Compare two texts; leave with 2 if one of them could not be read."""
    troubles = Troubles()
    try:
        found = _pasted() if texts == (STDIN,) else load_named(texts, troubles)
        if len(found) != TWO:
            raise ServandaError(SAYS["compare_two"].format(count=len(found)), remedy=SAYS["compare_two_remedy"])
        laid = _laid(found, troubles, by_words=by_words)
        if laid is not None:
            _give(laid, format_, out)
    except ServandaError as error:
        troubles.tell(error)
    ctx.exit(troubles.exit_code)


def _laid(found: list[Loaded], troubles: Troubles, *, by_words: bool) -> Comparison | Parallel | None:
    """Two texts side by side: statement by statement, or as versions if they are in different languages.

    None if one of them cannot be read; that is told.
    """
    from servanda.tracing import align_versions, are_versions, compare_readings, meaning

    first, second = (one.document for one in found)
    if are_versions(first, second):
        return align_versions(first, second, meaning.load())
    readings = [one.reading for one in read_loaded(found, troubles)]
    if len(readings) != TWO:
        return None
    return compare_readings(readings[0], readings[1], meaning=told_meaning(readings, by_words=by_words))


def _pasted() -> list[Loaded]:
    """The two texts on standard input."""
    import servanda
    from servanda.documents.encoding import decode

    pasted, _ = decode(sys.stdin.buffer.read(), name="standard input")
    found = [Loaded(servanda.load(BytesIO(part.encode())), part) for part in parted(pasted)]
    return [replace(one, document=replace(one.document, name=name)) for one, name in zip(found, "ab", strict=True)]


def parted(pasted: str) -> tuple[str, str]:
    """Two texts that were pasted after each other, at the line of signs or the widest gap between them.

    Raises:
        ServandaError: if nothing parts them.
    """
    parts = [part for part in _PARTING.split(pasted) if part.strip()]
    if len(parts) != TWO:
        raise ServandaError(SAYS["parting"].format(count=len(parts)), remedy=SAYS["parting_remedy"])
    return parts[0], parts[1]


def _give(found: Comparison | Parallel, format_: str, out: Path | None) -> None:
    from servanda.cli.files import write_whole

    if format_ == "card" and out is None:
        print_lines(_card(found))
    elif out is None:
        # Bytes, because a text stream on Windows would make CR LF of every LF.
        sys.stdout.buffer.write(_rendered(found, format_).encode())
    else:
        write_whole(out, _rendered(found, format_))
        click.echo(SAYS["wrote_file"].format(file=out), err=True)


def _card(found: Comparison | Parallel) -> Iterator[Line]:
    from servanda.tracing import Parallel

    if isinstance(found, Parallel):
        from servanda.publishing.parallel_views import parallel_lines

        return parallel_lines(found)
    from servanda.publishing.comparison_card import comparison_lines

    return comparison_lines(found)


def _rendered(found: Comparison | Parallel, format_: str) -> str:
    """The output; each format is imported when it is asked for."""
    if format_ == "card":
        return "".join(f"{row}\n" for row in plain_rows(_card(found)))
    return _page(found) if format_ == "html" else _json(found)


def _page(found: Comparison | Parallel) -> str:
    from servanda.publishing.sheets import comparison_page, parallel_page
    from servanda.tracing import Parallel

    return parallel_page(found) if isinstance(found, Parallel) else comparison_page(found)


def _json(found: Comparison | Parallel) -> str:
    from servanda.publishing import comparison_json, parallel_views
    from servanda.tracing import Parallel

    return parallel_views.render_json(found) if isinstance(found, Parallel) else comparison_json.render(found)
