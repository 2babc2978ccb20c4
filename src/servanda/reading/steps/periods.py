"""During which time (coding guide, section 3). Reads words and the text's date; writes what periods were counted from.

Each finder knows one way of saying it; earlier ones take their words from later ones.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from servanda.lexicon import load
from servanda.reading.dating import dates
from servanda.records import Field, PartialDate, Period, Span

__all__ = ["periods"]

_Found = Iterator[Field[Period]]

_YEARS = re.compile(r"(?P<a>(?:19|20)\d\d)\s*(?:-|–|—|to|and|through|until)\s*(?P<b>(?:19|20)?\d\d)(?![\d/])")
# "the next Action Plan for 2026–2029", "Plan of Action (2021-2025)": years that name a paper, not a time to act.
_PAPER = re.compile(
    r"candida\w+ [^,.;]{0,60}for ?$|(?:[Pp]lan|[Pp]rogramme?|[Ss]trategy|[Rr]oadmap|[Aa]genda|[Ff]ramework|"
    r"[Vv]ision|[Aa]ction|successor|season)"
    r"(?: of \w+)?,?(?: for(?: the)?(?: years)?| covering(?: the years)?| for the period(?: of)?| in|) ?\(?$"
)
_CARRIED_OUT = re.compile(r"\b(?:implement|fulfil|complete|carry|execute|realis|realiz)\w*\b", re.IGNORECASE)
_NUMBER = (
    r"(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|thirty|sixty|"
    r"ninety|several|few)"
)
_UNIT = r"(?P<unit>year|month|week|day|quarter)s?"


def _count_of(mark: str) -> str:
    """A number and its unit, their groups ending in ``mark``."""
    return rf"{_NUMBER.replace('<n>', f'<n{mark}>')}[- ](?:additional\s+)?{_UNIT.replace('<unit>', f'<unit{mark}>')}"


_WINDOW = re.compile(
    r"\b(?:over|in|within|for|during|throughout|across)\s+(?:the\s+|a\s+)?(?P<next>next|coming|following|upcoming)\s+"
    rf"(?:period\s+of\s+)?(?:{_NUMBER}[- ])?{_UNIT}(?![\w-])"
    r"|\b(?P<within>within|over|in no (?:more|longer) than|not? later than)\s+(?:the\s+|a\s+)?"
    r"(?:(?:maximum\s+)?(?:period|term|course)\s+of\s+)?"
    rf"{_count_of('_b')}(?![\w-])"
    rf"|\b(?:the\s+)?(?:next|coming|following)\s+{_count_of('_c')}"
    rf"|\b(?:in|over|during|for|within)\s+the\s+{_count_of('_d')}\s+(?:to come|ahead)",
    re.IGNORECASE,
)
# "within six months of entry into force", "within ten days of the receipt": counted from a day nobody knows yet.
_OF_SOMETHING = re.compile(
    r"\s+(?:of|from|after|following)\s+(?!the (?:date of (?:this|the present)|signing|text|present)|today|now)",
    re.IGNORECASE,
)
_LASTING = re.compile(
    rf"\bfor\s+(?:an?\s+)?(?:another\s+|an?\s+initial\s+|"
    rf"initial\s+)?(?:period\s+of\s+)?{_NUMBER}[- ](?:additional\s+)?{_UNIT}(?![\w-])",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:in|over|during|for) the (?:coming|next|following|upcoming) (?:few )?(?:days|weeks|months|years)"
    r"(?: and (?:days|weeks|months|years))?"
    r"|\bin (?:the (?:days|weeks|months|years)(?: and (?:days|weeks|months|years))? (?:ahead|to come)"
    r"|a matter of (?:days|weeks))|\bgoing forward\b",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\bthis (?:coming )?week\b", re.IGNORECASE)
_WEEKEND = re.compile(r"\bthis weekend\b", re.IGNORECASE)
# "the conference held on 19 February": a day without its year, and gone.
_GONE = re.compile(r"\b(?:held|adopted|signed|launched|announced|made|issued|concluded)\b[^,.;]{0,40}$")
_PART = re.compile(
    r"\b(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<part>quarter|half) of (?:the "
    r")?(?P<year>(?:19|20)\d\d|this year|current year|next year|coming year|year)\b"
    r"|\b(?P<edge>early|mid|late)[- ](?P<when>(?:19|20)\d\d|next year)\b"
    r"|\bthe (?P<third>beginning|middle) of (?P<of>(?:19|20)\d\d|this year|next year)\b",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\b(?P<edge>early|mid|late)[- ]$", re.IGNORECASE)
_SEASON = re.compile(
    r"\b(?P<rel>this|next|the|coming|before|by)(?: the)? (?P<season>summer|autumn|fall|winter|spring)(?: of "
    r"(?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_STUDY = re.compile(
    r"\b(?P<rel>next|this|(?P<a>20\d\d)\s?[/–-]\s?(?P<b>\d\d(?:\d\d)?))(?: academic| school)? (?P<what>academic "
    r"year|school year|year|season)\b",
    re.IGNORECASE,
)
_NOW_TO = re.compile(r"\b(?:between now and|from now (?:to|until))\s+(?:the end of\s+)?", re.IGNORECASE)
_ALL_YEAR = re.compile(r"\bwithin (?P<year>(?:19|20)\d\d|the year|this year|the current year)\b", re.IGNORECASE)

_BY = re.compile(
    r"(?:\bby|\buntil|\btill|\bno later than|\bnot later than|\bbefore|\bup to|\bthrough(?: to)?|\bto reach .{0,40} by)"
    r"(?: the| at least)*(?: (?:end|close) of| year)?(?: the)?\s*$"
    # "by the Union's Summit in February", "before the next meeting on 3 March": then it is due.
    r"|\b(?:by|before|until|in time for|ahead of) (?:the|our|its|their) [^,.;:]{3,60}? (?:in|on)(?: late| early)?\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\bbefore\s*$", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\bfrom|\bsince|\bstarting|\bbeginning|\bas of|\bas from|\bafter|\beffective)(?: from| the| in| on| as "
    r"of)*\s*$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"(?:\bin(?: the course of)?|\bon|\bduring|\bfor|\bthis|\bnext|\blate|\bearly|\bmid-?|\bon \w+day|\bat)"
    r"(?: the)?(?: year)?,?\s*$|^$"
    r"|[\w)] \($",  # "introduction of electronic permits (2026)"
    re.IGNORECASE,
)
# "in preparation for the Games in 2011", "the success of the Forum to be held in May": the date is the event's.
_OF_EVENT = re.compile(
    r"\b(?:for|of) (?:the |a |its |their |our )(?:(?!in\b|at\b|on\b)[\w’'-]+ ){0,9}"
    r"(?:Meeting|Summit|Forum|Conference|Games|COP ?\d+|Session|Dialogue|Congress|Assembly|Presidency)\b[^.;]{0,60}$"
)
_DONE_EACH = re.compile(r"\b(?:each year|every year|annually)\s+(?:by|before|on|in)\s*$", re.IGNORECASE)
_TELLING = re.compile(
    r"(?:on )?(?:today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)", re.IGNORECASE
)


def periods(text: str, span: Span, base: PartialDate | None) -> Iterator[Field[Period]]:
    """Periods for which something within ``span`` is to hold, in order of how sure they are.

    ``base`` is the text's date, from which relative ones are counted; without it only stated ones are found.
    """
    taken: list[Span] = []
    finders: tuple[Callable[[str, Span, PartialDate | None], _Found], ...] = (
        _until_then, _from_to, _years, _parts, _windows, _studies, _seasons, _within_year, _open, _points,
    )  # fmt: skip
    for finder in finders:
        for found in finder(text, span, base):
            if not any(found.spans[0].overlaps(t) for t in taken):
                taken.append(found.spans[0])
                if found.value.start is not None or found.value.end is not None:
                    yield found


def _field(
    start: dt.date | None, end: dt.date | None, at: Span, rule: str, base: PartialDate | None = None, sure: float = 1.0
) -> Field[Period]:
    return Field(
        Period(start, end, f"the text's date, {base}" if base else None), (at,), rule=f"time.{rule}", confidence=sure
    )


def _until_then(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "between now and June 2027": from the text's date."""
    for match in _NOW_TO.finditer(text, span.start, span.end):
        date = next(
            (d for d in dates(text, Span(match.end(), span.end), base) if d.spans[0].start <= match.end() + 4), None
        )
        if date is not None and base is not None:
            yield _field(base.first, date.value.last, Span(match.start(), date.spans[0].end), "until", base)


