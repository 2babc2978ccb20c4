"""``servanda link``: proposed links, rulings on them, the follow-up matrix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell
from servanda.errors import NotFoundError

if TYPE_CHECKING:
    from servanda.records.register import FollowUp, LinkEntry

__all__ = ["command"]

ACTIONS = ("confirm", "reject", "undo")


@click.command("link", help=HELP["link"], short_help=HELP["link.short"])
@click.argument("link", required=False, metavar="LINK")
@click.argument("action", required=False, type=click.Choice(ACTIONS), metavar="ACTION")
@click.option("--propose", metavar="CODE", help=HELP["link.propose"])
@click.option("--matrix", metavar="CODE", help=HELP["link.matrix"])
@click.option("--of", metavar="ID", help=HELP["link.of"])
@click.option("--state", type=click.Choice(["proposed", "confirmed", "rejected"]), help=HELP["link.state"])
@click.option("--reason", metavar="WORDS", default="", help=HELP["link.reason"])
@click.option("--seen", type=click.IntRange(0), help=HELP["link.seen"])
@format_option
@at_desk
def command(
    desk: Desk,
    link: str | None,
    action: str | None,
    *,
    propose: str | None,
    matrix: str | None,
    of: str | None,
    state: str | None,
    reason: str,
    seen: int | None,
    format_: str,
) -> None:
    """Propose, rule, or list."""
    from servanda.web.register.queries import following

    if propose:
        _propose(desk, propose)
    elif matrix:
        rows: Iterable[Any] = following.matrix(desk.viewer, matrix)
        tell(_matrix(rows) if format_ != "json" else rows, COLUMNS["matrix"], format_)
    elif link and action:
        _rule(desk, link, action, reason, seen)
    else:
        rows = following.links(desk.viewer, state=state, ref=of)
        tell([_row(one) for one in rows] if format_ != "json" else rows, COLUMNS["links"], format_)


def _propose(desk: Desk, mechanism: str) -> None:
    from servanda.tracing import trace_series
    from servanda.web.register.queries.meetings import mechanism as shown
    from servanda.web.register.queries.series import series
    from servanda.web.register.services.linking import file_links, proposals

    shown(desk.viewer, mechanism)
    held = series(desk.viewer, mechanism)
    found = proposals(trace_series(held.readings).links, held.refs)
    made = file_links(found, desk.viewer)
    click.echo(SAYS["proposed"].format(made=made, known=len(found) - made))


def _rule(desk: Desk, key: str, action: str, reason: str, seen: int | None) -> None:
    from servanda.records.ruling import Action
    from servanda.web.register.queries.following import link as found
    from servanda.web.register.services.linking import rule_link

    held = found(desk.viewer, key)
    if held is None:
        raise NotFoundError(source=key)
    wanted = Action(f"link_{action}")
    revision = held.revision if seen is None else seen
    state = rule_link(held.key, wanted, reason, desk.viewer, seen=revision, at=desk.now)
    click.echo(SAYS["link"].format(state=state))


def _row(link: LinkEntry) -> dict[str, Any]:
    later = link.later.ref if link.later else link.text
    return {**as_plain(link), "earlier": link.earlier.ref, "later": later}


def _matrix(rows: Iterable[FollowUp]) -> Iterable[dict[str, Any]]:
    """One line for each later mention; the commitment's own words once."""
    for row in rows:
        for place, link in enumerate(row.links):
            yield {
                "earlier": "" if place else row.earlier.ref,
                "words": "" if place else row.earlier.quote,
                "later": link.later.ref if link.later else link.text,
                "relation": link.relation if link.state == "confirmed" else f"{link.relation}?",
                "reasons": list(link.reasons),
            }
