"""Opens the register for a command: who is at the keyboard, and what becomes of errors."""

from __future__ import annotations

import datetime as dt
import functools
import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import click

from servanda.cli.register_wording import SAYS
from servanda.cli.troubles import FAILED, Troubles
from servanda.errors import ReadingError, ServandaError

if TYPE_CHECKING:
    from servanda.records.level import Level
    from servanda.web.register.viewing import Viewer

__all__ = ["LEVELS", "STANDINGS", "Desk", "at_desk", "level_of"]

P = ParamSpec("P")
LEVELS = ("internal", "participants", "public")
STANDINGS = ("agreed_text", "chairs_summary", "one_sides_readout", "press_report", "draft", "unknown")


@dataclass(frozen=True, slots=True)
class Desk:
    """The open register: who looks, and the time of this command (aware, UTC)."""

    viewer: Viewer
    now: dt.datetime

    def seen_at(self, level: Level | None) -> Viewer:
        """The same person, who sees only what goes out at ``level``."""
        return replace(self.viewer, everywhere=level, within={}) if level else self.viewer


def at_desk(command: Callable[Concatenate[Desk, P], None]) -> Callable[P, None]:
    """Open the register, call ``command``, and tell what went wrong on one line, with exit code 2."""

    @functools.wraps(command)
    def opened(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(_desk(), *args, **kwargs)
        except ServandaError as error:
            Troubles().tell(error)
            click.get_current_context().exit(FAILED)

    return opened


def _desk() -> Desk:
    try:
        from servanda.web.start import start
    except ImportError as error:
        raise ReadingError(SAYS["not_installed"], remedy=SAYS["not_installed_remedy"]) from error
    start()
    from servanda.web.accounts.services import local_user
    from servanda.web.register.viewing import viewer_of

    name = os.environ.get("SERVANDA_USER") or getpass.getuser()
    return Desk(viewer_of(local_user(name)), dt.datetime.now(dt.UTC))


def level_of(name: str | None) -> Level | None:
    """The level of this name; None for none."""
    from servanda.records.level import Level

    return Level(name) if name else None
