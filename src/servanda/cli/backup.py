"""``servanda backup``: everything in one file."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.digests import tell_digest, writing_to
from servanda.cli.register_wording import HELP

__all__ = ["command"]


@click.command("backup", help=HELP["backup"], short_help=HELP["backup.short"])
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@at_desk
def command(desk: Desk, file: Path) -> None:
    """Write, then print the digest and the chain's head."""
    from servanda.web.register.services.backup import backup

    with writing_to(file):
        tell_digest(backup(file, desk.viewer))
