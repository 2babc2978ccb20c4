"""``servanda prepare``: what a meeting should have before it."""

from __future__ import annotations

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.printing import as_option, day_of, on_option, print_blocks
from servanda.cli.review_wording import HELP

__all__ = ["command"]


@click.command("prepare", help=HELP["prepare"], short_help=HELP["prepare.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.argument("meeting", metavar="MEETING")
@as_option
@on_option
@at_desk
def command(desk: Desk, mechanism: str, meeting: str, *, as_: str, on: str | None) -> None:
    """Print the briefing."""
    from servanda.publishing.delivery.due import preparation
    from servanda.web.review.queries.preparing import prepare

    print_blocks(preparation(prepare(desk.viewer, mechanism, meeting, day_of(on, desk))), as_)
