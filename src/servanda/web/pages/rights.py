"""Whether to show a form at all. Services refuse on their own; a page only spares people the attempt."""

from __future__ import annotations

from servanda.records.level import Level
from servanda.web.register.services.mechanisms import mechanism
from servanda.web.register.viewing import Viewer
from servanda.web.review.coordinating import reports_for, signs_for, speaks_in

__all__ = ["levels", "may_edit", "may_report", "may_sign", "may_speak"]


def may_edit(who: Viewer, code: str | None) -> bool:
    """Whether ``who`` may rule in the mechanism called ``code`` (None: on texts of no mechanism)."""
    if who.edits is None or not who.edits:
        return who.edits is None
    return code is not None and mechanism(code).pk in who.edits


def may_speak(who: Viewer, code: str | None) -> bool:
    """Whether ``who`` may add remarks there."""
    if who.edits is None or not who.name:
        return who.edits is None
    return code is not None and speaks_in(who, mechanism(code).pk)


def may_report(who: Viewer, code: str, party: str) -> bool:
    """Whether ``who`` may say what a party did."""
    return bool(who.name) and reports_for(who, mechanism(code).pk, party)


def may_sign(who: Viewer, code: str, party: str) -> bool:
    """Whether ``who`` may let a party's reports out."""
    return bool(who.name) and signs_for(who, mechanism(code).pk, party)


def levels(who: Viewer, code: str | None) -> list[Level]:
    """The levels that ``who`` sees there, narrowest first."""
    owner = mechanism(code).pk if code is not None else None
    return [level for level in Level if who.sees(level.width, owner)]
