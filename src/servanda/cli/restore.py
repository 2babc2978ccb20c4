"""``servanda restore``: a backup into an empty register."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.digests import tell_digest
from servanda.cli.register_wording import HELP

__all__ = ["command"]


@click.command("restore", help=HELP["restore"], short_help=HELP["restore.short"])
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@at_desk
def command(_desk: Desk, file: Path) -> None:
    """Take in, then print the digest and the chain's head."""
    from servanda.web.register.services.origins import Zip
    from servanda.web.register.services.taking_in import take_in

    with closing(Zip(file)) as archive:
        tell_digest(take_in(archive))
