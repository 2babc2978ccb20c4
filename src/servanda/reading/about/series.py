"""What a meeting is called: its series, its number in it, and the format it meets in. Reads any run of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.records import Span

__all__ = ["Name", "form_of", "names", "numbered"]

_NUMBERS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
# "The Fifth …", "the first-ever …", "the 23rd …", "the inaugural …", "the XXVI …"
_ORDINAL = (
    rf"(?P<ordinal>(?i:(?:twenty|thirty|forty|fifty)[- ](?:{'|'.join(_NUMBERS[:9])})|{'|'.join(_NUMBERS)}|thirtieth|"
    rf"fortieth|fiftieth|inaugural)"
    r"(?:-ever)?|\d{1,3} ?(?:st|nd|rd|th)|[IVXL]{1,6}(?= [A-Z]))"
)
_WORD = r"(?:[A-Z][\w’'.&+]*|\d\+\d)(?:[-–‑](?:[A-Z]|\d\+)[\w’'.&+]*)*"
_DASH = r"(?: [–—-] )"
_LINK = r"(?:of|for|on|and|the|plus|to)"
# "foreign ministers' meeting", "leaders' meeting" stand in small letters behind a name in capitals.
_MIDDLE = (
    r"(?:leaders|foreign|finance|economic|trade|defen[cs]e|energy|transport|health|interior|ministers?|presidential|"
    r"ministerial|informal|"
    r"high-level|annual|FMs|heads of state|strategic|security|political|senior officials)[’']?s?[’']?"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|S[au][tn][a-z]*day)"
)
_HEAD = (
    r"(?i:meeting|summit|dialogue|conference|forum|session|ministerial(?! (?:conference|meeting|council|dialogue|"
    r"forum|session))|consultations?|round|talks)"
)
# "Summit for Democracy", "Conference on Interaction", "Ministerial Conference of the Partnership Forum"
_TAIL = (
    rf"(?:(?:(?<=ummit)|(?<=rence)|(?<=orum)|(?<=logue)) (?:for|on) (?:the )?(?!{_MONTH}){_WORD}(?: (?:(?:and|of|"
    rf"in) )?{_WORD}){{0,5}}"
    rf"| of the (?:{_WORD}(?:{_DASH}| )){{1,6}}(?:Forum|Partnership|Summit|Council|Union|Organi[sz]ation|Commission|"
    rf"Initiative|Alliance))?"
)
_FULL = re.compile(
    rf"(?:\b{_ORDINAL} (?:(?:annual|regular|ministerial|plenary|in-person|virtual) )*)?"
    rf"(?P<series>(?:\b{_WORD}(?:{_DASH}| ))(?:(?:{_WORD}|{_LINK}|{_MIDDLE})(?:{_DASH}| )){{0,10}}?{_HEAD}\b{_TAIL})"
)
_BARE = re.compile(
    rf"\b{_ORDINAL} (?P<series>(?:Summit|Conference|Forum) (?:for|"
    rf"on) (?:the )?(?!{_MONTH}){_WORD}(?: (?:and )?{_WORD}){{0,4}})"
)
# "the inaugural meeting of the Green Ports Dialogue", "the first leaders' meeting of the “R4” Group", "its third
# round of …"
_MEETING_OF = re.compile(
    rf"\b{_ORDINAL} (?:(?:annual|regular|{_MIDDLE}) )*(?:meeting|session|round|plenary|edition|"
    rf"gathering) of (?:the )?[“\"]?"
    rf"(?P<series>{_WORD}(?:(?:{_DASH}| )(?:{_LINK} )?{_WORD}){{0,9}})"
)
# "the sixth meeting of the Ministers of Foreign Affairs “North – South”", "the regular meeting in the “R – Five”
# format"
_FORMAT = re.compile(
    rf"(?:\b{_ORDINAL} )?(?:regular )?\b(?P<head>[Mm]eeting|[Ss]ummit)(?: of (?:the )?(?P<who>(?:Foreign |"
    rf"[Tt]rade )?Ministers(?: of Foreign Affairs)?|[Hh]eads of [Ss]tate))?"
    rf" (?:(?:in|under|of) the )?[“\"«](?P<series>{_WORD}(?:(?:{_DASH}| ){_WORD})+)[”\"»](?: format)?"
)
# "the Lima meeting", "the Peru summit": a town's, no series.
_TOWN = re.compile(rf"^{_WORD} (?:meeting|summit|session|talks|round|dialogue|conference)$")
# "The Task Force on Ports met for the 11th time", "The Panel for Reform (the Panel) held its inaugural meeting"
_BODY_MET = re.compile(
    rf"\b[Tt]he (?P<series>{_WORD}(?: (?:{_LINK} )*{_WORD}){{1,9}})(?: \([^)]{{1,30}}\))? (?:met for the|(?:held|"
    rf"convened for) its|gathered for the)"
    rf" {_ORDINAL} (?:time|meeting|session|round|in-person meeting)"
)
# "Joint Statement on the …", "Readout of the …", "Participation in the …": the document's name, not the meeting's.
_OF_TEXT = re.compile(
    r"^.*\b(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé]|[Rr]eadout|[Ss]ummary|[Oo]utcomes?|[Ll]ist|[Rr]eport|"
    r"[Rr]emarks|[Rr]esults?|[Pp]articipation|"
    r"[Pp]articipants|[Ll]aunch|[Cc]onclusions|[Pp]reparations?|[Oo]ccasion|[Aa]nniversary)s?(?: (?i:of|on|from|by|"
    r"to|in|at|following|after|for|as))+(?: the)?(?: Annual)? "
)
# "At the …", "During the fourth …" open a sentence and belong to no name.
_LEADING = re.compile(
    rf"(?:(?:At|In|On|During|After|Following|Before|Since|From|Today[’']s|"
    rf"This year[’']s) )?(?:[Tt]he )?(?:{_ORDINAL} )?(?:Annual )?"
)
# A person's meeting and a meeting of no name are no series: "President X's Meeting with", "a productive Summit
# Meeting".
_NO_SERIES = re.compile(
    r"^(?:(?:The|This|That|A|An|Our|Their|His|Her|Its|In|At|On|During|Bilateral|Virtual|Summit|Joint|Official|"
    r"Working|Next|Last|Previous|Recent|Historic|Expanded|"
    r"Informal|Annual|Press|Private|Productive|Second|Trilateral|Today[’']s) )*(?i:meeting|summit|talks|conference|"
    r"session|round|consultations?|dialogue|forum|ministerial)$"
    r"|^(?:Vice |Prime |Foreign )?(?:President|Prime|Minister|Secretary|Chancellor|King|Premier|Ambassador|Senator|"
    r"Governor|Mr|Ms|Dr)\b(?!s)"
    r"|^(?:White House|Oval Office|Senior Administration|Senior Officials?)\b.* (?i:meeting)$"
    r"|\b(?!(?:\w*[Ll]eaders|\w*[Mm]inisters|[Pp]residents|[Oo]fficials|FMs|\w*[Aa]dvis[eo]rs|[Cc]hiefs|"
    r"[Pp]rincipals|[Dd]eputies|[Mm]embers|[Hh]eads)\b)[\w-]+[’']s? (?i:meeting|summit|talks)$"
    r"|\bPress (?:Conference|Briefing)|News Conference|\b(?:General Assembly|Security Council|Political Bureau)"
)
# "the second summit", "the sixth meeting", "its third round", "Meeting One"
_NUMBERED = re.compile(
    rf"\b{_ORDINAL} (?:(?:annual|regular|in-person|joint|ministerial) )*(?i:summit|meeting|session|round|gathering|"
    rf"dialogue|conference)\b"
)
_FORMATS = (
    (r"\bsummit|\bleaders\b|heads of (?:state|government)|presidential", "summit"),
    (r"foreign ministers|ministers (?:of|for|responsible for) foreign|fms\b", "foreign ministers"),
    (r"(?<!prime )\bminister", "ministers"),
    (r"\bcall\b|telephone|phone|spoke", "call"),
    (r"senior officials?|working group|task ?force", "officials"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """A meeting named in a run of words: ``series`` without its number; ``span`` None if not from the text."""

    series: str
    span: Span | None
    ordinal: int | None = None
    ordinal_span: Span | None = None


def names(text: str, run: Span) -> Iterator[Name]:
    """The meetings named within ``run``, in order; generic ones ("a bilateral meeting") and persons' are left out."""
    found = [m for p in (_FORMAT, _BODY_MET, _MEETING_OF, _BARE, _FULL) for m in p.finditer(text, run.start, run.end)]
    end = run.start
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if match.start() < end:
            continue
        name = _name(match)
        if name is not None:
            end = match.end()
            yield name


