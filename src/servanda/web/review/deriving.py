"""Where a commitment stands, by rules that name the rows they follow from.

Sources: the latest report of each party, the latest confirmed links, and deliveries of its pledges. What a machine
only proposes decides nothing. Where sources contradict each other, nobody's word is taken: it is unclear. A party
speaks for itself: what several hold is over once all of them say so, or somebody who speaks for the whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal

from servanda.records.date import PartialDate
from servanda.records.delivery import Derived, Fact, Status
from servanda.records.pledge import PledgeEntry

__all__ = ["RELATIONS", "RULES", "SOURCES", "UNFIT", "derive", "of_pledge"]

RELATIONS = {
    "fulfils": Status.DONE,
    "reports": Status.UNDER_WAY,
    "replaces": Status.REPLACED,
    "not_reiterated": Status.NOT_REITERATED,
}
"""What a confirmed link speaks for; one that repeats, strengthens or weakens says nothing of what was done."""

SOURCES = ("report", "link", "delivery")
"""What a fact may be a row of."""
UNFIT = "sources that fit no rule"

Rule = Callable[[Sequence[Fact], Collection[str]], Sequence[Fact] | None]
"""The facts it rests on, of all there are; the second are the codes of those who hold the commitment."""


def derive(facts: Iterable[Fact], holders: Collection[str] = ()) -> Derived:
    """The status that the first fitting rule of :data:`RULES` gives; the facts that it rests on."""
    held = _latest(list(facts))
    for name, (status, rule) in RULES.items():
        found = rule(held, holders)
        if found is not None:
            return Derived(status, name, tuple(found))
    return Derived(Status.UNCLEAR, UNFIT, tuple(held))


def of_pledge(pledge: PledgeEntry, today: dt.date) -> Fact | None:
    """What the deliveries of a pledge speak for; None where none was reported."""
    if pledge.delivered is None:
        return None
    last = max(pledge.deliveries, key=lambda one: one.day.last)
    words = f"{pledge.delivered:f} of {pledge.amount.value:f}"
    return Fact("delivery", pledge.key, _of_figures(pledge, pledge.delivered, today), last.source, last.day, words)


def _of_figures(pledge: PledgeEntry, delivered: Decimal, today: dt.date) -> Status:
    if delivered >= pledge.amount.value and not pledge.amount.upper:
        return Status.DONE
    if pledge.amount.upper and delivered >= pledge.amount.upper:
        return Status.DONE
    over = pledge.window is not None and pledge.window.end is not None and today > pledge.window.end
    if not over:
        return Status.UNDER_WAY
    return Status.PARTLY_DONE if delivered > 0 else Status.NOT_DONE


def _latest(facts: list[Fact]) -> list[Fact]:
    """Of each party's reports and of all links the latest; a text that no longer reports counts only if it is alone."""
    found: list[Fact] = []
    sources: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        who = fact.who if fact.table == "report" else fact.key if fact.table == "delivery" else ""
        sources.setdefault((fact.table, who), []).append(fact)
    for held in sources.values():
        last = max(_day(fact) for fact in held)
        found += [fact for fact in held if _day(fact) == last]
    spoken = [fact for fact in found if fact.says is not Status.NOT_REITERATED]
    return spoken or found


def _day(fact: Fact) -> dt.date:
    return fact.date.last if isinstance(fact.date, PartialDate) else dt.date.min


def _nothing(facts: Sequence[Fact], _: Collection[str]) -> Sequence[Fact] | None:
    return () if not facts else None


def _all(*wanted: Status) -> Rule:
    """Every source says one of ``wanted``."""
    return lambda facts, _: facts if all(fact.says in wanted for fact in facts) else None


def _any(wanted: Status) -> Rule:
    """Some source says ``wanted``."""
    return lambda facts, _: [fact for fact in facts if fact.says is wanted] or None


def _replaced(facts: Sequence[Fact], holders: Collection[str]) -> Sequence[Fact] | None:
    found = [fact for fact in facts if fact.says is Status.REPLACED]
    return found if found and _whole(found, holders) else None


def _whole(facts: Sequence[Fact], holders: Collection[str]) -> bool:
    """Whether they speak for all who hold it: a party's report does for itself alone, anything else does."""
    return set(holders) <= {fact.who for fact in facts} or any(fact.table != "report" for fact in facts)


def _against(facts: Sequence[Fact], _: Collection[str]) -> Sequence[Fact] | None:
    """One says it is done, or being done, another that it is not."""
    said = {fact.says for fact in facts}
    apart = Status.NOT_DONE in said and len(said - {Status.NOT_DONE, Status.REPLACED}) > 0
    return facts if apart else None


def _short(facts: Sequence[Fact], _: Collection[str]) -> Sequence[Fact] | None:
    """Told to be done, though the figures of the delivery fall short of what was promised."""
    short = any(fact.table == "delivery" and fact.says is not Status.DONE for fact in facts)
    told = any(fact.table != "delivery" and fact.says is Status.DONE for fact in facts)
    return facts if short and told else None


def _by_some(facts: Sequence[Fact], holders: Collection[str]) -> Sequence[Fact] | None:
    """It is over for those who reported, and nobody spoke for the others."""
    over = all(fact.says in {Status.DONE, Status.REPLACED} for fact in facts)
    return facts if over and not _whole(facts, holders) else None


RULES: dict[str, tuple[Status, Rule]] = {
    "no source says anything": (Status.NO_INFORMATION, _nothing),
    "a source says it was replaced": (Status.REPLACED, _replaced),
    "sources contradict each other": (Status.UNCLEAR, _against),
    "told to be done, but the figures fall short": (Status.UNCLEAR, _short),
    "not all who hold it have reported": (Status.UNDER_WAY, _by_some),
    "every source says done": (Status.DONE, _all(Status.DONE)),
    "every source says not done": (Status.NOT_DONE, _all(Status.NOT_DONE)),
    "a source says partly done": (Status.PARTLY_DONE, _any(Status.PARTLY_DONE)),
    "done by some, under way by others": (Status.PARTLY_DONE, _any(Status.DONE)),
    "every source says under way": (Status.UNDER_WAY, _all(Status.UNDER_WAY)),
    "a later text of the series does not come back to it": (
        Status.NOT_REITERATED,
        _all(Status.NOT_REITERATED),
    ),
}
"""Tried in this order."""
