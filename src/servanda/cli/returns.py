"""``servanda returns``: forms for parties, their reports, sign-off."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from servanda.cli.desk import LEVELS, Desk, at_desk
from servanda.cli.digests import writing_to
from servanda.cli.printing import day_of, needed, on_option
from servanda.cli.review_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import format_option, tell

__all__ = ["command"]

STATUSES = ("under_way", "done", "partly_done", "not_done", "replaced")


@click.command("returns", help=HELP["returns"], short_help=HELP["returns.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.option("--party", metavar="CODE", default="", help=HELP["returns.party"])
@click.option("--cycle", metavar="NAME", default="", help=HELP["returns.cycle"])
@click.option("--form", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=HELP["returns.form"])
@click.option(
    "--take", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE", help=HELP["returns.take"]
)
@click.option("--sign", is_flag=True, help=HELP["returns.sign"])
@click.option("--report", metavar="ID", help=HELP["returns.report"])
@click.option("--status", type=click.Choice(STATUSES), help=HELP["returns.status"])
@click.option("--done", metavar="WORDS", default="", help=HELP["returns.done"])
@click.option("--evidence", metavar="WORDS", default="", help=HELP["returns.evidence"])
@click.option("--next", "next_step", metavar="WORDS", default="", help=HELP["returns.next"])
@click.option("--appoint", metavar="NAME", help=HELP["returns.appoint"])
@click.option("--level", type=click.Choice(LEVELS), default="internal", show_default=True, help=HELP["returns.level"])
@on_option
@format_option
@at_desk
def command(desk: Desk, /, mechanism: str, *, on: str | None, format_: str, **given: Any) -> None:
    """Write a form, take one in, sign, report, appoint, or list."""
    party, cycle = given["party"], given["cycle"]
    if given["appoint"]:
        _appoint(desk, mechanism, given)
    elif given["form"] or given["take"] or given["sign"] or given["report"]:
        needed(party=party, cycle=cycle)
        _work(desk, mechanism, (party, cycle), given, on, format_)
    else:
        from servanda.web.review.queries.returns import reports

        tell(reports(desk.viewer, mechanism, party, cycle), COLUMNS["reports"], format_)


def _work(
    desk: Desk, mechanism: str, whose: tuple[str, str], given: dict[str, Any], on: str | None, format_: str
) -> None:
    from servanda.web.review.services import reports
    from servanda.web.review.services.entering import Hand

    hand = Hand(desk.viewer, desk.now)
    if given["form"]:
        _form(desk, mechanism, whose, given["form"], on)
    elif given["take"]:
        _take(mechanism, whose, given["take"], hand, format_)
    elif given["sign"]:
        click.echo(SAYS["signed"].format(count=reports.sign(mechanism, *whose, hand)))
    else:
        _report(whose, given, hand)


def _form(desk: Desk, mechanism: str, whose: tuple[str, str], path: Path, on: str | None) -> None:
    from servanda.web.review.queries.returns import form

    rows = form(desk.viewer, mechanism, *whose, day_of(on, desk))
    if path.suffix.casefold() == ".csv":
        from servanda.publishing.delivery.form import to_csv as render
    else:
        from servanda.publishing.delivery.form_xlsx import to_xlsx as render
    with writing_to(path):
        path.write_bytes(render(rows))
    click.echo(SAYS["form"].format(count=len(rows), file=path))


def _take(mechanism: str, whose: tuple[str, str], path: Path, hand: Any, format_: str) -> None:
    from servanda.web.review.services.returns import take

    if path.suffix.casefold() == ".csv":
        from servanda.publishing.delivery.form import from_csv as read
    else:
        from servanda.publishing.delivery.form_xlsx import from_xlsx as read
    found = take(read(path.read_bytes(), path.name), mechanism, *whose, hand)
    tell(found, COLUMNS["rows"], format_)
    counts = Counter(one.outcome.value for one in found)
    names = {"taken": "taken", "unchanged": "unchanged", "conflicts": "conflict", "refused": "refused"}
    click.echo(SAYS["taken"].format(**{name: counts[value] for name, value in names.items()}), err=True)


def _report(whose: tuple[str, str], given: dict[str, Any], hand: Any) -> None:
    from servanda.records.delivery import Status
    from servanda.web.review.services.reports import Told, report

    needed(status=given["status"])
    said = (given["done"], given["evidence"], given["next_step"])
    report(Told(given["report"], *whose, Status(given["status"]), *said), hand)
    click.echo(SAYS["saved"].format(what=given["report"]))


def _appoint(desk: Desk, mechanism: str, given: dict[str, Any]) -> None:
    from servanda.records.level import Level
    from servanda.web.review.services.entering import Hand
    from servanda.web.review.services.reports import appoint

    needed(party=given["party"])
    appoint(mechanism, given["party"], given["appoint"], Level(given["level"]), Hand(desk.viewer, desk.now))
    click.echo(SAYS["saved"].format(what=f"{given['appoint']}: {given['party']}"))
