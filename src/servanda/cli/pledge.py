"""``servanda pledge``: pledges, what came of them, and pairs that may be one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.printing import needed
from servanda.cli.review_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell

if TYPE_CHECKING:
    from servanda.records.pledge import PledgeEntry

__all__ = ["command"]

KINDS = ("new", "part_of", "continuing", "reannounced")


@click.command("pledge", help=HELP["pledge"], short_help=HELP["pledge.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.option("--propose", is_flag=True, help=HELP["pledge.propose"])
@click.option("--add", metavar="ID", help=HELP["pledge.add"])
@click.option("--deliver", metavar="KEY", help=HELP["pledge.deliver"])
@click.option("--amount", metavar="NUMBER", help=HELP["pledge.amount"])
@click.option("--day", metavar="DATE", help=HELP["pledge.day"])
@click.option("--in-all", is_flag=True, help=HELP["pledge.in_all"])
@click.option("--source", metavar="WORDS", default="", help=HELP["source"])
@click.option("--pair", nargs=2, metavar="KEY KEY", help=HELP["pledge.pair"])
@click.option("--is", "kind", type=click.Choice(KINDS), help=HELP["pledge.is"])
@click.option("--reason", metavar="WORDS", default="", help=HELP["reason"])
@click.option("--sum", "summed", multiple=True, metavar="KEY", help=HELP["pledge.sum"])
@format_option
@at_desk
def command(desk: Desk, /, mechanism: str, *, format_: str, **given: Any) -> None:
    """Write, add up, or list."""
    if given["propose"] or given["add"]:
        _propose(desk, mechanism, given["add"])
    elif given["deliver"]:
        _deliver(desk, given)
    elif given["pair"]:
        _rule(desk, given)
    elif given["summed"]:
        _sum(desk, mechanism, given["summed"])
    else:
        from servanda.web.review.queries.pledges import pledges

        held = pledges(desk.viewer, mechanism)
        tell(_rows(held) if format_ != "json" else held, COLUMNS["pledges"], format_)


def _propose(desk: Desk, mechanism: str, ref: str | None) -> None:
    from servanda.web.review.overlapping import candidates
    from servanda.web.review.queries.pledges import pledges
    from servanda.web.review.services import pledges as services
    from servanda.web.review.services.entering import Hand

    hand = Hand(desk.viewer, desk.now)
    made = services.file_pledges(ref, hand) if ref else services.propose(mechanism, hand)
    pairs = services.file_pairs(mechanism, candidates(pledges(desk.viewer, mechanism)), hand)
    click.echo(SAYS["pledges"].format(made=made, pairs=pairs))


def _deliver(desk: Desk, given: dict[str, Any]) -> None:
    from servanda.web.review.services.entering import Hand
    from servanda.web.review.services.pledges import Delivery, deliver

    needed(amount=given["amount"], day=given["day"])
    came = Delivery(given["deliver"], given["amount"], given["day"], given["source"], given["in_all"])
    deliver(came, Hand(desk.viewer, desk.now))
    click.echo(SAYS["saved"].format(what=given["deliver"]))


def _rule(desk: Desk, given: dict[str, Any]) -> None:
    from servanda.records.pledge import OverlapKind
    from servanda.web.review.services.entering import Hand
    from servanda.web.review.services.pledges import rule_overlap

    needed(**{"is": given["kind"]})
    rule_overlap(given["pair"], OverlapKind(given["kind"]), given["reason"], Hand(desk.viewer, desk.now))
    click.echo(SAYS["saved"].format(what=given["kind"]))


def _sum(desk: Desk, mechanism: str, keys: tuple[str, ...]) -> None:
    from servanda.errors import NotFoundError
    from servanda.records.pledge import amount_words, total
    from servanda.web.review.queries.pledges import pledges

    held = pledges(desk.viewer, mechanism)
    unknown = [key for key in keys if not any(key in (one.key, one.ref) for one in held)]
    if unknown:
        raise NotFoundError("there is no such pledge", source=unknown[0])
    chosen = [one for one in held if one.key in keys or one.ref in keys]
    click.echo(SAYS["sum"].format(amount=amount_words(total(chosen))))


def _rows(held: tuple[PledgeEntry, ...]) -> Iterable[dict[str, Any]]:
    from servanda.records.pledge import amount_words

    shown = {one.key: one.ref for one in held}
    for one in held:
        window = f"{one.window.start or '…'} to {one.window.end or '…'}" if one.window else ""
        pairs = [f"{shown.get(pair.earlier, '?')} ({pair.kind.value})" for pair in one.overlaps]
        delivered = "" if one.delivered is None else f"{one.delivered:,f} ({one.share:.0%})"
        yield {
            **as_plain(one),
            "amount": amount_words(one.amount),
            "window": window,
            "delivered": delivered,
            "pairs": pairs,
        }