def numbered(text: str, run: Span) -> tuple[int, Span] | None:
    """The number of a meeting that is given no name ("the second summit"), the first in ``run``."""
    match = _NUMBERED.search(text, run.start, run.end)
    return (_number(match["ordinal"]), Span(*match.span("ordinal"))) if match else None


def form_of(words: str) -> str | None:
    """Who meets: "summit", "foreign ministers", "ministers", "call", "officials"; None if the words do not say."""
    low = words.lower()
    return next((name for pattern, name in _FORMATS if re.search(pattern, low)), None)


def _name(match: re.Match[str]) -> Name | None:
    series = match["series"]
    if match.re is _FORMAT:
        return _of_format(match)
    start = match.start("series")
    cut = _OF_TEXT.match(series)
    if cut is not None:
        series, start = series[cut.end() :], start + cut.end()
    inner = _LEADING.match(series)
    number, place = match["ordinal"], match.start("ordinal")
    if inner is not None and inner.end():
        if inner["ordinal"]:
            number, place = inner["ordinal"], start + inner.start("ordinal")
        series, start = series[inner.end() :], start + inner.end()
    if not series or _NO_SERIES.search(series) or (number is None and (" " not in series or _TOWN.match(series))):
        return None
    ordinal = _number(number) if number else None
    where = Span(place, place + len(number)) if number else None
    return Name(
        re.sub(r" [–—-] ", "-", series),
        Span(start, start + len(match["series"]) - (start - match.start("series"))),
        ordinal,
        where,
    )


