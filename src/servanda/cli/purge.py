"""``servanda purge``: takes a text out for good, by two people."""

from __future__ import annotations

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.register_wording import HELP, SAYS

__all__ = ["command"]


@click.command("purge", help=HELP["purge"], short_help=HELP["purge.short"])
@click.argument("text", metavar="TEXT")
@click.option("--reason", required=True, metavar="WORDS", help=HELP["purge.reason"])
@click.option("--second", required=True, metavar="NAME", help=HELP["purge.second"])
@at_desk
def command(desk: Desk, text: str, *, reason: str, second: str) -> None:
    """Ask the second person for their password, then remove."""
    from servanda.web.register.services.purging import Consent, purge

    password = click.prompt(SAYS["password"].format(name=second), hide_input=True, err=True)
    gone = purge(text, reason, desk.viewer, Consent(second, password), desk.now)
    words = {"key": gone.key, "statements": gone.statements, "versions": gone.versions, "rulings": gone.rulings}
    click.echo(SAYS["purged"].format(**words, tombstone=gone.tombstone))
