"""``servanda show``: one statement with all that hangs on it, or one text."""

from __future__ import annotations

from typing import Any

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP
from servanda.cli.tabling import as_plain, format_option, tell
from servanda.errors import NotFoundError

__all__ = ["command"]


@click.command("show", help=HELP["show"], short_help=HELP["show.short"])
@click.argument("name", metavar="ID|TEXT")
@format_option
@at_desk
def command(desk: Desk, name: str, *, format_: str) -> None:
    """Print the statement of this id, or the text of this key."""
    from servanda.web.register.queries import showing

    try:
        statement = showing.statement(desk.viewer, name)
    except NotFoundError:
        _text(desk, name, format_)
        return
    held = showing.commitment(desk.viewer, name)
    if format_ != "table":
        tell([{**as_plain(statement), "citation": statement.citation, "belongs_to": as_plain(held)}], {}, format_)
        return
    plain = as_plain(statement)
    rows = {"ref": plain["ref"], "citation": statement.citation, "kind": plain["kind"], **plain["values"]}
    rows |= {name: plain[name] for name in ("state", "revision", "standing", "publisher", "speaker", "level", "text")}
    rows |= {name: plain[name] for name in ("corrected", "disagrees", "again", "aliases") if plain[name]}
    tell([{"field": field, "value": _short(value)} for field, value in rows.items()], COLUMNS["field"], format_)
    if len(held.mentions) > 1:
        tell(held.mentions, COLUMNS["statements"], format_)
    if held.links:
        tell([_link(one) for one in held.links], COLUMNS["links"], format_)
    if held.rulings:
        tell(held.rulings, COLUMNS["rulings"], format_)


def _short(value: Any) -> Any:
    """Amounts and periods in one line."""
    if isinstance(value, dict) and "words" in value:
        return value["words"]
    if isinstance(value, dict) and "start" in value:
        return f"{value['start'] or ''}/{value['end'] or ''}"
    return [_short(one) for one in value] if isinstance(value, list) else value


def _link(link: Any) -> dict[str, Any]:
    later = link.later.ref if link.later else link.text
    return {**as_plain(link), "earlier": link.earlier.ref, "later": later}


def _text(desk: Desk, key: str, format_: str) -> None:
    from servanda.web.register.queries import listing, showing

    text = showing.text(desk.viewer, key)
    page = listing.statements(desk.viewer, listing.Filter(text=key), size=10_000)
    rows = sorted(page.rows, key=lambda row: row.span)
    if format_ != "table":
        tell([{**as_plain(text), "entries": as_plain(rows)}], {}, format_)
        return
    plain = as_plain(text)
    tell([{"field": field, "value": value} for field, value in plain.items()], COLUMNS["field"], format_)
    tell(rows, COLUMNS["statements"], format_)
