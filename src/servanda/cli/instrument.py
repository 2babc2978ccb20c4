"""``servanda instrument``: stages, acts of parties, entry into force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.printing import day_of, needed, on_option
from servanda.cli.review_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell

if TYPE_CHECKING:
    import datetime as dt

    from servanda.records.acts import EntryRule, InstrumentEntry

__all__ = ["command"]

STAGES = ("proposed", "drafting", "agreed", "initialled", "adopted", "signed", "in_force", "ended")
ACTS = (
    "adoption", "signature", "ad_referendum", "ratification", "acceptance", "approval", "accession", "provisional",
    "reservation", "declaration", "withdrawal",
)  # fmt: skip
TYPES = (
    "treaty", "agreement", "declaration", "communique", "action_plan", "memorandum", "roadmap", "charter", "other",
)  # fmt: skip


@click.command("instrument", help=HELP["instrument"], short_help=HELP["instrument.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.argument("key", required=False, metavar="KEY")
@click.option("--propose", is_flag=True, help=HELP["instrument.propose"])
@click.option("--name", metavar="WORDS", default="", help=HELP["instrument.name"])
@click.option("--type", "type_", type=click.Choice(TYPES), default=None, help=HELP["instrument.type"])
@click.option("--party", "parties", multiple=True, metavar="CODE", help=HELP["instrument.party"])
@click.option("--language", "languages", multiple=True, metavar="TAG", help=HELP["instrument.language"])
@click.option("--stage", type=click.Choice(STAGES), help=HELP["instrument.stage"])
@click.option("--not", "rejects", is_flag=True, help=HELP["instrument.not"])
@click.option("--act", type=click.Choice(ACTS), help=HELP["instrument.act"])
@click.option("--day", metavar="DATE", default="", help=HELP["instrument.day"])
@click.option("--source", metavar="WORDS", default="", help=HELP["source"])
@click.option("--words", metavar="WORDS", default="", help=HELP["instrument.words"])
@click.option("--force", metavar="BY", help=HELP["instrument.force"])
@click.option("--count", type=click.IntRange(1), help=HELP["instrument.count"])
@click.option("--among", multiple=True, metavar="CODE", help=HELP["instrument.among"])
@click.option("--days", type=click.IntRange(0), default=0, help=HELP["instrument.days"])
@click.option("--months", type=click.IntRange(0), default=0, help=HELP["instrument.months"])
@on_option
@format_option
@at_desk
def command(desk: Desk, /, mechanism: str, key: str | None, *, on: str | None, format_: str, **given: Any) -> None:
    """Write, show or list."""
    from servanda.web.review.services import instruments as services
    from servanda.web.review.services.entering import Hand

    hand = Hand(desk.viewer, desk.now)
    if given["propose"]:
        click.echo(SAYS["read"].format(made=services.propose(mechanism, hand)))
    elif key and (given["act"] or given["stage"] or any(given[name] for name in SAID)):
        _write(mechanism, key, hand, given)
    else:
        _show(desk, mechanism, key, day_of(on, desk), format_)


SAID = ("name", "type_", "parties", "languages", "force")


def _write(mechanism: str, key: str, hand: Any, given: dict[str, Any]) -> None:
    from servanda.records.acts import ActKind, Rung
    from servanda.web.review.services import instruments as services

    if given["act"]:
        needed(party=given["parties"], day=given["day"])
        act = services.ActGiven(ActKind(given["act"]), given["parties"], given["day"], given["source"], given["words"])
        click.echo(SAYS["acts"].format(made=services.act(mechanism, key, act, hand)))
        return
    if given["stage"]:
        needed(source=given["source"])
        where = (given["day"], given["source"])
        services.step(mechanism, key, Rung(given["stage"]), where, hand, rejects=given["rejects"])
    else:
        said = services.Description(
            mechanism, key, given["name"], given["type_"] or "", given["parties"], given["languages"], _rule(given)
        )
        services.describe(said, hand)
    click.echo(SAYS["saved"].format(what=key))


def _rule(given: dict[str, Any]) -> EntryRule | None:
    import datetime as dt

    from servanda.records.acts import EntryRule

    by = given["force"]
    if not by:
        return None
    if by not in {"signature", "consent"}:
        try:
            return EntryRule("date", date=dt.date.fromisoformat(by), words=given["words"])
        except ValueError as error:
            raise click.BadParameter(SAYS["bad_day"].format(day=by)) from error
    return EntryRule(by, given["count"], given["among"], given["days"], given["months"], None, given["words"])


def _show(desk: Desk, mechanism: str, key: str | None, today: dt.date, format_: str) -> None:
    from servanda.errors import NotFoundError
    from servanda.web.review.queries.instruments import instruments

    held = instruments(desk.viewer, mechanism, key)
    if key and not held:
        raise NotFoundError("there is no such instrument", source=key, remedy="See servanda instrument")
    if format_ == "json":
        tell(held, COLUMNS["instruments"], format_)
        return
    tell([_row(one, today) for one in held], COLUMNS["instruments"], format_)
    if key:
        tell(_steps(held[0]), COLUMNS["steps"], format_)


def _row(one: InstrumentEntry, today: dt.date) -> dict[str, Any]:
    from servanda.publishing.delivery.words import acts_words, force_words

    stage = one.rung(today)[0].value
    return {**as_plain(one), "stage": stage, "acts": list(acts_words(one)), "force": force_words(one, today)}


def _steps(one: InstrumentEntry) -> list[dict[str, Any]]:
    steps = [{**as_plain(step), "what": step.rung.value} for step in one.steps]
    acts = [{**as_plain(act), "what": f"{act.kind.value} {act.party}", "state": "confirmed"} for act in one.acts]
    return sorted([*steps, *acts], key=lambda row: str(row["date"] or ""))
