"""Blocks to standard output as Markdown, HTML or CSV; days given on the command line."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from servanda.cli.desk import Desk
from servanda.cli.review_wording import HELP, SAYS

if TYPE_CHECKING:
    from servanda.publishing.delivery.blocks import Block

__all__ = ["as_option", "day_of", "needed", "on_option", "print_blocks"]

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("markdown", "html", "csv")


def as_option(command: F) -> F:
    """``--as``."""
    option = click.option(
        "--as", "as_", type=click.Choice(FORMATS), default="markdown", show_default=True, help=HELP["as"]
    )
    return option(command)


def on_option(command: F) -> F:
    """``--on``: the day that counts as today."""
    return click.option("--on", metavar="DATE", help=HELP["on"])(command)


def day_of(given: str | None, desk: Desk) -> dt.date:
    """The day given, else today (UTC)."""
    if given is None:
        return desk.now.date()
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise click.BadParameter(SAYS["bad_day"].format(day=given)) from error


def needed(**given: object) -> None:
    """Nothing, if all are given. Raises click.UsageError naming what is not."""
    missing = [f"--{name.replace('_', '-')}" for name, value in given.items() if not value]
    if missing:
        raise click.UsageError(SAYS["needs"].format(what=", ".join(missing)))


def print_blocks(blocks: Iterable[Block], as_: str) -> None:
    """Print them; bytes, because a text stream on Windows would make CR LF of every LF."""
    from servanda.publishing.delivery import markdown, page, table

    writers: dict[str, Callable[[Iterable[Block]], str]] = {
        "markdown": markdown.render,
        "html": page.render,
        "csv": table.render,
    }
    sys.stdout.flush()
    sys.stdout.buffer.write(writers[as_](blocks).encode("utf-8"))  # bytes: Windows would make CR LF of every LF
    sys.stdout.buffer.flush()
