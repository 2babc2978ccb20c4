"""Dates in heads and datelines, in the forms ministries and agencies print them."""

from __future__ import annotations

import re

from servanda.records import PartialDate

__all__ = ["find_date", "find_dateline"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января",
            "february feb февраля",
            "march mar марта",
            "april apr апреля",
            "may мая",
            "june jun июня",
            "july jul июля",
            "august aug августа",
            "september sept sep сентября",
            "october oct октября",
            "november nov ноября",
            "december dec декабря",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>\d{4})-(?P<n>\d{2})-(?P<day>\d{2})(?!\d)",  # 2024-12-02, 2024-12-02T09:30
        r"(?P<year>\d{4})\s*年\s*(?P<n>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",  # 2024年12月2日
        r"\b" + MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b",  # Dec. 2, 2024
        r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+" + MONTH + r",?\s+(?P<year>\d{4})\b",  # 2 December 2024
        r"\b(?P<day>\d{1,2})[./](?P<n>\d{1,2})[./](?P<year>\d{4})\b",  # 02.12.2024, as Russian pages print it
        r"\b(?P<year>\d{4})[./](?P<n>\d{1,2})[./](?P<day>\d{1,2})\b",  # 2024/12/02, as Chinese pages print it
        r"\b" + MONTH + r",?\s+(?P<year>\d{4})\b",  # December 2024
        r"\b(?P<year>\d{4})-(?P<n>\d{2})(?![\d-])",
    )
)
YEAR_ONLY = re.compile(r"\s*(\d{4})\s*")
# "ASTANA, 4 July 2024 (Agency) --", "Chengdu, December 1, 2024", "16 October 2024", "Moscow, 2024年…": a line or a
# line's start that is nothing but an optional place and a date. "On 4 July 2024 the ministers met" is no dateline.
PLACE = r"(?:[^\W\d_][\w’'. -]{1,40}(?:,\s*[^\W\d_][\w’'. -]{1,30})?,\s*)?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
SAID = r"(?:(?:updated|published|posted|released|issued|date|time|发布时间|时间|дата)\s*(?:on)?\s*[:：]?\s*)?"
LINE_END = r"(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:г\.?)?\s*(?:$|\([^)]{2,40}\)|\[[^\]]{2,40}\]|--|[—–:-]\s)"
OPENINGS = tuple(
    re.compile(rf"\s*(?:{SAID}|{PLACE}){WEEKDAY}{form.pattern}{LINE_END}", re.IGNORECASE) for form in FORMS
)


def find_date(text: str) -> PartialDate | None:
    """The first date ``text`` names, as precise as it does; None if it names none that a calendar has."""
    year = YEAR_ONLY.fullmatch(text)
    if year:
        return made(year[1], None, None)
    for form in FORMS:
        for match in form.finditer(text):
            date = of_match(match)
            if date:
                return date
    return None


def find_dateline(line: str) -> PartialDate | None:
    """The date a line opens with, where the line is a date line or starts with an agency's dateline."""
    for opening in OPENINGS:
        match = opening.match(line)
        if match:
            return of_match(match)
    return None


def of_match(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    month = parts["n"] if "n" in parts else str(MONTHS[parts["month"].lower()])
    return made(parts["year"], month, parts.get("day"))


def made(year: str, month: str | None, day: str | None) -> PartialDate | None:
    try:
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None
