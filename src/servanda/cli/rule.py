"""``servanda rule``: what a person says of a statement or a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from servanda.cli.desk import LEVELS, Desk, at_desk, level_of
from servanda.cli.list_ import KINDS
from servanda.cli.pairs import pairs
from servanda.cli.register_wording import HELP, SAYS
from servanda.errors import ConflictError

if TYPE_CHECKING:
    from servanda.records.register import StatementEntry
    from servanda.records.ruling import Plain

__all__ = ["command"]

ACTIONS = ("confirm", "correct", "reject", "reopen", "split", "join", "topic", "add", "release")


@click.command("rule", help=HELP["rule"], short_help=HELP["rule.short"])
@click.argument("name", metavar="ID|TEXT")
@click.argument("action", type=click.Choice(ACTIONS), metavar="ACTION")
@click.option("--reason", metavar="WORDS", default="", help=HELP["rule.reason"])
@click.option("--set", "given", multiple=True, metavar="NAME=VALUE", help=HELP["rule.set"])
@click.option("--part", "parts", multiple=True, metavar="START:END", help=HELP["rule.part"])
@click.option("--with", "others", multiple=True, metavar="ID", help=HELP["rule.with"])
@click.option("--quote", metavar="WORDS", default="", help=HELP["rule.quote"])
@click.option("--kind", type=click.Choice(KINDS), default="commitment", help=HELP["rule.kind"])
@click.option("--occurrence", type=click.IntRange(1), default=1, help=HELP["rule.occurrence"])
@click.option("--to", type=click.Choice(LEVELS), help=HELP["rule.to"])
@click.option("--name", "topic", metavar="WORDS", default="", help=HELP["rule.name"])
@click.option("--seen", type=click.IntRange(0), help=HELP["rule.seen"])
@at_desk
def command(
    desk: Desk,
    name: str,
    action: str,
    *,
    reason: str,
    given: tuple[str, ...],
    parts: tuple[str, ...],
    others: tuple[str, ...],
    quote: str,
    kind: str,
    occurrence: int,
    to: str | None,
    topic: str,
    seen: int | None,
) -> None:
    """Do it, and say what the statement is now."""
    if action == "add":
        _add(desk, name, quote, kind, occurrence, pairs(given), reason)
    elif action == "release":
        _release(desk, name, to, reason)
    else:
        change: dict[str, Plain] = dict(pairs(given))
        if action == "split":
            change = {"parts": [_part(part) for part in parts]}
        elif action == "join":
            change = {"with": list(others)}
        elif action == "topic":
            change = {"name": topic}
        _rule(desk, name, action, reason, change, seen)


def _rule(desk: Desk, name: str, action: str, reason: str, change: dict[str, Plain], seen: int | None) -> None:
    from servanda.records.ruling import Action
    from servanda.web.register.queries.showing import statement
    from servanda.web.register.services.ruling import Order, rule

    held = statement(desk.viewer, name)
    if seen is None:
        _seen_by_author(desk, held)
    order = Order(held.ref, Action(action), reason, held.revision if seen is None else seen, change)
    done = rule(order, desk.viewer, desk.now)
    words = {"ref": done.ref, "state": done.state.value, "number": done.number, "revision": done.revision}
    click.echo(SAYS["ruled"].format(**words))
    if done.made:
        click.echo(SAYS["made"].format(refs=", ".join(done.made)))


def _seen_by_author(desk: Desk, held: StatementEntry) -> None:
    """Nothing, if nobody else ruled last. Two people at two terminals: the second is told, not overruled unseen."""
    from servanda.web.register.queries.rulings import history

    rulings = history(desk.viewer, held.ref)
    if not rulings or rulings[-1].author in {desk.viewer.name, None}:
        return
    last = rulings[-1]
    told = f"{last.action.value}: {last.reason}" if last.reason else last.action.value
    raise ConflictError(
        SAYS["last_ruling"].format(author=last.author, told=told, revision=held.revision),
        source=held.ref,
        remedy=SAYS["last_ruling_remedy"].format(revision=held.revision),
    )


def _part(part: str) -> list[Plain]:
    start, parted, end = part.partition(":")
    if not (parted and start.isdigit() and end.isdigit()):
        raise click.UsageError(SAYS["bad_part"].format(part=part))
    return [int(start), int(end)]


def _add(desk: Desk, text: str, quote: str, kind: str, occurrence: int, fields: dict[str, str], reason: str) -> None:
    from servanda.records import Kind
    from servanda.web.register.services.cutting import Addition, add

    wanted = Addition(text, quote, Kind(kind), dict(fields), reason, occurrence)
    click.echo(SAYS["made"].format(refs=add(wanted, desk.viewer, desk.now)))


def _release(desk: Desk, key: str, to: str | None, reason: str) -> None:
    from servanda.web.register.services.releasing import release

    level = level_of(to)
    if level is None:
        raise click.UsageError(HELP["rule.to"])
    count = release(key, level, reason, desk.viewer, desk.now)
    click.echo(SAYS["released"].format(key=key, level=level.value, count=count))