def _from_to(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "from 1 July 2025 to 30 June 2026": a day, a link, a day."""
    found = list(dates(text, span, base))
    for one, two in pairwise(found):
        before = text[max(span.start, one.spans[0].start - 10) : one.spans[0].start].lower().rstrip()
        between = text[one.spans[0].end : two.spans[0].start].strip(" ,").lower()
        linked = before.endswith("from") and between in ("to", "until", "till", "through", "-", "–")
        if (linked or (before.endswith("between") and between == "and")) and one.value.first <= two.value.last:
            yield _field(one.value.first, two.value.last, Span(one.spans[0].start, two.spans[0].end), "from-to")


def _years(text: str, span: Span, _: PartialDate | None) -> _Found:
    for match in _YEARS.finditer(text, span.start, span.end):
        start, end = int(match["a"]), int(match["b"])
        end = end if end > 99 else start // 100 * 100 + end
        if not start <= end <= 9999:
            continue
        at, before = Span(*match.span()), text[max(0, match.start() - 40) : match.start()]
        if _PAPER.search(before) or re.match(r"\)? (?:\w+ )?season", text[match.end() : match.end() + 24]):
            # "implement the Work Plan for the period 2024-2026" is due when the plan ends.
            due = _CARRIED_OUT.search(text, span.start, match.start())
            yield _field(None, dt.date(end, 12, 31) if due else None, at, "plan", sure=0.7)
        else:
            yield _field(dt.date(start, 1, 1), dt.date(end, 12, 31), at, "years")


def _parts(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "the second half of 2025", "the first quarter of next year", "mid-2024"."""
    for match in _PART.finditer(text, span.start, span.end):
        year = _year(match["year"] or match["when"] or match["of"], base)
        if year is None:
            continue
        first, last = _months(match)
        start, end = dt.date(year, first, 1), _last(year, last)
        before = text[max(span.start, match.start() - 20) : match.start()]
        if _BY.search(before):
            middle = dt.date(year, 6, 30) if _edge(match) == "mid" else end
            yield _field(None, middle, Span(*match.span()), "by-part")
        else:
            yield _field(start, end, Span(*match.span()), "part")


def _months(match: re.Match[str]) -> tuple[int, int]:
    """First and last month of a quarter, a half, or an early, middle or late part of a year."""
    edge = _edge(match)
    if edge:
        return {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}[edge]
    length = 3 if match["part"].lower() == "quarter" else 6
    which = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}.get(
        match["which"].lower(), 12 // length
    )
    last = min(12, which * length)
    return last - length + 1, last


