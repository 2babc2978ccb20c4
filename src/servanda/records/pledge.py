"""What a party promised to give, and what came. Invariant: two pledges are added up only if ruled distinct."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from servanda.errors import RefusedError
from servanda.records.amount import Amount, Bound
from servanda.records.date import PartialDate, Period
from servanda.records.level import Level
from servanda.records.meeting import Standing
from servanda.records.party import Code

__all__ = [
    "Delivered",
    "OverlapEntry",
    "OverlapKind",
    "PledgeEntry",
    "amount_words",
    "elapsed",
    "number_words",
    "total",
]


class OverlapKind(StrEnum):
    """What a later pledge is to an earlier one that looks alike; only ``NEW`` makes them two."""

    PROPOSED = "proposed"
    NEW = "new"
    PART_OF = "part_of"
    CONTINUING = "continuing"
    REANNOUNCED = "reannounced"


@dataclass(frozen=True, slots=True)
class Delivered:
    """One delivery on a day. ``in_all``: the figure counts everything up to that day, earlier deliveries included."""

    key: str
    value: Decimal
    day: PartialDate
    source: str
    in_all: bool = False
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class OverlapEntry:
    """Two pledges that may be one: opaque ids, ``reasons`` why they were put forward, ``reason`` of whoever ruled."""

    key: str
    earlier: str
    later: str
    kind: OverlapKind
    reasons: tuple[str, ...] = ()
    reason: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class PledgeEntry:
    """A pledge with its deliveries, oldest first. ``window`` None: no time said; ``key`` is its opaque id."""

    key: str
    ref: str
    provider: Code
    receivers: tuple[Code, ...]
    amount: Amount
    window: Period | None
    quote: str
    title: str
    date: PartialDate | None
    standing: Standing
    level: Level
    deliveries: tuple[Delivered, ...] = ()
    overlaps: tuple[OverlapEntry, ...] = ()

    @property
    def delivered(self) -> Decimal | None:
        """What came so far in the pledge's unit; None where nobody reported any."""
        return _delivered(self.deliveries)

    @property
    def share(self) -> Decimal | None:
        """Delivered against promised, 0 upwards; None where nothing was reported or nothing promised."""
        return self.delivered / self.amount.value if self.delivered is not None and self.amount.value else None


def _delivered(held: Sequence[Delivered]) -> Decimal | None:
    """The last figure "in all", and what came after it: two reports "in all" of one programme are no sum."""
    if not held:
        return None
    in_order = sorted(held, key=lambda one: one.day.last)
    after = max((place for place, one in enumerate(in_order) if one.in_all), default=0)
    return sum((one.value for one in in_order[after:]), Decimal(0))


def elapsed(window: Period | None, today: dt.date) -> Decimal | None:
    """The share of the window that is over, 0 to 1, both days counted; None where a side is open.

    >>> elapsed(Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31)), dt.date(2025, 7, 2))
    Decimal('0.5013698630136986301369863014')
    """
    if window is None or window.start is None or window.end is None:
        return None
    whole = (window.end - window.start).days + 1
    gone = (today - window.start).days + 1
    return min(Decimal(1), max(Decimal(0), Decimal(gone) / Decimal(whole))) if whole > 0 else None


def total(pledges: Sequence[PledgeEntry]) -> Amount:
    """The sum of pledges that somebody ruled to be distinct, pair by pair.

    Raises:
        RefusedError: for none, for different units, or if a pair was never ruled to be distinct; the message names it.
    """
    if not pledges:
        raise RefusedError("there is nothing to add up")
    ruled = {frozenset((one.earlier, one.later)) for one in _overlaps(pledges) if one.kind is OverlapKind.NEW}
    for one, other in combinations(pledges, 2):
        if frozenset((one.key, other.key)) not in ruled:
            remedy = "Rule on the pair: servanda pledge"
            raise RefusedError(f"nobody ruled that {one.ref} and {other.ref} are distinct", remedy=remedy)
    units = {(one.amount.currency, one.amount.unit if one.amount.currency is None else None) for one in pledges}
    if len(units) > 1:
        named = ", ".join(sorted(str(currency or unit) for currency, unit in units))
        raise RefusedError(f"they are measured in different things: {named}")
    first = pledges[0].amount
    bounds = {one.amount.bound for one in pledges}
    bound = bounds.pop() if len(bounds) == 1 else Bound.ABOUT
    upper = sum((one.amount.upper or one.amount.value for one in pledges), Decimal(0))
    value = sum((one.amount.value for one in pledges), Decimal(0))
    return Amount(value, first.unit, first.currency, bound, upper if upper != value else None)


def _overlaps(pledges: Iterable[PledgeEntry]) -> Iterable[OverlapEntry]:
    return (overlap for one in pledges for overlap in one.overlaps)


def amount_words(amount: Amount) -> str:
    """An amount as it is shown: ``at least 1,500 training places``."""
    bound = {Bound.AT_LEAST: "at least ", Bound.UP_TO: "up to ", Bound.ABOUT: "about "}.get(amount.bound, "")
    value = number_words(amount.value) + (f" to {number_words(amount.upper)}" if amount.upper is not None else "")
    return f"{bound}{amount.currency} {value}" if amount.currency else f"{bound}{value} {amount.unit or ''}".rstrip()


def number_words(value: Decimal) -> str:
    """A number with its thousands parted, not rounded: ``1,500``."""
    whole = value.to_integral_value() if value == value.to_integral_value() else value
    return f"{whole:,f}"
