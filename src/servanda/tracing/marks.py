"""Numbers, dates and names in a sentence of any language, in a form in which versions can be compared.

English, Russian and Chinese: "3,000", "3 000" and "三千" are one number, "5 May 2024", "5 мая 2024" and "2024年5月5日"
one date, "China", "Китай" and "中国" one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

import yaml

from servanda import lexicon

__all__ = ["Mark", "marks"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A ``number``, ``date`` or ``name``; ``value`` is the same in every language; the run is [start, end)."""

    kind: str
    value: str
    start: int
    end: int


def marks(text: str) -> tuple[Mark, ...]:
    """The marks of a sentence, in order, without overlap; dates win over the numbers in them."""
    taken: list[Mark] = []
    for found in (*_dates(text), *_numbers(text), *_names(text)):
        if not any(found.start < one.end and one.start < found.end for one in taken):
            taken.append(found)
    return tuple(sorted(taken, key=lambda one: one.start))


_MONTHS = {
    **{
        word: number
        for number, words in enumerate(
            (
                "january jan января январь",
                "february feb февраля февраль",
                "march mar марта март",
                "april apr апреля апрель",
                "may мая май",
                "june jun июня июнь",
                "july jul июля июль",
                "august aug августа август",
                "september sep sept сентября сентябрь",
                "october oct октября октябрь",
                "november nov ноября ноябрь",
                "december dec декабря декабрь",
            ),
            1,
        )
        for word in words.split()
    }
}
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    # 2024年5月5日, 2024年5月, 5月5日
    re.compile(r"(?:(?P<y>\d{4})\s*年)?\s*(?P<m>\d{1,2})\s*月(?:\s*(?P<d>\d{1,2})\s*[日号])?"),
    re.compile(r"(?P<y>\d{4})\s*年"),
    # 5 May 2024, 5 мая 2024 года, 5 May
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<n>{_NAMED})\b\.?(?:,?\s+(?P<y>\d{{4}}))?", re.I),
    # May 5, 2024; May 2024
    re.compile(rf"\b(?P<n>{_NAMED})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>\d{{4}}))?", re.I),
    re.compile(rf"\b(?P<n>{_NAMED})\.?\s+(?P<y>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b"),
    # A bare year: compared with 2024年 and "2024 году".
    re.compile(r"(?<![\d.,])(?P<y>(?:19|20)\d{2})(?![\d%])(?!\s?(?:places|tonnes|[а-я]{3,}ов\b|[个名吨]))"),
)


def _dates(text: str) -> Iterator[Mark]:
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            parts = match.groupdict()
            month = parts.get("m") or _MONTHS.get((parts.get("n") or "").lower())
            year, day = parts.get("y"), parts.get("d")
            value = "-".join(f"{int(part):02d}" if part else "?" for part in (year, month, day))
            taken.append(match.span())
            yield Mark("date", value.removesuffix("-?").removesuffix("-?"), *match.span())


_SCALE = (
    "万亿|千万|百万|[千万亿]|hundred|thousand|million|billion|trillion|"
    r"тысяч\w*|тыс\.|миллион\w*|млн|миллиард\w*|млрд|триллион\w*|трлн"
)
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9.])(?P<n>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    rf"(?P<s>\s*(?:{_SCALE}))?(?P<p>\s?%)?",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"[零一二两三四五六七八九十百千万亿]{2,}|[一二三四五六七八九十](?=[个名项次条届])")
_SCALES = (
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("千", 3),
    ("万", 4),
    ("亿", 8),
    ("hundred", 2),
    ("thousand", 3),
    ("тыс", 3),
    ("milli", 6),
    ("миллион", 6),
    ("млн", 6),
    ("миллиард", 9),
    ("млрд", 9),
    ("billi", 9),
    ("trilli", 12),
    ("триллион", 12),
    ("трлн", 12),
)


def _numbers(text: str) -> Iterator[Mark]:
    for match in _NUMBER.finditer(text):
        digits = match["n"]
        if re.fullmatch(r"\d+,\d{1,2}", digits):
            digits = digits.replace(",", ".")
        value = Decimal(re.sub(r"[,\u00a0\u202f ]", "", digits))
        scale = (match["s"] or "").strip().lower()
        power = next((power for word, power in _SCALES if scale and scale.startswith(word)), 0)
        yield _number(value * 10**power, match["p"], match.start(), match.end())
    for match in _CHINESE.finditer(text):
        found = _from_chinese(match[0])
        if found is not None:
            yield _number(Decimal(found), None, *match.span())
    for match in _words().finditer(text):
        yield _number(Decimal(_number_words()[match[0].lower()]), None, *match.span())


def _number(value: Decimal, percent: str | None, start: int, end: int) -> Mark:
    return Mark("number", f"{value.normalize():f}{'%' if percent else ''}", start, end)


@cache
def _number_words() -> dict[str, int]:
    """Numbers from ten in words, English and Russian; smaller ones are as often articles as numbers."""
    english = {word: value for word, value in lexicon.load().units.numbers.items() if value >= _LEAST}
    russian = (
        "десять:10 двадцать:20 тридцать:30 сорок:40 пятьдесят:50 шестьдесят:60 семьдесят:70 восемьдесят:80 сто:100"
    )
    return english | {word: int(value) for word, value in (pair.split(":") for pair in russian.split())}


_LEAST = 10


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_number_words(), key=len, reverse=True))})\b", re.IGNORECASE)


_DIGITS = {sign: place for place, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def _from_chinese(signs: str) -> int | None:
    """三千五百 → 3500; None for signs that are no number ("一一")."""
    whole = part = digit = 0
    for sign in signs:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            part += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            whole = (whole + part + digit) * (10_000 if sign == "万" else 100_000_000)
            part = digit = 0
    return whole + part + digit or None


def _names(text: str) -> Iterator[Mark]:
    for match in _name_pattern().finditer(text):
        latin, signs = _name_codes()
        code = latin.get(match[0]) or next(code for start, code in signs if re.match(start, match[0], re.IGNORECASE))
        yield Mark("name", code, *match.span())


@cache
def _name_codes() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Codes by English name as the lexicon writes it, and by pattern of Chinese and Russian ones (``names.yaml``)."""
    parties = lexicon.load().parties
    english: dict[str, str] = {}
    for code, state in (*parties.states.items(), *parties.bodies.items()):
        for name in (*state.names, *state.adjectives):
            if name.isascii():
                english.setdefault(name, code)
    text = resources.files(__package__).joinpath("names.yaml").read_text(encoding="utf-8")
    held: dict[str, list[str]] = yaml.safe_load(text)
    pairs = sorted(((name, code) for code, names in held.items() for name in names), key=lambda pair: -len(pair[0]))
    return english, tuple((_open_ended(name), code) for name, code in pairs)


def _open_ended(name: str) -> str:
    """A pattern for a name: Russian words take endings, but for abbreviations ("шос" is not "шоссе")."""
    if "\u4e00" <= name[0] <= "\u9fff":
        return re.escape(name)
    if len(name) <= _ABBREVIATION:
        return rf"\b{re.escape(name)}\b"
    return r"\b" + r"\s+".join(rf"{re.escape(part)}\w*" for part in name.split())


_ABBREVIATION = 3


@cache
def _name_pattern() -> re.Pattern[str]:
    english, others = _name_codes()
    # English as written: "US" is a state, "us" is not.
    latin = "|".join(re.escape(name) for name in sorted(english, key=len, reverse=True))
    return re.compile(rf"(?-i:\b(?:{latin})\b)|{'|'.join(pattern for pattern, _ in others)}", re.IGNORECASE)
