"""``servanda score``: scores of selected commitments, where a mechanism has switched scoring on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

import click

from servanda.cli.desk import LEVELS, Desk, at_desk
from servanda.cli.printing import as_option, day_of, needed, on_option, print_blocks
from servanda.cli.review_wording import HELP as COMMON
from servanda.cli.review_wording import SAYS as SAID
from servanda.cli.scoring_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import tell

if TYPE_CHECKING:
    from servanda.web.review.services.entering import Hand
    from servanda.web.scoring.services.scores import Cell

__all__ = ["command"]

VALUES = ("-1", "0", "+1", "not_applicable", "insufficient_evidence")


@click.command("score", help=HELP["score"], short_help=HELP["score.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.option("--switch", type=click.Choice(["on", "off"]), help=HELP["score.switch"])
@click.option("--level", type=click.Choice(LEVELS), default="internal", show_default=True, help=HELP["score.level"])
@click.option(
    "--assessors", type=click.IntRange(2, 9), default=2, show_default=True, metavar="N", help=HELP["score.assessors"]
)
@click.option("--cycle", metavar="NAME", default="", help=HELP["score.cycle"])
@click.option(
    "--window",
    type=click.Choice(["interim", "final"]),
    default="final",
    show_default=True,
    help=HELP["score.window"],
)
@click.option("--open", "open_", is_flag=True, help=HELP["score.open"])
@click.option("--start", metavar="DATE", help=HELP["score.start"])
@click.option("--end", metavar="DATE", help=HELP["score.end"])
@click.option("--comments", metavar="DATE", help=HELP["score.comments"])
@click.option("--select", metavar="ID", help=HELP["score.select"])
@click.option(
    "--applies",
    type=click.Choice(["collective", "each", "subset"]),
    default="each",
    show_default=True,
    help=HELP["score.applies"],
)
@click.option("--guideline", metavar="WORDS", default="", help=HELP["score.guideline"])
@click.option("--give", metavar="ID", help=HELP["score.give"])
@click.option("--settle", metavar="ID", help=HELP["score.settle"])
@click.option("--correct", metavar="ID", help=HELP["score.correct"])
@click.option("--comment", metavar="ID", help=HELP["score.comment"])
@click.option("--party", metavar="CODE", multiple=True, help=HELP["score.party"])
@click.option("--value", type=click.Choice(VALUES), help=HELP["score.value"])
@click.option("--because", metavar="WORDS", default="", help=HELP["score.because"])
@click.option("--words", metavar="WORDS", default="", help=HELP["score.words"])
@click.option("--reason", metavar="WORDS", default="", help=COMMON["reason"])
@click.option("--out", is_flag=True, help=HELP["score.out"])
@click.option("--assessments", is_flag=True, help=HELP["score.assessments"])
@click.option("--identify", metavar="TEXT", help=HELP["score.identify"])
@click.option("--quotes", type=click.File(encoding="utf-8"), metavar="FILE", help=HELP["score.quotes"])
@as_option
@on_option
@at_desk
def command(desk: Desk, /, mechanism: str, *, as_: str, on: str | None, **given: Any) -> None:
    """Switch, open, select, assess, settle, correct, comment, let out, identify, or print."""
    from servanda.web.review.services.entering import Hand

    hand = Hand(desk.viewer, desk.now)
    if given["switch"]:
        _switch(mechanism, given, hand)
    elif given["identify"]:
        _identify(given["identify"], given["quotes"], hand)
    elif given["open_"] or given["out"]:
        needed(cycle=given["cycle"])
        _round(desk, mechanism, given, hand, on)
    elif given["select"]:
        needed(cycle=given["cycle"])
        _select(given, hand)
    elif any(given[name] for name in ("give", "settle", "correct", "comment")):
        needed(cycle=given["cycle"])
        _cell(given, hand)
    else:
        _show(desk, mechanism, given, as_)


def _switch(mechanism: str, given: dict[str, Any], hand: Hand) -> None:
    from servanda.records.level import Level
    from servanda.web.scoring.services.schemes import switch

    on = given["switch"] == "on"
    switch(mechanism, Level(given["level"]), hand, on=on, assessors=given["assessors"])
    click.echo(SAID["saved"].format(what=mechanism))


def _identify(key: str, quotes: TextIO | None, hand: Hand) -> None:
    from servanda.web.scoring.services.identifying import identify

    needed(quotes=quotes)
    count = identify(key, (quotes or ()), hand)
    click.echo(SAYS["identified"].format(count=count, text=key))


def _round(desk: Desk, mechanism: str, given: dict[str, Any], hand: Hand, on: str | None) -> None:
    from servanda.records.scoring import RoundEntry, Window
    from servanda.web.scoring.services.schemes import let_out, open_round

    today = day_of(on, desk)
    if given["open_"]:
        needed(start=given["start"], end=given["end"], comments=given["comments"])
    days = [day_of(given[name], desk) for name in ("start", "end", "comments")]
    window = RoundEntry(given["cycle"], Window(given["window"]), days[0], days[1], days[2], out=given["out"])
    if given["open_"]:
        open_round(mechanism, window, hand)
    else:
        let_out(mechanism, window, today, hand)
    click.echo(SAID["saved"].format(what=f"{window.cycle}, {window.window.value}"))


def _select(given: dict[str, Any], hand: Hand) -> None:
    from servanda.records.scoring import Applies
    from servanda.web.scoring.services.schemes import Chosen, select

    said = (given["guideline"], given["reason"], given["party"])
    select(Chosen(given["select"], given["cycle"], Applies(given["applies"]), *said), hand)
    click.echo(SAID["saved"].format(what=given["select"]))


def _cell(given: dict[str, Any], hand: Hand) -> None:
    from servanda.records.scoring import Window
    from servanda.web.scoring.services.scores import Cell, remark

    if len(given["party"]) > 1:
        raise click.UsageError(SAYS["one"])
    ref = given["give"] or given["settle"] or given["correct"] or given["comment"]
    cell = Cell(ref, (given["party"] or ("",))[0], given["cycle"], Window(given["window"]))
    if given["comment"]:
        needed(words=given["words"], party=cell.party)
        remark(cell, given["words"], hand)
        click.echo(SAID["saved"].format(what=ref))
    else:
        needed(value=given["value"])
        _give(cell, given, hand)


def _give(cell: Cell, given: dict[str, Any], hand: Hand) -> None:
    from servanda.records.scoring import Score
    from servanda.web.scoring.services.scores import assess, correct, settle

    score = Score(given["value"])
    if given["give"]:
        full = assess(cell, score, given["because"], hand)
        click.echo(SAYS["full" if full else "waiting"])
    elif given["settle"]:
        settle(cell, score, given["reason"], hand)
        click.echo(SAID["saved"].format(what=cell.ref))
    else:
        click.echo(SAYS["version"].format(version=correct(cell, score, given["reason"], hand), ref=cell.ref))


def _show(desk: Desk, mechanism: str, given: dict[str, Any], as_: str) -> None:
    from servanda.records.scoring import Window
    from servanda.web.scoring.queries.scoring import assessments, rounds, sheet

    if not given["cycle"]:
        tell(rounds(desk.viewer, mechanism), COLUMNS["rounds"], "table")
        return
    wanted = (desk.viewer, mechanism, given["cycle"], Window(given["window"]))
    if given["assessments"]:
        tell(assessments(*wanted), COLUMNS["assessments"], "csv" if as_ == "csv" else "table")
        return
    from servanda.publishing.delivery.scores import score_blocks
    from servanda.web.scoring.queries.agreement import on_identifying

    found = sheet(*wanted)
    identified = on_identifying(desk.viewer, mechanism) if found.whole else None
    print_blocks(score_blocks(found, identified), as_)
