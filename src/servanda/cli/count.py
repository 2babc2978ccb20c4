"""``servanda count``: commitments counted by verbs and by targets."""

from __future__ import annotations

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.printing import as_option, print_blocks
from servanda.cli.review_wording import HELP as COMMON
from servanda.cli.review_wording import SAYS as SAID
from servanda.cli.scoring_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import tell
from servanda.errors import NotFoundError

__all__ = ["command"]


@click.command("count", help=HELP["count"], short_help=HELP["count.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.option("--text", metavar="TEXT", help=HELP["count.text"])
@click.option("--of", metavar="ID", help=HELP["count.of"])
@click.option("--together", nargs=2, metavar="ID ID", help=HELP["count.together"])
@click.option("--apart", nargs=2, metavar="ID ID", help=HELP["count.apart"])
@click.option("--reason", metavar="WORDS", default="", help=COMMON["reason"])
@as_option
@at_desk
def command(
    desk: Desk,
    mechanism: str,
    *,
    text: str | None,
    of: str | None,
    together: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    reason: str,
    as_: str,
) -> None:
    """Rule, or count."""
    pair = together or apart
    if pair:
        _rule(desk, pair, reason, together=bool(together))
        return
    from servanda.publishing.delivery.counts import count_blocks
    from servanda.web.scoring.queries.counting import counted, same_target

    if of:
        found = same_target(desk.viewer, mechanism, of)
        if found is None:
            raise NotFoundError(SAYS["alone"].format(ref=of))
        tell([found], COLUMNS["counted"], "csv" if as_ == "csv" else "table")
    else:
        print_blocks(count_blocks(mechanism, counted(desk.viewer, mechanism, text)), as_)


def _rule(desk: Desk, pair: tuple[str, str], reason: str, *, together: bool) -> None:
    from servanda.web.review.services.entering import Hand
    from servanda.web.scoring.services.pairing import pair as rule

    rule(pair, reason, Hand(desk.viewer, desk.now), together=together)
    click.echo(SAID["saved"].format(what=", ".join(pair)))
