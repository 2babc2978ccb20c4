"""``servanda list``: statements, texts or topics."""

from __future__ import annotations

import click

from servanda.cli.desk import STANDINGS, Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import format_option, tell

__all__ = ["command"]

KINDS = ("commitment", "position", "call", "decision", "progress", "event")
FORCES = ("binding", "firm", "intent", "soft")
STATES = ("read", "waiting", "confirmed", "rejected", "replaced")


@click.command("list", help=HELP["list"], short_help=HELP["list.short"])
@click.option("--texts", is_flag=True, help=HELP["list.texts"])
@click.option("--topics", is_flag=True, help=HELP["list.topics"])
@click.option("--mechanism", metavar="CODE", help=HELP["list.mechanism"])
@click.option("--meeting", metavar="KEY", help=HELP["list.meeting"])
@click.option("--text", metavar="TEXT", help=HELP["list.text"])
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help=HELP["list.kind"])
@click.option("--force", "forces", multiple=True, type=click.Choice(FORCES), help=HELP["list.force"])
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help=HELP["list.state"])
@click.option("--standing", "standings", multiple=True, type=click.Choice(STANDINGS), help=HELP["list.standing"])
@click.option("--holder", metavar="CODE", help=HELP["list.holder"])
@click.option("--beneficiary", metavar="CODE", help=HELP["list.beneficiary"])
@click.option("--area", metavar="AREA", help=HELP["list.area"])
@click.option("--since", metavar="DATE", help=HELP["list.since"])
@click.option("--until", metavar="DATE", help=HELP["list.until"])
@click.option("--due", metavar="DATE", help=HELP["list.due"])
@click.option("--words", metavar="WORDS", default="", help=HELP["list.words"])
@click.option("--again", is_flag=True, help=HELP["list.again"])
@click.option("--size", type=click.IntRange(1, 10_000), default=50, show_default=True, help=HELP["list.size"])
@click.option("--start", type=click.IntRange(0), default=0, help=HELP["list.start"])
@format_option
@at_desk
def command(desk: Desk, /, *, texts: bool, topics: bool, format_: str, size: int, start: int, **given: object) -> None:
    """Print a page; how many there are goes to standard error."""
    from servanda.web.register.queries import showing

    mechanism = str(given["mechanism"]) if given["mechanism"] else None
    if texts:
        meeting = str(given["meeting"]) if given["meeting"] else None
        tell(showing.texts(desk.viewer, mechanism=mechanism, meeting=meeting), COLUMNS["texts"], format_)
    elif topics:
        found = showing.topics(desk.viewer, mechanism)
        if format_ == "table":
            rows = [{"name": one.name, "positions": [_position(held) for held in one.positions]} for one in found]
            tell(rows, COLUMNS["topics"], format_)
        else:
            tell(found, COLUMNS["topics"], format_)
    else:
        _statements(desk, given, format_, start=start, size=size)


def _position(held: object) -> str:
    from servanda.records.register import StatementEntry

    assert isinstance(held, StatementEntry)
    return f"{held.date or '?'} {held.values.get('polarity')} ({', '.join(held.holders)}) {held.ref}"


def _statements(desk: Desk, given: dict[str, object], format_: str, *, start: int, size: int) -> None:
    from servanda.records import Kind, Standing
    from servanda.records.ruling import State
    from servanda.web.register.queries.listing import Filter, statements

    def several(name: str) -> tuple[str, ...]:
        held = given[name]
        return held if isinstance(held, tuple) else ()

    def one(name: str) -> str | None:
        return str(given[name]) if given[name] else None

    wanted = Filter(
        mechanism=one("mechanism"),
        meeting=one("meeting"),
        text=one("text"),
        kinds=tuple(map(Kind, several("kinds"))),
        forces=several("forces"),
        states=tuple(map(State, several("states"))),
        standings=tuple(map(Standing, several("standings"))),
        holder=one("holder"),
        beneficiary=one("beneficiary"),
        area=one("area"),
        since=one("since"),
        until=one("until"),
        due_until=one("due"),
        words=one("words") or "",
        again=bool(given["again"]),
    )
    page = statements(desk.viewer, wanted, start=start, size=size)
    tell(page.rows, COLUMNS["statements"], format_)
    said = SAYS["total_many"] if page.total is None else SAYS["total"]
    click.echo(said.format(shown=len(page.rows), total=page.total), err=True)
