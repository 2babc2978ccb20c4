"""What a person said of a statement. Invariant: a ruling is never edited; its words can be erased, its hashes stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from servanda.records.level import Level

__all__ = ["Action", "ChainState", "Plain", "Ruling", "Selector", "State"]

Plain: TypeAlias = "bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None"
"""A value as JSON holds it."""


class Action(StrEnum):
    """What a ruling does."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    REOPEN = "reopen"
    SPLIT = "split"
    JOIN = "join"
    ADD = "add"
    TOPIC = "topic"
    RELEASE = "release"
    DESCRIBE = "describe"
    CARRIED = "carried"
    LINK_CONFIRM = "link_confirm"
    LINK_REJECT = "link_reject"
    LINK_UNDO = "link_undo"
    PURGE = "purge"
    DELIVERY = "delivery"


class State(StrEnum):
    """Where a statement stands: what the machine read, or what people made of it."""

    READ = "read"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Selector:
    """Finds words again in any version of a text.

    ``before`` and ``after`` are what stands around ``quote``; ``occurrence`` counts from 1 where the quote stands
    several times.
    """

    quote: str
    before: str
    after: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class Ruling:
    """One ruling with its place in the chain.

    ``number`` counts from 1 without a gap. ``at`` is aware, in UTC. ``author``, ``reason``, ``change`` and ``selector``
    are None once erased by a purge, or for those who may not see them. ``previous`` and ``hash`` are SHA-256 in hex.
    """

    number: int
    at: dt.datetime
    action: Action
    level: Level
    previous: str
    hash: str
    author: str | None = None
    reason: str | None = None
    statement: str | None = None
    selector: Selector | None = None
    change: Mapping[str, Plain] | None = None
    erased: bool = False


@dataclass(frozen=True, slots=True)
class ChainState:
    """What a verification found.

    ``head`` is the hash of the last ruling (64 zeros if there is none), ``rulings`` how many there are; ``broken`` is
    the number of the first that does not fit, with ``trouble`` in words; ``orphans`` are files of bytes that no text
    names, ``missing`` those that a text names and nobody finds.
    """

    head: str
    rulings: int
    broken: int | None = None
    trouble: str | None = None
    orphans: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether chain and bytes are as they were filed."""
        return self.broken is None and not self.missing
