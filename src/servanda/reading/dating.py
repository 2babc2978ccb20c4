"""On what day. Reads words and the text's date; writes partial dates with what they were counted from."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from servanda.records import Field, PartialDate, Span

__all__ = ["dates"]

_MONTHS = {m.lower(): i for i, m in enumerate(calendar.month_name) if m} | {
    m.lower(): i for i, m in enumerate(calendar.month_abbr) if m
}
_DAYS = {d.lower(): i for i, d in enumerate(calendar.day_name)}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|&)\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?\s+(?:of "
    rf")?{_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH.replace('month', 'month_b')}\s+(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s*(?:-|–|to|and|"
    rf"&)\s*(?P<day2_b>\d{{1,2}})(?!\d))?(?:,? {_YEAR.replace('year', 'year_b')})?"
    rf"|{_MONTH.replace('month', 'month_c')},?\s+(?:of )?{_YEAR.replace('year', 'year_c')}"
    rf"|(?:(?:in|by|since|until|of|next|last|this|late|early|mid-?|the|end of|through|from|before|after|during|"
    rf"upcoming|as early as|as of|as from)\s+){_MONTH.replace('month', 'month_d')}(?!\.?,?\s+\d)",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"(?<![\d$€£/-])(?:19|20)\d\d(?![\d/]|-\d|,\d|\.\d)")
_NAMED = re.compile(
    r"\b(?:on |last |next |this )?(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|\b(?P<rel>this|next|last|the (?=summer|autumn|fall|winter|spring)|"
    r"the (?:end of (?:the|this)(?! current| present)|current|present|coming|same)|later this|earlier this|end of this|"
    r"(?:before|by) the end of (?:the|this)(?! current| present)|by "
    r"year[’']?s?[- ]end)"
    r"(?: (?P<what>year|month|week|summer|autumn|fall|winter|spring|century|decade))?\b"
    r"|\b(?P<today>today|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
# A run without any of these names no date of its kind; looking for the words is cheaper than trying the patterns.
_MONTH_HINTS = tuple(m.lower() for m in calendar.month_abbr if m)
_NAMED_HINTS = ("day", "morrow", "week", "month", "year", "summer", "autumn", "fall", "winter", "spring")
_SEASONS = frozenset(["summer", "spring", "autumn", "fall", "winter"])


def dates(text: str, span: Span, base: PartialDate | None) -> Iterator[Field[PartialDate]]:
    """Dates named within ``span``, in order, relative ones counted from ``base`` (the text's date)."""
    found: list[Field[PartialDate]] = []
    low = text[span.start : span.end].lower()
    for match in _DATE.finditer(text, span.start, span.end) if any(m in low for m in _MONTH_HINTS) else ():
        date = _stated(match, base, text)
        if date is not None:
            found.append(Field(date, (Span(*match.span()),), rule="time.date"))
    for match in _BARE_YEAR.finditer(text, span.start, span.end) if "19" in low or "20" in low else ():
        at = Span(*match.span())
        if not any(at.overlaps(f.spans[0]) for f in found):
            found.append(Field(PartialDate(int(match[0])), (at,), rule="time.year"))
    if base is not None and any(word in low for word in _NAMED_HINTS):
        for match in _NAMED.finditer(text, span.start, span.end):
            at = Span(*match.span())
            date = _relative_date(match, base)
            if date is not None and not any(at.overlaps(f.spans[0]) for f in found):
                found.append(Field(date, (at,), f"the text's date, {base}", "time.relative"))
    yield from sorted(found, key=lambda f: f.spans[0])


def _parts(match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    groups = match.groupdict()
    month = next((groups[g] for g in ("month", "month_b", "month_c", "month_d") if groups.get(g)), None)
    day = groups.get("day") or groups.get("day_b")
    year = groups.get("year") or groups.get("year_b") or groups.get("year_c")
    return (int(year) if year else None, _MONTHS.get((month or "").lower().rstrip(".")), int(day) if day else None)


def _stated(match: re.Match[str], base: PartialDate | None, text: str) -> PartialDate | None:
    year, month, day = _parts(match)
    if month is None or (month == 5 and day is None and year is None and "May" not in match[0]):
        return None
    if year is None:
        if base is None:
            return None
        year = base.year
        before = text[max(0, match.start() - 8) : match.end()].lower()
        # A text of February speaks of "a convening in October" gone, one of November of "the round in January" to come.
        if base.month is not None and month - base.month > 7 and "next" not in before:
            year -= 1
        elif base.month is not None and month - base.month < -7 and "last" not in before:
            year += 1
        if "last" in before and base.month is not None and month >= base.month:
            year -= 1
        if "next" in before and base.month is not None and month <= base.month:
            year += 1
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _relative_date(match: re.Match[str], base: PartialDate) -> PartialDate | None:
    word = (match["today"] or "").lower()
    if word and base.day is not None:
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[word]
        return PartialDate.of(base.first + dt.timedelta(days=shift))
    weekday = (match["weekday"] or "").lower()
    if weekday and base.day is not None:
        back = (base.first.weekday() - _DAYS[weekday]) % 7
        ahead = match[0].lower().startswith("next")
        return PartialDate.of(base.first + dt.timedelta(days=7 - back if ahead else -back))
    what, rel = (match["what"] or "").lower(), (match["rel"] or "").lower()
    if what == "year":
        return PartialDate(base.year + (1 if rel == "next" else -1 if rel == "last" else 0))
    if what == "month" and base.month is not None and rel in ("this", "next", "last", "later this", "earlier this"):
        months = base.year * 12 + base.month - 1 + (1 if rel == "next" else -1 if rel == "last" else 0)
        return PartialDate(months // 12, months % 12 + 1)
    if what == "week" and rel in ("this", "next") and base.day is not None:
        return _week(base, rel)
    if what in _SEASONS and rel.strip() in ("this", "next", "last", "the"):
        return PartialDate(base.year + (1 if rel == "next" else -1 if rel == "last" else 0))
    return None


def _week(base: PartialDate, rel: str) -> PartialDate:
    """ "this week" as the month both its ends share, else as its Monday: no text means one day by it."""
    first = base.first + dt.timedelta(days=(7 if rel == "next" else 0) - base.first.weekday())
    if rel == "this" and first.month == (first + dt.timedelta(days=6)).month:
        return PartialDate(first.year, first.month)
    return PartialDate.of(first)
