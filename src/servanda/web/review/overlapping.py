"""Which pledges may be one: same provider, same thing, windows that touch. A person rules; nothing is added up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from servanda.records.amount import Amount
from servanda.records.date import Period
from servanda.records.pledge import PledgeEntry

__all__ = ["Pair", "candidates", "thing"]

# "1,500 training places" in the communique are "1,500 training opportunities" in one side's readout.
_PLACES = frozenset({"place", "opportunity", "seat", "slot", "spot", "vacancy"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# "600 scholarships announced there": what is counted stands before what is said of it.
_AFTERWARDS = re.compile(r"\b(?:announced|for|in|of|from|to|under|that|which|set|over)\b.*")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pledges by opaque id, the earlier first, and why they are put forward."""

    earlier: str
    later: str
    reasons: tuple[str, ...]


def thing(amount: Amount) -> str:
    """What is counted: the currency, or the head of the unit in the singular ("training places": place)."""
    if amount.currency:
        return amount.currency
    words = _WORD.findall(_AFTERWARDS.sub("", (amount.unit or "").lower()))
    head = _singular(words[-1]) if words else ""
    return "place" if head in _PLACES else head


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def candidates(pledges: Sequence[PledgeEntry]) -> Iterator[Pair]:
    """The pairs that a person should look at, in order of date."""
    groups: dict[tuple[str, str], list[PledgeEntry]] = {}
    for one in sorted(pledges, key=lambda held: (str(held.date or ""), held.ref)):
        groups.setdefault((one.provider, thing(one.amount)), []).append(one)
    for (provider, what), held in groups.items():
        for earlier, later in combinations(held, 2):
            if what and _touch(earlier, later):
                yield Pair(earlier.key, later.key, tuple(_reasons(provider, what, earlier, later)))


def _reasons(provider: str, what: str, earlier: PledgeEntry, later: PledgeEntry) -> Iterator[str]:
    yield f"both by {provider}"
    yield f"both in {what}"
    yield "windows overlap" if earlier.window and later.window else "no window is stated"
    if earlier.amount.value == later.amount.value:
        yield "same amount"


def _touch(earlier: PledgeEntry, later: PledgeEntry) -> bool:
    """Whether the windows share a day; a side that is not stated is open."""
    one, other = earlier.window, later.window
    return _first(one) <= _last(other) and _first(other) <= _last(one)


def _first(window: Period | None) -> dt.date:
    return window.start if window and window.start else dt.date.min


def _last(window: Period | None) -> dt.date:
    return window.end if window and window.end else dt.date.max
