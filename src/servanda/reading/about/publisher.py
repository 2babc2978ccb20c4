"""Who published a text: an organ of a state, or a press agency at home in one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from servanda.reading.naming import named_in
from servanda.records import Code, PartyMention, PartyRole

__all__ = ["home_of_names", "is_body", "is_press", "publisher_body", "publisher_party"]

# Organs whose names do not say their state.
_ORGANS: tuple[tuple[str, str], ...] = (
    (r"white house|state department|department of state|\bu\.s\.", "US"),
    (r"kremlin|president of russia|foreign affairs of russia", "RU"),
    (r"prime minister of australia", "AU"),
    (r"downing street|foreign, commonwealth", "GB"),
    (r"\bakorda", "KZ"),
    (r"[ée]lys[ée]e|quai d[’']orsay", "FR"),
    (r"\bgaimusho|kantei", "JP"),
    (r"rashtrapati|prime minister[’']s office, new delhi|press information bureau", "IN"),
)
_PRESS = re.compile(
    r"press (?:report|agency|service of the agency)|\bnews\b|\bnewspaper|\bagency\b|\btimes\b|\bdaily\b|\bpost\b|"
    r"\bherald\b|"
    r"\bcourier\b|\bweekly\b|(?<!government )(?<!official )\bgazette\b|\btribune\b|\bjournal\b|\bobserver\b|"
    r"\breuters\b|\bcgtn\b|\bbloomberg\b",
    re.IGNORECASE,
)
# Agencies and papers whose office-holders without a country are their own: "Foreign Minister Wang Yi" in People's
# Daily.
_AGENCIES: tuple[tuple[str, str], ...] = (
    (r"xinhua|people[’']?s daily|global times|china daily|cgtn|cctv|china news", "CN"),
    (r"\btass\b|ria novosti|sputnik|interfax|\brt\b|rossiyskaya", "RU"),
    (r"kazinform|qazinform|astana times", "KZ"),
    (r"\bkabar\b|24\.kg|akipress", "KG"),
    (r"khovar|asia-plus", "TJ"),
    (r"\btdh\b|turkmen today|turkmenistan today", "TM"),
    (r"\buza\b|dunyo|gazeta\.uz", "UZ"),
    (r"yonhap|korea herald|korea times", "KR"),
    (r"kyodo|\bnhk\b|japan times|jiji", "JP"),
    (r"\bvna\b|vietnam news|vietnamplus|nhan dan", "VN"),
    (r"\bantara\b|jakarta post", "ID"),
    (r"bernama", "MY"),
    (r"philippine news|\bpna\b", "PH"),
    (r"\bwam\b|gulf news", "AE"),
    (r"\bspa\b|arab news", "SA"),
    (r"\bqna\b", "QA"),
    (r"anadolu|daily sabah", "TR"),
    (r"azertac|\btrend\b", "AZ"),
    (r"armenpress", "AM"),
    (r"\bbelta\b", "BY"),
    (r"ukrinform", "UA"),
    (r"\bpti\b|\bani\b|the hindu|times of india", "IN"),
    (r"associated press of pakistan|\bdawn\b", "PK"),
    (r"montsame", "MN"),
    (r"\birna\b|tasnim", "IR"),
)
# Agencies at home everywhere: "Reuters, Moscow" tells where somebody sat.
_ANYWHERE = re.compile(
    r"\b(?:reuters|afp|agence france|associated press|bloomberg|bbc|cnn|al jazeera|upi|efe|dpa)\b", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(?:office|ministry|minister|president|presidency|government|cabinet|chancellery|palace)\b", re.IGNORECASE
)
_SHORT_BODIES = frozenset({"EU", "UN", "G7"})
_SAMPLE = re.compile(
    r"\((?:sample|sample page|(?:unofficially )?translated from [^)]*|unofficial [^)]*)\)", re.IGNORECASE
)
# "China–Central Asia Summit", "Commonwealth Secretariat": a meeting or mechanism publishes for nobody alone.
_MECHANISM = re.compile(r"\b(?:summit|forum|secretariat|mechanism|dialogue|conference)\b", re.IGNORECASE)


def is_press(publisher: str | None) -> bool:
    """Whether a newspaper or an agency published the text."""
    said = _SAMPLE.sub("", publisher or "")
    return bool(_PRESS.search(said)) or _agency(said) is not None


def publisher_party(publisher: str | None) -> Code | None:
    """The party whose organ published the text, None for the press, for a mechanism of several, or if nobody said."""
    said = _SAMPLE.sub("", publisher or "")
    for pattern, code in _ORGANS:
        if re.search(pattern, said, re.IGNORECASE):
            return Code(code)
    if not said or is_press(said) or _MECHANISM.search(said):
        return None
    named = list(named_in(said))
    # "Office of the Prime Minister, Rome": the seat says whose, where no name does.
    seat = _OFFICE.search(said) is not None and all(m.role is PartyRole.CAPITAL for m in named)
    return _only(m for m in named if seat or m.role is not PartyRole.CAPITAL)


def _only(named: Iterable[PartyMention]) -> Code | None:
    """The one party that all mentions stand for, None if they are several or none."""
    codes = {c for m in named for c in m.codes}
    return next(iter(codes)) if len(codes) == 1 else None


def publisher_body(publisher: str | None) -> Code | None:
    """The body of several states whose organ or secretariat published the text."""
    said = _SAMPLE.sub("", publisher or "")
    if not said or is_press(said):
        return None
    found = _only(m for m in named_in(said) if m.role is PartyRole.NAME)
    return found if found is not None and is_body(found) else None


def is_body(code: Code) -> bool:
    """Whether a code of a party is that of a body: codes of states have two letters (coding guide, section 3)."""
    return code in _SHORT_BODIES or (len(code) > 2 and code.isupper())


def home_of_names(publisher: str | None) -> Code | None:
    """The party whose office-holders need no country here: the organ's, or the agency's home."""
    return publisher_party(publisher) or _agency(publisher or "") or _seat_of_press(publisher or "")


def _seat_of_press(said: str) -> Code | None:
    """ "Kuwait News Agency", "Doha News Wire": the one state that the paper's name or place names."""
    if _ANYWHERE.search(said) or not _PRESS.search(said):
        return None
    return _only(named_in(_SAMPLE.sub("", said)))


def _agency(said: str) -> Code | None:
    return next((Code(code) for pattern, code in _AGENCIES if re.search(pattern, said, re.IGNORECASE)), None)
