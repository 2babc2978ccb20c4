"""Which labels of a text really count its points, and how deep each stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.documents.labels import Label, follows, roman

__all__ = ["counted", "depths", "romans"]

# "A. Karimov took the chair" and "3. Dezember" begin like points. A letter must have company, a number must go on a
# count or be gone on from. The others ("(b)", "Article 3", "第一条") are nothing else.
LETTERS = frozenset({"A.", "a.", "I.", "i.", "I)"})
NUMBERS = frozenset({"1.", "1)", "1"})
LETTER_LABEL = re.compile(r"\(?([a-z]+)[).]")


def counted(labels: Iterable[Label | None]) -> list[Label | None]:
    """The labels in order, None where one turns out to be a word; "(i)" told from the letter after "(h)"."""
    known = romans(list(labels))
    company = Counter(label.style for label in known if label)
    kept: list[Label | None] = []
    last: dict[str, Label] = {}
    for at, label in enumerate(known):
        if label and not counts(label, last, known[at + 1 : at + 41], company):
            label = None
        if label:
            last[label.style] = label
        kept.append(label)
    return kept


def counts(label: Label, last: dict[str, Label], after: Sequence[Label | None], company: Counter[str]) -> bool:
    if label.style not in LETTERS | NUMBERS:
        return True
    if label.style in LETTERS and company[label.style] < 2:
        return False
    if follows(label, last.get(label.style)):
        return True
    return any(other and other.style == label.style and other.value - label.value == 1 for other in after)


def romans(labels: list[Label | None]) -> list[Label | None]:
    """Labels with the Roman families under a style of their own: (a), (i), (ii), (b) is two lists, one in the other."""
    letter = count = 0
    found: list[Label | None] = []
    for label in labels:
        match = LETTER_LABEL.fullmatch(label.number) if label and label.number else None
        if label and match and label.style in {"(a)", "a)", "a.", "i."}:
            value = roman(match[1]) if set(match[1]) <= set("ivxlc") else 0
            alphabetic = ord(match[1]) - 96 if len(match[1]) == 1 else 0
            if (value and value == count + 1 and alphabetic != letter + 1) or (value and not alphabetic):
                count = value
                label = replace(label, style=label.style.replace("a", "i"), value=value)
            else:
                letter, count = alphabetic, 0
                label = replace(label, style=label.style.replace("i", "a"), value=alphabetic)
        found.append(label)
    return found


def depths(labels: Iterable[Label | None]) -> list[int]:
    """How deep each label stands, from 1; 0 for a paragraph without one, which ends all lists before it.

    A style seen for the first time since then opens a list inside the one before; a style seen again goes back to it.
    """
    open_lists: list[str] = []
    found: list[int] = []
    for label in labels:
        if label is None:
            open_lists = []
        elif label.style in open_lists:
            del open_lists[open_lists.index(label.style) + 1 :]
        else:
            open_lists.append(label.style)
        found.append(len(open_lists))
    return found
