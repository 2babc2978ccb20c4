"""``servanda export``: the register as open files."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.desk import LEVELS, Desk, at_desk, level_of
from servanda.cli.digests import tell_digest, writing_to
from servanda.cli.register_wording import HELP

__all__ = ["command"]


@click.command("export", help=HELP["export"], short_help=HELP["export.short"])
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--level", type=click.Choice(LEVELS), help=HELP["export.level"])
@at_desk
def command(desk: Desk, folder: Path, *, level: str | None) -> None:
    """Write, then print the digest and the chain's head."""
    from servanda.web.register.queries.exporting import export

    with writing_to(folder):
        tell_digest(export(desk.seen_at(level_of(level)), folder))
