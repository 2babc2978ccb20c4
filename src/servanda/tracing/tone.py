"""Words that colour a text: how the talks were, what is feared, how close one feels."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources

import yaml

__all__ = ["tone_words"]


def tone_words(text: str) -> list[tuple[str, int]]:
    """The words of ``tone.yaml`` that stand in ``text`` with how often they do, the commonest first, then by letter."""
    counts = Counter(" ".join(match[0].lower().split()) for match in _pattern().finditer(text))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


@cache
def _pattern() -> re.Pattern[str]:
    text = resources.files(__package__).joinpath("tone.yaml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = yaml.safe_load(text)
    every = sorted((word for held in words.values() for word in held), key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in every)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
