"""Rows to standard output: as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

import click

from servanda.cli.register_wording import HELP, SAYS

__all__ = ["as_plain", "format_option", "tell"]

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv")


def format_option(command: F) -> F:
    """The option every command of the register has."""
    option = click.option(
        "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help=HELP["format"]
    )
    return option(command)


def tell(records: Iterable[Any], columns: Mapping[str, str], format_: str) -> None:
    """Print records or mappings. A table shows ``columns`` (key → heading); json and csv everything."""
    rows = [as_plain(record) for record in records]
    if format_ == "json":
        _bytes(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif format_ == "csv":
        _bytes(_csv(rows, list(rows[0]) if rows else list(columns)))
    elif rows:
        _table(rows, columns)
    else:
        click.echo(SAYS["nothing"], err=True)


def as_plain(value: Any) -> Any:
    """A record as JSON can hold it: dates as ISO 8601, spans as [start, end]."""
    from servanda.records import PartialDate, Span

    match value:
        case Span():
            return [value.start, value.end]
        case PartialDate():
            return str(value)
        case dt.datetime():
            return value.isoformat(timespec="seconds")
        case Mapping():
            return {str(key): as_plain(held) for key, held in value.items()}
        case list() | tuple() | frozenset():
            return [as_plain(held) for held in value]
        case str() | int() | float() | None:
            return value.value if isinstance(value, Enum) else value
        case _ if dataclasses.is_dataclass(value):
            return {field.name: as_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        case _:
            return str(value)


def _csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    from servanda.publishing.csv_table import safe

    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(_cell(row.get(column), "; ")) for column in columns] for row in rows)
    return held.getvalue()


def _cell(value: Any, between: str) -> str:
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return between.join(_cell(one, between) for one in value)
    return "" if value is None else str(value)


def _table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, pad_edge=False, show_edge=False)
    for name, heading in columns.items():
        table.add_column(heading, no_wrap=name in {"ref", "key", "number"}, overflow="fold")
    for row in rows:
        # Text, because words may hold what rich takes for markup: "[the Parties]".
        table.add_row(*[Text(" ".join(_cell(row.get(name), ", ").split())) for name in columns])
    Console(file=sys.stdout, width=None if sys.stdout.isatty() else 160).print(table)


def _bytes(text: str) -> None:
    # Bytes, because a text stream on Windows would make CR LF of every LF.
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
