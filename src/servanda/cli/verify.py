"""``servanda verify``: whether anything was altered or lost."""

from __future__ import annotations

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell
from servanda.cli.troubles import FAILED

__all__ = ["command"]


@click.command("verify", help=HELP["verify"], short_help=HELP["verify.short"])
@click.option("--remove-orphans", is_flag=True, help=HELP["verify.orphans"])
@format_option
@click.pass_context
@at_desk
def command(_desk: Desk, ctx: click.Context, *, remove_orphans: bool, format_: str) -> None:
    """Print what was found; leave with 2 if it is not whole."""
    from servanda.web.register.services import verifying

    if remove_orphans:
        click.echo(SAYS["orphans_gone"].format(count=len(verifying.remove_orphans())), err=True)
    found = verifying.verify()
    if format_ != "table":
        tell([{**as_plain(found), "whole": found.whole}], COLUMNS["field"], format_)
    else:
        click.echo(SAYS["head"].format(rulings=found.rulings, head=found.head))
        if found.broken is not None:
            click.echo(SAYS["broken"].format(number=found.broken, trouble=found.trouble))
        for digest in found.missing:
            click.echo(SAYS["missing"].format(digest=digest))
        for digest in found.orphans:
            click.echo(SAYS["orphan"].format(digest=digest))
        if found.whole:
            click.echo(SAYS["whole"])
    ctx.exit(0 if found.whole else FAILED)
