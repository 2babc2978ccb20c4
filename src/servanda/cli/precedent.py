"""``servanda precedent``: where a wording stood before."""

from __future__ import annotations

import click

from servanda.cli.desk import STANDINGS, Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell

__all__ = ["command"]


@click.command("precedent", help=HELP["precedent"], short_help=HELP["precedent.short"])
@click.argument("phrase", metavar="PHRASE")
@click.option("--standing", "standings", multiple=True, type=click.Choice(STANDINGS), help=HELP["precedent.standing"])
@click.option("--any", "any_", is_flag=True, help=HELP["precedent.any"])
@click.option("--mechanism", metavar="CODE", help=HELP["precedent.mechanism"])
@format_option
@at_desk
def command(
    desk: Desk, phrase: str, *, standings: tuple[str, ...], any_: bool, mechanism: str | None, format_: str
) -> None:
    """Print uses, oldest first, then where it is missing."""
    from servanda.records import Standing
    from servanda.web.register.queries.precedent import AGREED, precedent

    looked = () if any_ else tuple(map(Standing, standings)) or AGREED
    found = precedent(desk.viewer, phrase, standings=looked, mechanism=mechanism)
    if format_ == "json":
        tell([found], {}, format_)
        return
    if not found.uses:
        click.echo(SAYS["no_use"], err=True)
        return
    if format_ == "csv":
        tell(found.uses, COLUMNS["uses"], format_)
        return
    first = found.uses[0]
    click.echo(SAYS["first_use"].format(title=first.title, date=first.date or "?", paragraph=first.paragraph))
    rows = [
        {
            **as_plain(use),
            "exact": "exact" if use.exact else f"near {use.likeness:.0%}",
            "changed": [f"{before or '∅'} → {now or '∅'}" for before, now in use.changed],
        }
        for use in found.uses
    ]
    tell(rows, COLUMNS["uses"], format_)
    if found.absent:
        titles = "; ".join(f"{title} ({date or '?'})" for title, date in found.absent)
        click.echo(SAYS["absent"].format(titles=titles))
    if found.gone:
        click.echo(SAYS["gone"].format(codes=", ".join(found.gone)))
