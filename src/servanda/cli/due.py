"""``servanda due``: what is due until when; extensions and the mechanism's clock."""

from __future__ import annotations

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.printing import as_option, day_of, needed, on_option, print_blocks
from servanda.cli.review_wording import HELP, SAYS

__all__ = ["command"]


@click.command("due", help=HELP["due"], short_help=HELP["due.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.option("--until", metavar="DATE", help=HELP["due.until"])
@click.option("--holder", metavar="CODE", help=HELP["due.holder"])
@click.option("--extend", metavar="ID", help=HELP["due.extend"])
@click.option("--to", metavar="DATE", help=HELP["due.to"])
@click.option("--clock", type=click.IntRange(0, 600), help=HELP["due.clock"])
@click.option("--reason", metavar="WORDS", default="", help=HELP["reason"])
@click.option("--source", metavar="WORDS", default="", help=HELP["source"])
@as_option
@on_option
@at_desk
def command(
    desk: Desk,
    mechanism: str,
    *,
    until: str | None,
    holder: str | None,
    extend: str | None,
    to: str | None,
    clock: int | None,
    reason: str,
    source: str,
    as_: str,
    on: str | None,
) -> None:
    """Extend, set the clock, or list."""
    from servanda.web.review.services import reports
    from servanda.web.review.services.entering import Hand

    hand = Hand(desk.viewer, desk.now)
    if extend:
        needed(to=to)
        reports.extend(extend, str(to), reason, hand)
        click.echo(SAYS["saved"].format(what=extend))
    elif clock is not None:
        reports.set_clock(mechanism, clock, source, hand)
        click.echo(SAYS["saved"].format(what=mechanism))
    else:
        _list(desk, mechanism, (until, holder), as_, on)


def _list(desk: Desk, mechanism: str, wanted: tuple[str | None, str | None], as_: str, on: str | None) -> None:
    from servanda.publishing.delivery.due import due_blocks
    from servanda.web.register.queries.meetings import mechanism as known
    from servanda.web.review.queries.due import due_list

    known(desk.viewer, mechanism)
    today = day_of(on, desk)
    until = day_of(wanted[0], desk) if wanted[0] else None
    found = due_list(desk.viewer, mechanism, today, until=until, holder=wanted[1])
    print_blocks(due_blocks(mechanism, found, today), as_)
