"""``servanda remind``: e-mail to whoever is responsible for what is due."""

from __future__ import annotations

import datetime as dt

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.printing import day_of, on_option
from servanda.cli.review_wording import HELP, SAYS

__all__ = ["command"]


@click.command("remind", help=HELP["remind"], short_help=HELP["remind.short"])
@click.option("--days", type=click.IntRange(0, 366), default=14, show_default=True, help=HELP["remind.days"])
@click.option("--smtp", metavar="URL", envvar="SERVANDA_SMTP", default="", help=HELP["remind.smtp"])
@click.option("--from", "sender", metavar="ADDRESS", default="servanda@localhost", show_default=True,
              help=HELP["remind.from"])  # fmt: skip
@on_option
@at_desk
def command(desk: Desk, *, days: int, smtp: str, sender: str, on: str | None) -> None:
    """Remind, and say how many messages went out."""
    from servanda.web.review.services.entering import Hand
    from servanda.web.review.services.reminding import mail_by, remind

    until = day_of(on, desk) + dt.timedelta(days=days)
    sent = remind(until, Hand(desk.viewer, desk.now), mail_by(smtp), sender)
    click.echo(SAYS["reminded"].format(count=sent), err=True)
