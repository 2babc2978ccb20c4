"""What a run gained and lost against an earlier one, statement by statement.

A figure that stands still can hide ten gains and ten losses; these are the ones to look at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from servanda.evaluation.scoring import Outcome

__all__ = ["Change", "changes"]

Key = tuple[str, str, int, int, bool, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two runs. ``what`` says which, in words; ``gain``: for the better."""

    outcome: Outcome
    gain: bool
    what: str


def changes(before: Iterable[Outcome], after: Iterable[Outcome]) -> list[Change]:
    """Gains and losses in order of text, kind and place. Labels of texts that only one run scored are left out."""
    old, new = _keyed(before), _keyed(after)
    texts = {key[0] for key in old} & {key[0] for key in new}
    return [
        change
        for key in sorted(old.keys() | new.keys())
        if key[0] in texts
        for change in _compared(old.get(key), new.get(key))
    ]


def _keyed(outcomes: Iterable[Outcome]) -> Mapping[Key, Outcome]:
    """Outcomes by text, kind, place and whether gold asks for them; the same place twice is counted."""
    seen: Counter[tuple[str, str, int, int, bool]] = Counter()
    keyed: dict[Key, Outcome] = {}
    for outcome in outcomes:
        key = (outcome.text, outcome.kind, outcome.span.start, outcome.span.end, outcome.found is None)
        keyed[*key, seen[key]] = outcome
        seen[key] += 1
    return keyed


def _compared(old: Outcome | None, new: Outcome | None) -> Iterable[Change]:
    if old is None or new is None:
        yield from _one_sided(old, new)
    elif new.found is not None and old.found != new.found:
        yield Change(new, bool(new.found), "found" if new.found else "missed")
    elif new.found:
        yield from (Change(new, True, f"{name} right") for name in old.wrong if name not in new.wrong)
        yield from (Change(new, False, f"{name} wrong") for name in new.wrong if name not in old.wrong)


def _one_sided(old: Outcome | None, new: Outcome | None) -> Iterable[Change]:
    """A prediction nobody asked for that came or went; a gold label in one run only is a change of the labels."""
    if new is not None and new.found is None:
        yield Change(new, False, "not asked for")
    elif old is not None and old.found is None:
        yield Change(old, True, "no longer given")
