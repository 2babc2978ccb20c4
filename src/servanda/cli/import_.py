"""``servanda import``: an export into an empty register."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.digests import tell_digest
from servanda.cli.register_wording import HELP

__all__ = ["command"]


@click.command("import", help=HELP["import"], short_help=HELP["import.short"])
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@at_desk
def command(_desk: Desk, folder: Path) -> None:
    """Take in, then print the digest and the chain's head."""
    from servanda.web.register.services.origins import Folder
    from servanda.web.register.services.taking_in import take_in

    tell_digest(take_in(Folder(folder)))
