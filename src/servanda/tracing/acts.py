"""What a later statement tells of an act: done, under way, recalled, only valued, set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from servanda.tracing.words import stem

__all__ = ["Acts", "acts"]


@dataclass(frozen=True)
class Acts:
    """The vocabulary of ``acts.yaml``: verbs by class, and patterns for what texts say about acts."""

    ends: dict[str, str]
    goes_on: frozenset[str]
    opposites: frozenset[frozenset[str]]
    done: re.Pattern[str]
    begun: re.Pattern[str]
    under_way: re.Pattern[str]
    instead: re.Pattern[str]
    recalls: re.Pattern[str]
    stands_by: re.Pattern[str]
    only_values: re.Pattern[str]
    welcomes: re.Pattern[str]

    def has_end(self, action: str | None) -> bool:
        """Whether the act is done at some time: "sign", not "strengthen". Unknown verbs have no end."""
        return action is not None and action in self.ends

    def alike(self, a: str | None, b: str | None) -> bool:
        """Whether two verbs do the same kind of thing: "host" and "hold", "establish" and "launch"."""
        if a is None or b is None:
            return False
        return stem(a) == stem(b) or (a in self.ends and self.ends[a] == self.ends.get(b))

    def opposed(self, a: str | None, b: str | None) -> bool:
        """Whether one verb undoes the other: "lift" and "impose"."""
        return a is not None and b is not None and frozenset((a, b)) in self.opposites


@cache
def acts() -> Acts:
    """The vocabulary as shipped."""
    text = resources.files(__package__).joinpath("acts.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.safe_load(text)
    patterns = {
        name: _any(held[name])
        for name in ("done", "begun", "under_way", "instead", "recalls", "stands_by", "only_values", "welcomes")
    }
    return Acts(
        ends={verb: name for name, verbs in held["ends"].items() for verb in verbs},
        goes_on=frozenset(held["goes_on"]),
        opposites=frozenset(frozenset(pair) for pair in held["opposites"]),
        **patterns,
    )


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in ordered)})\b", re.IGNORECASE)
