"""The numbers that Word prints: counted from the definitions in numbering.xml (ECMA-376, part 1, section 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from servanda.documents.docx.wording import W, number, value
from servanda.documents.webpage.lists import alphabetic, roman_numeral

__all__ = ["Numbering"]

PLACE = re.compile(r"%(\d)")
DEEPEST = 9
WRITERS: dict[str, Callable[[int], str]] = {
    "lowerLetter": lambda n: alphabetic((n - 1) % 26 + 1) * ((n - 1) // 26 + 1),
    "upperLetter": lambda n: (alphabetic((n - 1) % 26 + 1) * ((n - 1) // 26 + 1)).upper(),
    "lowerRoman": roman_numeral,
    "upperRoman": lambda n: roman_numeral(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "chineseCounting": lambda n: chinese(n),
    "chineseCountingThousand": lambda n: chinese(n),
    "japaneseCounting": lambda n: chinese(n),
    "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[(n - 1) % 10],
    "russianLower": lambda n: "абвгдежзиклмнопрстуфхцчшщэюя"[(n - 1) % 28],
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is printed: ``text`` holds %1 to %9 for the counts of the levels."""

    start: int
    form: str
    text: str


class Numbering:
    """Counts through one document. Invariant: paragraphs are asked for once each, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self.root = root
        self.levels: dict[str, dict[int, Level]] = {}
        self.lists: dict[str, str] = {}
        self.counts: dict[str, list[int | None]] = {}
        for item in root.iter(f"{W}num") if root is not None else ():
            self.define(item)

    def define(self, item: etree._Element) -> None:
        """One list: what its definition says, with its own changes. Lists of one definition count on together."""
        assert self.root is not None
        key, base = item.get(f"{W}numId", ""), value(item, "abstractNumId") or ""
        abstract = next((a for a in self.root.iter(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == base), None)
        found = (
            {level_index(level): level_of(level) for level in abstract.iter(f"{W}lvl")} if abstract is not None else {}
        )
        own = False
        for change in item.iter(f"{W}lvlOverride"):
            at, start = level_index(change), value(change, "startOverride")
            inner = change.find(f"{W}lvl")
            if inner is not None:
                found[at] = level_of(inner)
            if start is not None and at in found:
                found[at] = Level(number(start, 1), found[at].form, found[at].text)
                own = True
        self.levels[key], self.lists[key] = found, f"{key} of {base}" if own else base

    def printed(self, properties: etree._Element) -> tuple[int, str | None] | None:
        """Depth from 1 and label of the next paragraph with these ``w:numPr``; the label is None for a bullet.

        None if the paragraph is taken out of its list (``w:numId`` 0) or the list is not defined.
        """
        key, at = value(properties, "numId") or "0", min(number(value(properties, "ilvl")), DEEPEST - 1)
        levels = self.levels.get(key)
        if key == "0" or not levels or at not in levels:
            return None
        counts = self.counts.setdefault(self.lists[key], [None] * DEEPEST)
        before = counts[at]
        counts[at] = levels[at].start if before is None else before + 1
        counts[at + 1 :] = [None] * (DEEPEST - at - 1)
        if levels[at].form in ("bullet", "none"):
            return at + 1, None
        return at + 1, PLACE.sub(
            lambda match: written(levels, counts, int(match[1]) - 1), levels[at].text
        ).strip() or None


def level_index(element: etree._Element) -> int:
    return number(element.get(f"{W}ilvl"))


def level_of(element: etree._Element) -> Level:
    form = value(element, "numFmt") or "decimal"
    return Level(number(value(element, "start"), 1), form, value(element, "lvlText") or "")


def written(levels: dict[int, Level], counts: list[int | None], at: int) -> str:
    """The count of a level, in the way that level is written."""
    level = levels.get(at)
    if level is None or not 0 <= at < DEEPEST:
        return ""
    count = counts[at]
    shown = level.start if count is None else count
    return WRITERS[level.form](shown) if level.form in WRITERS and 0 < shown < 400 else str(shown)


def chinese(count: int) -> str:
    """A count below 100 in Chinese digits."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(count, 10)
    if count >= 100:
        return str(count)
    return ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (
        digits[ones] if ones or not tens else ""
    )
