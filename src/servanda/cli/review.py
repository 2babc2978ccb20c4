"""``servanda review``: what was done of what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.printing import as_option, day_of, needed, on_option, print_blocks
from servanda.cli.review_wording import HELP

if TYPE_CHECKING:
    from servanda.publishing.delivery.blocks import Block

__all__ = ["command"]


@click.command("review", help=HELP["review"], short_help=HELP["review.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.option("--cycle", metavar="NAME", default="", help=HELP["review.cycle"])
@click.option("--scores", type=click.Choice(["interim", "final"]), help=HELP["review.scores"])
@as_option
@on_option
@at_desk
def command(desk: Desk, mechanism: str, *, cycle: str, scores: str | None, as_: str, on: str | None) -> None:
    """Print the review."""
    from servanda.publishing.delivery.review import blocks
    from servanda.web.review.queries.reviewing import review

    today = day_of(on, desk)
    told = _scores(desk, mechanism, cycle, scores) if scores else ()
    print_blocks(blocks(review(desk.viewer, mechanism, cycle, today), today, told), as_)


def _scores(desk: Desk, mechanism: str, cycle: str, window: str) -> tuple[Block, ...]:
    from servanda.publishing.delivery.scores import score_blocks
    from servanda.records.scoring import Window
    from servanda.web.scoring.queries.scoring import sheet

    needed(cycle=cycle)
    return tuple(score_blocks(sheet(desk.viewer, mechanism, cycle, Window(window)), depth=2))
