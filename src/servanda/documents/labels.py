"""Labels at the start of a paragraph: "3.", "(b)", "Article 3", "第一条", a bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Label", "follows", "read_label", "roman"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed. ``number`` is None for a bullet; ``length`` counts the white space after it too.

    ``style`` names the family ("1.", "(a)", "•"): items of one list share it. ``value`` is its place in the
    count, from 1, 0 for a bullet.
    """

    number: str | None
    style: str
    length: int
    value: int = 0


ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
CHINESE = {ch: value for value, ch in enumerate("零一二三四五六七八九十")}
BULLET = re.compile(r"([•‣⁃◦▪▫■□●○·∙➢➤✓✔\uf0a7\uf0b7\uf0d8*])\s*(?=\S)|([-–—−+])\s+(?=\S)")
# "1.5 billion yuan will be provided" and "2024. was" are no points: a point's first word is no unit.
UNIT = r"(?!(?:billion|million|trillion|thousand|per\s?cent|%|percent|hundred|times|years?|months?|days?|hours?)\b)"
FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("(1)", re.compile(r"[(\[（](?P<d>\d{1,3})[)\]）]\s*(?=\S)")),
    ("(a)", re.compile(r"\((?P<a>[a-zа-я]{1,2}|[ivxlc]{1,6})\)\s*(?=\S)")),
    ("(A)", re.compile(r"\((?P<a>[A-Z]|[IVXL]{1,5})\)\s*(?=\S)")),
    ("1.1", re.compile(r"(?P<m>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+" + UNIT + r"(?=[^\W\d_a-z]|[\"“«'‘(\[])")),
    ("1.", re.compile(r"(?P<d>\d{1,3})[.．、]\s*" + UNIT + r"(?=[^\W\d]|[\"“«'‘(\[])")),
    ("1)", re.compile(r"(?P<d>\d{1,3})\)\s*(?=\S)")),
    ("I.", re.compile(r"(?P<r>[IVX]{1,5})\.\s+(?=\S)")),
    ("i.", re.compile(r"(?P<r>[ivx]{1,5})\.\s+(?=\S)")),
    ("A.", re.compile(r"(?P<a>[A-ZА-Я])\.\s+(?=[^\W\d_]{2})")),
    ("a.", re.compile(r"(?P<a>[a-zа-я])\.\s+(?=\S)")),
    ("a)", re.compile(r"(?P<a>[a-zа-я]|[ivx]{2,5})\)\s*(?=\S)")),
    ("I)", re.compile(r"(?P<a>[IVX]{1,5}|[A-Z])\)\s*(?=\S)")),
    # "Article 3 of the Treaty provides" is a sentence, "Article 3. Trade" and "Article 3" alone are labels.
    (
        "Article",
        re.compile(
            r"(?:article|section|chapter|part|annex|point|статья|глава|раздел|пункт)\s+(?:(?P<d>\d{1,3})|(?P<r>[IVXL]{1,6}))"
            r"(?:\s*[.:–—-]+\s*(?=\S|$)|\s*$)",
            re.IGNORECASE,
        ),
    ),
    ("第", re.compile(r"第(?P<c>[一二三四五六七八九十百零〇\d]{1,5})[条條章节節款项項部]\s*[:：、]?\s*")),
    ("一、", re.compile(r"(?P<c>[一二三四五六七八九十]{1,3})、\s*(?=\S)")),
    ("（一）", re.compile(r"[（(](?P<c>[一二三四五六七八九十]{1,3})[）)]\s*(?=\S)")),
)


def read_label(text: str) -> Label | None:
    """The label ``text`` (without leading space) begins with, None if it begins with a word."""
    bullet = BULLET.match(text)
    if bullet:
        return Label(None, bullet[1] or "-", bullet.end())
    for style, form in FORMS:
        match = form.match(text)
        if match:
            return Label(match[0].rstrip().rstrip("–—- "), style_of(style, match), match.end(), value_of(match))
    return None


def style_of(style: str, match: re.Match[str]) -> str:
    """Multi-level numbers tell their depth themselves: "2.1" and "2.1.3" are two families."""
    return "1" + ".1" * match["m"].count(".") if style == "1.1" else style


def follows(label: Label, before: Label | None) -> bool:
    """Whether ``label`` goes on the count of ``before``, or begins one (1, a, i, a bullet)."""
    if label.value <= 1:
        return True
    return before is not None and before.style == label.style and 0 < label.value - before.value <= 2


def value_of(match: re.Match[str]) -> int:
    parts = match.groupdict()
    if parts.get("m"):
        return int(parts["m"].rsplit(".", 1)[1])
    if parts.get("d"):
        return int(parts["d"])
    if parts.get("c"):
        return chinese(parts["c"])
    letters = (parts.get("r") or parts.get("a") or "").lower()
    if parts.get("r") or len(letters) > 1 or letters == "i":
        return roman(letters)
    return ord(letters) - ord("a" if letters <= "z" else "а") + 1


def roman(letters: str) -> int:
    """The value of a lower-case Roman numeral; other letters count nothing."""
    values = [ROMAN.get(letter, 0) for letter in letters]
    return sum(-n if n < after else n for n, after in zip(values, [*values[1:], 0], strict=True))


def chinese(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    return (CHINESE.get(tens, 1) * 10 if ten else 0) + CHINESE.get(ones, 0)
