"""``servanda read``: sources in, what they say out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from servanda.cli.files import write_whole
from servanda.cli.formats import FORMATS, Read, rendered
from servanda.cli.loading import Loaded, Web, load, named
from servanda.cli.parallel import spread
from servanda.cli.sources import Source, Targets, expand
from servanda.cli.troubles import Kept, Troubles
from servanda.cli.wording import HELP, SAYS
from servanda.errors import DocumentError, ServandaError
from servanda.publishing.selection import ALL, Part

__all__ = ["command"]


@click.command("read", help=HELP["read"], short_help=HELP["read.short"])
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="card", show_default=True, help=HELP["read.format"]
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help=HELP["read.out"])
@click.option("--explain", is_flag=True, help=HELP["read.explain"])
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice([part.value for part in Part]), help=HELP["read.kind"]
)
@click.option("--rules-only", is_flag=True, help=HELP["read.rules_only"])
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help=HELP["read.processes"]
)
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help=HELP["read.keep"])
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    *,
    format_: str,
    out: Path | None,
    explain: bool,
    kinds: tuple[str, ...],
    rules_only: bool,
    processes: int,
    keep: Path | None,
) -> None:
    """Read every source; leave with 2 if one of them could not be read."""
    troubles = Troubles()
    found = expand(sources, troubles.tell, web=True)
    if explain and format_ != "card":
        raise click.UsageError(SAYS["explain"])
    if processes > 1 and out is None:
        raise click.UsageError(SAYS["processes"])
    if FORMATS[format_].single and out is None and len(found) > 1:
        raise click.UsageError(SAYS["one_only"].format(format=format_))
    web = replace(ctx.find_object(Web) or Web(), keep=keep)
    run = _Run(format_, frozenset(map(Part, kinds)) or ALL, explain, rules_only, web, troubles)
    try:
        if out is not None:
            run.write(found, out, processes)
        elif found:
            run.show(found)
    except ServandaError as error:
        troubles.tell(error)
    ctx.exit(troubles.exit_code)


@dataclass(frozen=True, slots=True)
class _Run:
    """One call of the command: what was wished for, and where troubles go."""

    format: str
    parts: Set[Part]
    explain: bool
    rules_only: bool
    web: Web
    troubles: Troubles

    def write(self, found: Sequence[Source], out: Path, processes: int) -> None:
        """A file for each text that can be read."""
        kind = FORMATS[self.format]
        placed = Targets(found, out, kind.suffix)
        written = 0
        results = spread(partial(_told, self), found, Source.size, processes)
        with self.troubles.progress(results, length=len(found)) as counted:
            for source, texts, kept in counted:
                kept.pass_on(self.troubles)
                for name, text in texts:
                    write_whole(placed.of(source, name), text, kind.encoding)
                    written += 1
        click.echo(SAYS["wrote"].format(count=written, folder=out), err=True)

    def show(self, found: Sequence[Source]) -> None:
        """Everything to standard output, piece by piece; cards in colour on a terminal."""
        if self.format == "card" and sys.stdout.isatty():
            self.show_cards(found)
            return
        with self.troubles.progress(found, length=len(found), beside_output=True) as counted:
            for piece in rendered(self.format, self.read_all(counted), self.parts, explain=self.explain):
                # Bytes, because a text stream on Windows would make CR LF of every LF.
                sys.stdout.buffer.write(piece.encode("utf-8"))

    def show_cards(self, found: Sequence[Source]) -> None:
        from rich.console import Console

        from servanda.publishing import card

        console = Console()
        for place, read in enumerate(self.read_all(found)):
            if place:
                console.print()
            card.show(read.reading, console, self.parts, explain=self.explain)

    def read_all(self, sources: Iterable[Source]) -> Iterator[Read]:
        """What every source says; of a format that takes one text, nothing at all where a source holds several."""
        for source in sources:
            reads = self.read(source)
            if FORMATS[self.format].single:
                together = list(reads)
                if len(together) > 1:
                    raise ServandaError(SAYS["one_only"].format(format=self.format), source=source.name)
                reads = iter(together)
            yield from reads

    def read(self, source: Source) -> Iterator[Read]:
        """What the texts of a source say; of those that cannot be read the trouble is told."""
        for loaded in load(source, self.web):
            if isinstance(loaded, DocumentError):
                self.troubles.tell(loaded)
                continue
            try:
                read = self.reading(loaded)
            except DocumentError as error:
                self.troubles.tell(named(error, source))
                continue
            except ServandaError as error:
                self.troubles.tell(error)
                continue
            for warning in loaded.document.warnings:
                self.troubles.warn(warning)
            yield read

    def reading(self, loaded: Loaded) -> Read:
        from servanda.reading import read

        return Read(read(loaded.document, rules_only=self.rules_only), loaded.source)


def _told(run: _Run, source: Source) -> tuple[Source, list[tuple[str, str]], Kept]:
    """The names of a source's texts with what is written of each, and what went wrong."""
    kept = Kept()
    own = replace(run, troubles=kept)
    reads = own.read(source)
    texts = [
        (one.reading.document.name, "".join(rendered(run.format, [one], run.parts, explain=run.explain)))
        for one in reads
    ]
    return source, texts, kept
