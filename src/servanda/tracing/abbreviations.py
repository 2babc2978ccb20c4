"""Abbreviations that a text explains: "conventional submarines (SSKs)" lets SSK be found where submarines are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from servanda.tracing.words import STOP, stem

__all__ = ["Expansions", "abbreviations", "merged"]

Expansions = Mapping[str, tuple[str, ...]]
"""Stems of an abbreviation's words by the abbreviation's own stem."""

_GIVEN = re.compile(r"\((?:the )?[“\"]?(?P<short>[A-Za-z-]*[A-Z]{2,}[A-Za-z-]*)[”\"]?\)")
_WORD = re.compile(r"[A-Za-z’'.]+")
_REACH = 160
"""How far before the bracket the full name may begin, in code points."""


def abbreviations(text: str) -> Expansions:
    """What the text puts before an abbreviation in brackets, about as many words as it has letters.

    Small words do not count ("Bank for the Regions" is BR); a plural s is cut.
    """
    found: dict[str, tuple[str, ...]] = {}
    for match in _GIVEN.finditer(text):
        short = match["short"].removesuffix("s")
        before = _WORD.findall(text, max(0, match.start() - _REACH), match.start())
        full = _full_name(short, [word for word in before if word.lower() not in STOP])
        if full:
            found.setdefault(stem(short), tuple(stem(word) for word in full))
    return found


def _full_name(short: str, words: list[str]) -> list[str]:
    """The last words, from one that begins as the abbreviation does, as near to one for each letter as possible."""
    letters = sum(letter.isupper() for letter in short)
    starts = [place for place in range(len(words)) if words[place][0].lower() == short[0].lower()]
    near = [place for place in starts if letters - 2 <= len(words) - place <= letters + 1]
    return words[min(near, key=lambda place: abs(len(words) - place - letters)) :] if near else []


def merged(several: Iterable[Expansions]) -> Expansions:
    """The abbreviations of several texts; the first text that explains one has the say."""
    held: dict[str, tuple[str, ...]] = {}
    for one in several:
        for short, full in one.items():
            held.setdefault(short, full)
    return held
