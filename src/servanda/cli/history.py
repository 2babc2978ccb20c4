"""``servanda history``: who ruled what, when and why."""

from __future__ import annotations

from typing import Any

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP
from servanda.cli.tabling import as_plain, format_option, tell

__all__ = ["command"]


@click.command("history", help=HELP["history"], short_help=HELP["history.short"])
@click.argument("ref", required=False, metavar="ID")
@format_option
@at_desk
def command(desk: Desk, ref: str | None, *, format_: str) -> None:
    """Print rulings, oldest first."""
    from servanda.web.register.queries.rulings import history
    from servanda.web.register.queries.showing import statement

    # An alias leads to the present id.
    found = history(desk.viewer, statement(desk.viewer, ref).ref if ref else None, size=100_000)
    rows = [{**as_plain(one), "set": _set(as_plain(one))} for one in found]
    tell(rows if format_ == "table" else found, COLUMNS["rulings"], format_)


def _set(row: dict[str, Any]) -> list[str]:
    change = (row.get("change") or {}).get("set") or {}
    return [f"{name}={value}" for name, value in change.items()] if isinstance(change, dict) else []
