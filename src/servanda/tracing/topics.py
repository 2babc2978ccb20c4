"""The topic of any statement: the area the reader gave, or the area its words point to (coding guide, section 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from servanda import lexicon
from servanda.records import Commitment, Statement
from servanda.tracing.profile import Profile

__all__ = ["topic_of"]


def topic_of(profile: Profile) -> str | None:
    """The first area of a commitment; of any other statement the area most of its words point to, None if none."""
    content = profile.end.content if isinstance(profile.end, Statement) else None
    if isinstance(content, Commitment) and content.areas.value:
        return content.areas.value[0]
    for words in (profile.passage.quote, profile.passage.sentence):
        sums: dict[str, int] = {}
        for match in _pattern().finditer(words.lower()):
            for area, value in _areas_of(match[0]).items():
                sums[area] = sums.get(area, 0) + value
        if sums:
            return max(sums, key=lambda area: (sums[area], area))
    return None


@cache
def _areas_of(found: str) -> Mapping[str, int]:
    """The areas to which a run of words points, with their weight."""
    exact, stems = _entries()
    held = dict(exact.get(found, {})) or dict(exact.get(found.removesuffix("s"), {}))
    for stemmed, areas in stems.items():
        if found.startswith(stemmed):
            held |= areas
    return held


@cache
def _entries() -> tuple[Mapping[str, Mapping[str, int]], Mapping[str, Mapping[str, int]]]:
    """The lexicon turned round: whole words, and beginnings of words (written with a star)."""
    exact: dict[str, dict[str, int]] = {}
    stems: dict[str, dict[str, int]] = {}
    for area, words in lexicon.load().areas.items():
        for word, value in words.items():
            held = stems if word.endswith("*") else exact
            held.setdefault(word.removesuffix("*").lower(), {})[area] = value
    return exact, stems


@cache
def _pattern() -> re.Pattern[str]:
    exact, stems = _entries()
    whole = "|".join(re.escape(word) for word in sorted(exact, key=len, reverse=True))
    begun = "|".join(re.escape(word) for word in sorted(stems, key=len, reverse=True))
    return re.compile(rf"\b(?:(?:{whole})s?\b|(?:{begun})\w*)")