def _of_format(match: re.Match[str]) -> Name:
    who = (match["who"] or "").lower()
    kind = (
        "Foreign Ministers' Meeting"
        if "foreign" in who
        else "Summit"
        if "heads" in who or match["head"] == "summit"
        else "Meeting"
    )
    if "minister" in who and "foreign" not in who:
        kind = "Ministers' Meeting"
    number = match["ordinal"]
    return Name(
        f"{re.sub(r' [–—-] ', '-', match['series'])} {kind}",
        Span(match.start("head"), match.end()),
        _number(number) if number else None,
        Span(*match.span("ordinal")) if number else None,
    )


def _number(word: str) -> int:
    low = word.lower().removesuffix("-ever")
    if low == "inaugural":
        return 1
    if low in _NUMBERS:
        return _NUMBERS.index(low) + 1
    if low[0].isdigit():
        return int(re.sub(r"\D", "", low))
    if re.fullmatch(r"[IVXL]+", word):
        return _roman(word)
    tens = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50}
    value = next(v for k, v in tens.items() if low.startswith(k))
    last = re.split(r"[- ]", low)[-1]
    return value + (_NUMBERS.index(last) + 1 if last in _NUMBERS else 0)


def _roman(word: str) -> int:
    values = [_ROMAN[c] for c in word]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
