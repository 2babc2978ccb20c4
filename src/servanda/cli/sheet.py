"""``servanda sheet``: a spreadsheet kept elsewhere, taken in row by row."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.printing import needed
from servanda.cli.review_wording import COLUMNS as ROWS
from servanda.cli.review_wording import SAYS as SAID
from servanda.cli.scoring_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import format_option, tell
from servanda.records.sheets import ANY_PARTY, PARTY_TARGETS, TARGETS

__all__ = ["command"]

KNOWN = ", ".join((*TARGETS, *(f"{ANY_PARTY}={target}" for target in PARTY_TARGETS)))


@click.command("sheet", help=HELP["sheet"], short_help=HELP["sheet.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--layout", metavar="NAME", help=HELP["sheet.layout"])
@click.option("--save", metavar="NAME", help=HELP["sheet.save"])
@click.option("--column", metavar="HEADING=TARGET", multiple=True, help=HELP["sheet.column"].format(targets=KNOWN))
@click.option("--layouts", is_flag=True, help=HELP["sheet.layouts"])
@click.option("--cycle", metavar="NAME", default="", help=HELP["sheet.cycle"])
@click.option(
    "--window", type=click.Choice(["interim", "final"]), default="final", show_default=True, help=HELP["sheet.window"]
)
@click.option("--try", "dry", is_flag=True, help=HELP["sheet.try"])
@format_option
@at_desk
def command(
    desk: Desk,
    mechanism: str,
    file: Path | None,
    *,
    layout: str | None,
    save: str | None,
    column: tuple[str, ...],
    layouts: bool,
    cycle: str,
    window: str,
    dry: bool,
    format_: str,
) -> None:
    """Save a layout, list layouts, or take a file in; saving and taking go together."""
    if save:
        _save(desk, mechanism, save, column)
    if file:
        _take(desk, (mechanism, file, layout or save or ""), (cycle, window), dry=dry, format_=format_)
    elif layouts or not save:
        from servanda.web.scoring.queries.sheets import layouts as held

        tell(held(desk.viewer, mechanism), COLUMNS["layouts"], format_)


def _save(desk: Desk, mechanism: str, key: str, column: tuple[str, ...]) -> None:
    from servanda.web.review.services.entering import Hand
    from servanda.web.scoring.services.sheets import save_layout
    from servanda.web.scoring.sheeting import checked

    needed(column=column)
    # The last "=" parts them: a heading may hold one, a target does not.
    parted = [one.rpartition("=") for one in column]
    columns = {heading.strip(): target.strip() for heading, _, target in parted}
    save_layout(mechanism, checked(key, columns), Hand(desk.viewer, desk.now))
    click.echo(SAID["saved"].format(what=key), err=True)


def _take(desk: Desk, what: tuple[str, Path, str], when: tuple[str, str], *, dry: bool, format_: str) -> None:
    from servanda.records.scoring import Window
    from servanda.web.review.services.entering import Hand
    from servanda.web.scoring.queries import sheets
    from servanda.web.scoring.services.sheets import Order, take
    from servanda.web.scoring.sheeting import lines

    mechanism, path, key = what
    needed(layout=key)
    layout = sheets.layout(desk.viewer, mechanism, key)
    rows = lines(_cells(path), layout, sheets.parties(desk.viewer, mechanism), path.name)
    order = Order(mechanism, layout, when[0], Window(when[1]), path.name, dry)
    found = take(rows, sheets.candidates(desk.viewer, mechanism), order, Hand(desk.viewer, desk.now))
    tell(found, ROWS["rows"], format_)
    counts = Counter(one.outcome.value for one in found)
    names = {"taken": "taken", "unchanged": "unchanged", "conflicts": "conflict", "refused": "refused"}
    click.echo(SAYS["taken"].format(**{name: counts[value] for name, value in names.items()}), err=True)
    if dry:
        click.echo(SAYS["tried"], err=True)


def _cells(path: Path) -> list[list[str]]:
    if path.suffix.casefold() == ".csv":
        from servanda.publishing.delivery.form import csv_lines as read
    else:
        from servanda.publishing.delivery.form_xlsx import lines_of as read
    return read(path.read_bytes(), path.name)
