"""``servanda token``: a program reads as a person does."""

from __future__ import annotations

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.register_wording import HELP, SAYS
from servanda.errors import NotFoundError, RefusedError

__all__ = ["command"]


@click.command("token", help=HELP["token"], short_help=HELP["token.short"])
@click.argument("name", metavar="NAME")
@at_desk
def command(desk: Desk, name: str) -> None:
    """Print it alone, so that a script can take it."""
    from servanda.web.accounts.services import user
    from servanda.web.looking import token_for

    if desk.viewer.administers is not None:
        raise RefusedError(source=name)
    found = user(name)
    if found is None or found.local or not found.has_usable_password():
        raise NotFoundError(SAYS["no_person"], source=name, remedy=SAYS["no_person_remedy"])
    click.echo(token_for(found))
