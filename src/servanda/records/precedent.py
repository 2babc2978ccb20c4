"""Where a wording stood before."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.records.date import PartialDate
from servanda.records.level import Level
from servanda.records.meeting import Standing
from servanda.records.party import Code

__all__ = ["Precedent", "Use"]


@dataclass(frozen=True, slots=True)
class Use:
    """The wording in one place. ``sentence`` is the whole sentence; ``exact``: the very words, whatever their case.

    ``likeness`` is a share, 0 to 1, of the asked words that stand there in order. ``changed`` are runs of words
    that differ from the use before: (then, now), "" where words came or went. ``holders`` are those of its statements.
    """

    text: str
    title: str
    date: PartialDate | None
    paragraph: str
    language: str
    standing: Standing
    level: Level
    sentence: str
    exact: bool
    likeness: float
    meeting: str | None = None
    changed: tuple[tuple[str, str], ...] = ()
    holders: tuple[Code, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedent:
    """Uses of a phrase, oldest first; the first is the first use.

    ``absent`` are later texts of the same series (title, date) in which it no longer stands, ``gone`` parties that held
    it before and do not in the latest use.
    """

    phrase: str
    uses: tuple[Use, ...]
    absent: tuple[tuple[str, PartialDate | None], ...] = ()
    gone: tuple[Code, ...] = ()
