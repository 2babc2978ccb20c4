"""``servanda meeting``: list, plan and change meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from servanda.cli.desk import LEVELS, Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell

if TYPE_CHECKING:
    from servanda.records import PartialDate
    from servanda.records.register import Attended

__all__ = ["command"]


@click.command("meeting", help=HELP["meeting"], short_help=HELP["meeting.short"])
@click.argument("mechanism", required=False, metavar="CODE")
@click.argument("key", required=False, metavar="KEY")
@click.option("--series", metavar="KEY", help=HELP["meeting.series"])
@click.option("--ordinal", type=click.IntRange(1), help=HELP["meeting.ordinal"])
@click.option("--start", metavar="DATE", help=HELP["meeting.start"])
@click.option("--end", metavar="DATE", help=HELP["meeting.end"])
@click.option("--place", metavar="WORDS", default="", help=HELP["meeting.place"])
@click.option("--host", metavar="CODE", default="", help=HELP["meeting.host"])
@click.option("--chair", metavar="WORDS", default="", help=HELP["meeting.chair"])
@click.option(
    "--state",
    type=click.Choice(["proposed", "planned", "held"]),
    default="held",
    show_default=True,
    help=HELP["meeting.state"],
)
@click.option("--attended", multiple=True, metavar="CODE[=RANK]", help=HELP["meeting.attended"])
@click.option("--adopted", multiple=True, metavar="CODE", help=HELP["meeting.adopted"])
@click.option("--level", type=click.Choice(LEVELS), default="internal", show_default=True, help=HELP["meeting.level"])
@format_option
@at_desk
def command(
    desk: Desk,
    mechanism: str | None,
    key: str | None,
    *,
    series: str | None,
    ordinal: int | None,
    start: str | None,
    end: str | None,
    place: str,
    host: str,
    chair: str,
    state: str,
    attended: tuple[str, ...],
    adopted: tuple[str, ...],
    level: str,
    format_: str,
) -> None:
    """Save the meeting of this key; without a key list those of the mechanism."""
    if not mechanism or not key:
        _list(desk, mechanism, format_)
        return
    from servanda.records.level import Level
    from servanda.records.register import MeetingEntry
    from servanda.web.register.services.meetings import save_meeting

    entry = MeetingEntry(
        mechanism=mechanism,
        key=key,
        format=series,
        ordinal=ordinal,
        start=_day(start),
        end=_day(end),
        place=place,
        host=host,
        chair=chair,
        state=state,
        attendance=tuple(_attended(one, adopted) for one in attended),
        level=Level(level),
    )
    save_meeting(entry, desk.viewer)
    click.echo(SAYS["saved"].format(what=key))


def _list(desk: Desk, mechanism: str | None, format_: str) -> None:
    from servanda.web.register.queries.meetings import meetings

    rows = [
        {**as_plain(one), "attendance": [f"{who.code}{f' ({who.rank})' if who.rank else ''}" for who in one.attendance]}
        for one in meetings(desk.viewer, mechanism)
    ]
    tell(rows if format_ != "json" else meetings(desk.viewer, mechanism), COLUMNS["meetings"], format_)


def _attended(given: str, adopted: tuple[str, ...]) -> Attended:
    from servanda.records import Code
    from servanda.records.register import Attended

    code, _, rank = given.partition("=")
    return Attended(Code(code), rank, adopted=code in adopted if adopted else None)


def _day(given: str | None) -> PartialDate | None:
    from servanda.records import PartialDate

    try:
        return PartialDate.parse(given) if given else None
    except (ValueError, TypeError) as error:
        raise click.BadParameter(f"{given}: 2024, 2024-12 or 2024-12-01") from error