def _edge(match: re.Match[str]) -> str:
    """ "early", "mid" or "late", also as "the middle of"; empty for a quarter or a half."""
    third = {"beginning": "early", "middle": "mid"}.get((match["third"] or "").lower(), "")
    return (match["edge"] or third).lower()


def _year(said: str | None, base: PartialDate | None) -> int | None:
    if said and said.isdigit():
        return int(said)
    if base is None or not said:
        return None
    return base.year + (1 if said.lower().startswith(("next", "coming")) else 0)


def _windows(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "over the next year", "in the coming three years", "within 90 days": from the text's date."""
    if base is None:
        return
    for match in _WINDOW.finditer(text, span.start, span.end):
        unit = (match["unit"] or match["unit_b"] or match["unit_c"] or match["unit_d"]).lower()
        said = match["n"] or match["n_b"] or match["n_c"] or match["n_d"] or "one"
        at = Span(*match.span())
        if match["within"] and _OF_SOMETHING.match(text, match.end()):
            yield _field(None, None, at, "window")
            continue
        count = _count(said)
        if count is None or (match["next"] and match["n"] is None and match[0].lower().endswith("s")):
            yield _field(base.first, None, at, "open", base, 0.8)  # "in the coming weeks" has a start only
        elif (match["within"] or "").lower().endswith("later than"):
            yield _field(None, _shifted(base.first, min(count, 200), unit), at, "window", base)
        elif count <= 200:
            yield _field(base.first, _shifted(base.first, count, unit), at, "window", base)
    yield from _lasting(text, span, base)


def _lasting(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "for a period of twelve months, effective from 1 May": from that day; a bare "for five years" says no when."""
    for match in _LASTING.finditer(text, span.start, span.end):
        count = _count(match["n"])
        for date in dates(text, span, base) if count is not None and count <= 400 else ():
            if (
                _FROM.search(text[max(span.start, date.spans[0].start - 28) : date.spans[0].start])
                and date.value.day is not None
            ):
                end = _shifted(date.value.first, count or 0, match["unit"].lower())
                yield _field(date.value.first, end, date.spans[0], "lasting")
                break
        else:
            if count is not None and count <= 400 and base is not None and "period" in match[0].lower():
                end = _shifted(base.first, count, match["unit"].lower())
                yield _field(base.first, end, Span(*match.span()), "period", base, 0.6)


def _count(said: str) -> int | None:
    if said.isdigit():
        return int(said)
    return 1 if said.lower() in ("a", "an") else load().units.numbers.get(said.lower())


def _shifted(day: dt.date, count: int, unit: str) -> dt.date:
    if unit in ("day", "week"):
        return day + dt.timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * {"year": 12, "quarter": 3}.get(unit, 1)
    year, month = months // 12, months % 12 + 1
    return dt.date(min(year, 9999), month, min(day.day, calendar.monthrange(min(year, 9999), month)[1]))


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _studies(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "from the next academic year": it begins in September; "by the 2028/29 season": before its second year ends."""
    for match in _STUDY.finditer(text, span.start, span.end):
        what, at = match["what"].lower(), Span(*match.span())
        before = text[max(span.start, match.start() - 28) : match.start()]
        if match["a"] is not None:
            start = int(match["a"])
        elif what.startswith(("academic", "school")) and base is not None:
            start = base.year + (
                0
                if (base.month or 1) < 9 and match["rel"].lower() == "next"
                else 1
                if match["rel"].lower() == "next"
                else 0
            )
        else:
            continue
        if _BY.search(before):
            yield _field(None, dt.date(start + 1, 12, 31), at, "study")
        elif what != "season":
            yield _field(
                dt.date(start, 9, 1), None if _FROM.search(before) else dt.date(start + 1, 8, 31), at, "study", base
            )


def _seasons(text: str, span: Span, base: PartialDate | None) -> _Found:
    """Summer is June to August of that year (coding guide, section 7), and so on round the year."""
    for match in _SEASON.finditer(text, span.start, span.end):
        month = _SEASONS[match["season"].lower()]
        if match["year"]:
            year = int(match["year"])
        elif base is not None and base.month is not None:
            year = base.year + (
                1 if base.month > month + 2 or (match["rel"].lower() == "next" and base.month >= month) else 0
            )
        else:
            continue
        end = _last(year + (month + 2) // 13, (month + 1) % 12 + 1)
        before = text[max(span.start, match.start() - 20) : match.start()]
        rel, at = match["rel"].lower(), Span(*match.span())
        if rel == "before" or _BEFORE.search(before):
            yield _field(None, dt.date(year, month, 1) - dt.timedelta(days=1), at, "season", base)
        elif rel == "by" or _BY.search(before):
            yield _field(None, end, at, "season", base)
        else:
            start = dt.date(year, month, 1)
            begun = base is not None and start <= base.first <= end
            yield _field(
                base.first if begun and base else start, None if _FROM.search(before) else end, at, "season", base
            )


_YEAR_OUT = re.compile(r"\b(?:before|by) the (?:year is out|year[’']s (?:end|close))\b", re.IGNORECASE)


def _within_year(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "within the year": from the text's date to its end; "within 2026": that year; "before the year is out"."""
    for match in _YEAR_OUT.finditer(text, span.start, span.end):
        if base is not None:
            yield _field(None, dt.date(base.year, 12, 31), Span(*match.span()), "within", base)
    for match in _ALL_YEAR.finditer(text, span.start, span.end):
        said, at = match["year"], Span(*match.span())
        if said.isdigit():
            yield _field(dt.date(int(said), 1, 1), dt.date(int(said), 12, 31), at, "within")
        elif base is not None:
            yield _field(base.first, dt.date(base.year, 12, 31), at, "within", base)


def _open(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "in the coming weeks" has a start only."""
    if base is None:
        return
    for match in _WEEK.finditer(text, span.start, span.end):
        monday = base.first - dt.timedelta(days=base.first.weekday())
        monday += dt.timedelta(days=7 * ("coming" in match[0].lower()))
        yield _field(monday, monday + dt.timedelta(days=6), Span(*match.span()), "week", base)
    for match in _WEEKEND.finditer(text, span.start, span.end):
        saturday = base.first + dt.timedelta(days=max(0, 5 - base.first.weekday()))
        sunday = base.first + dt.timedelta(days=6 - base.first.weekday())
        yield _field(saturday, sunday, Span(*match.span()), "weekend", base)
    for match in _VAGUE.finditer(text, span.start, span.end):
        yield _field(base.first, None, Span(*match.span()), "open", base, 0.8)


def _points(text: str, span: Span, base: PartialDate | None) -> _Found:
    """ "by 2030" ends 2030-12-31; "from January 2025" starts there; "in 2025" is that year."""
    for date in dates(text, span, base):
        at = date.spans[0]
        words = text[at.start : at.end].lower()
        value = _ahead(date.value, words, base)
        before = text[max(span.start, at.start - 100) : at.start]
        if (
            (base is not None and value.last < base.first)
            or (date.rule == "time.relative" and _TELLING.match(text, at.start))
            or _DONE_EACH.search(before)
            or (value != date.value and _GONE.search(before))
        ):  # fmt: skip
            continue  # what lies before the text, or only dates its telling ("on Monday pledged"), is no window
        found = _placed(value, words, before + words[: 3 * words.startswith(("in ", "on "))], base)
        if found is not None:
            yield Field(Period(found[0], found[1], date.inferred_from), date.spans, rule=f"time.{found[2]}")


def _ahead(value: PartialDate, words: str, base: PartialDate | None) -> PartialDate:
    """A promise made in December for "January" means the next one."""
    stated = re.search(r"\d{4}", words) is not None
    if (
        stated
        or base is None
        or value.month is None
        or value.last >= base.first
        or words.startswith(("last", "since", "yesterday"))
    ):
        return value
    try:
        return PartialDate(value.year + 1, value.month, value.day)
    except ValueError:
        return value


def _placed(
    value: PartialDate, words: str, before: str, base: PartialDate | None
) -> tuple[dt.date | None, dt.date | None, str] | None:
    """Start, end and rule of a date in its place."""
    if (_BEFORE.search(before) and "end" not in words) or (words.startswith("before ") and "end" not in words):
        return None, value.first - dt.timedelta(days=1), "before"
    if _BY.search(before) or re.match(r"by |before|until", words) or "end of" in words:
        return None, value.last, "by"
    if _FROM.search(before) or re.match(r"from |since |as of |as from ", words):
        return value.first, None, "from"
    if words.startswith("later this") and base is not None:
        return base.first, value.last, "later"
    if words == "next week":
        return value.first, value.first + dt.timedelta(days=6), "week"
    if _OF_EVENT.search(before):
        return None
    if _IN.search(before) or re.match(r"in |next|this|today|tomorrow|on |later|early|late|as early", words):
        days = re.search(r"\d{1,2}(?:st|nd|rd|th)?\s*(?:-|–|to|and|&)\s*(\d{1,2})(?!\d)", words)
        if (
            days is not None
            and value.day is not None
            and value.day < int(days[1]) <= _last(value.year, value.month or 1).day
        ):
            return value.first, value.first.replace(day=int(days[1])), "days"
        edge = _EDGE.search(before) or re.match(r"(?P<edge>early|mid|late)[- ]", words)
        return (*_narrowed(value, edge["edge"].lower() if edge else ""), "in")
    return None


def _narrowed(value: PartialDate, edge: str) -> tuple[dt.date, dt.date]:
    """ "late April" is its last ten days."""
    first, last = value.first, value.last
    if value.month is None or value.day is not None or not edge:
        return first, last
    if edge == "early":
        return first, first.replace(day=10)
    return (first.replace(day=11), first.replace(day=20)) if edge == "mid" else (first.replace(day=21), last)
