"""People the text introduces with an office, and the party each speaks for. Only what the text itself says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from servanda.reading.introductions import Introduction, introductions
from servanda.records import Code, PartyMention, PartyRole, Span

__all__ = ["Mentions", "People", "find_people"]

# "Wang Yi" is Wang, "Yoon Suk Yeol" is Yoon; a Japanese name may stand either way.
_FAMILY_FIRST = frozenset({"CN", "KR", "KP", "TW", "KH", "HU"})
# "Vo Van Thuong" is President Thuong, "Joko Widodo" Jokowi or Widodo, "Anwar Ibrahim" is Anwar, "Abiy Ahmed" is Abiy:
# where one is called by the first or the last part, both are learned.
_BOTH_ENDS = frozenset({"JP", "VN", "ID", "MY", "TH", "MM", "ET", "ER", "SO", "MN", "BT", "LA", "TL"})
# A state has one of each at a time: a second name with the same office is somebody else's.
_ONE_EACH = frozenset(
    {
        *("President", "Vice President", "Prime Minister", "Premier", "Chancellor", "King", "Emir", "Amir", "Sultan"),
        *("Foreign Minister", "Foreign Secretary", "Secretary of State", "Taoiseach", "National Security Advisor"),
        "National Security Adviser",
    }
)
# Offices a state does not have: "Prime Minister Lee" without a country is nobody's from Washington.
_CROWNED = frozenset(
    {
        "King",
        "Queen",
        "Emir",
        "Amir",
        "Sultan",
        "Sheikh",
        "Sheikha",
        "Prince",
        "Princess",
        "Crown Prince",
        "Majesty",
        "Highness",
    }
)
_NOT_OF_MANY = frozenset({"Federal Chancellor", "Taoiseach"})
_NO_CHANCELLOR = _NOT_OF_MANY | {"Chancellor", "Secretary of State"}
_ABROAD: dict[str, frozenset[str]] = {
    "US": _CROWNED
    | {
        "Prime Minister",
        "Deputy Prime Minister",
        "Premier",
        "Chancellor",
        "Foreign Minister",
        "Minister",
        "General Secretary",
        "Taoiseach",
        "Foreign Secretary",
        "Finance Minister",
        "Defense Minister",
    },
    "RU": _CROWNED
    | {
        "Chancellor",
        "Premier",
        "Vice President",
        "Secretary of State",
        "General Secretary",
        "Taoiseach",
        "Federal Chancellor",
    },
    "CN": _CROWNED | {"Prime Minister", "Chancellor", "Secretary of State", "Taoiseach"},
    "AU": _CROWNED
    | {
        "President",
        "Vice President",
        "Chancellor",
        "General Secretary",
        "Secretary of State",
        "Taoiseach",
        "Foreign Secretary",
    },
    **dict.fromkeys(("IN", "KR", "VN", "UZ", "TJ", "KG"), _CROWNED | _NO_CHANCELLOR),
    # Presidents without a Prime Minister
    **dict.fromkeys(
        ("AR", "BR", "CL", "CO", "CY", "GH", "ID", "MX", "NG", "PH", "PY", "TM", "UY", "ZM"),
        _CROWNED | _NOT_OF_MANY | {"Prime Minister", "Premier"},
    ),
    **dict.fromkeys(("JP", "NZ", "CA"), _NO_CHANCELLOR | {"President", "Vice President"}),
    "GB": _NOT_OF_MANY | {"President", "Vice President"},
    "KZ": _CROWNED | {"Chancellor", "Premier", "Vice President", "General Secretary"},
}
_TITLED = re.compile(r"(?:King|Queen|Sheikh|Sheikha|Prince|Princess|Sultan|Emir|Amir|Crown Prince)$")


class Mentions(Protocol):
    """Mentions of parties, found by place."""

    def within(self, span: Span) -> tuple[PartyMention, ...]: ...

    def before(self, offset: int) -> Iterator[PartyMention]: ...


@dataclass(frozen=True, slots=True)
class People:
    """Names and what they stand for. ``offices`` holds "the Prime Minister" where the text knows only one."""

    names: dict[str, Code]
    offices: dict[str, Code]

    def mentions(self, text: str) -> Iterator[PartyMention]:
        """Every place where a known name, or an office that only one person holds, stands."""
        if self.names:
            pattern = "|".join(re.escape(n) for n in sorted(self.names, key=len, reverse=True))
            for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text):
                yield PartyMention(Span(*match.span()), (self.names[match[0]],), PartyRole.PERSON)
        if self.offices:
            pattern = "|".join(re.escape(n) for n in sorted(self.offices, key=len, reverse=True))
            # "Prime Minister conveyed his condolences": ministries of India write so at the head of a sentence.
            start = rf"(?:\b[Tt]he |(?:(?<=[.!?] )|(?<=\n)|^)(?=(?:{pattern}) [a-z]))"
            for match in re.finditer(rf"{start}({pattern})(?= (?!of |[A-Z])|[.,;:’'])", text):
                yield PartyMention(Span(*match.span()), (self.offices[match[1]],), PartyRole.OFFICE)


def find_people(
    text: str,
    named: Sequence[PartyMention],
    home: Code | None,
    title: str,
    in_title: Sequence[PartyMention],
    seats: Sequence[str] = (),
) -> People:
    """People introduced in ``text`` or ``title`` ("Chinese Foreign Minister Wang Yi", "President Al-Sisi of Egypt").

    ``seats`` are the offices of ``home`` that need no country: "the President" in a text of the White House.
    """
    everybody = [*introductions(title, in_title), *introductions(text, named)]
    found = [one for one in everybody if one.parts]
    said: list[tuple[Introduction, Code | None]] = [(one, one.code) for one in found]
    sure = [(one, code) for one, code in said if code is not None]
    said = [(one, code or _again(one, sure)) for one, code in said]
    said = [(one, code or _left_over(one, in_title)) for one, code in said]
    if home is not None and not _of_others(title, in_title, home):
        ours = _ours(said, home)
        said = [(one, code or (home if _is_ours(one, ours, home) else None)) for one, code in said]
    names: dict[str, Code] = {}
    offices: dict[str, set[Code | None]] = {}
    for one, code in said:
        offices.setdefault(one.office, set()).add(code)
        if code is not None:
            _learn(names, one, code)
    at_the_table = {code for mention in in_title for code in mention.codes}
    for one in everybody:
        if not one.parts and one.code in at_the_table:
            offices.setdefault(one.office, set()).add(one.code)
    return People(names, _alone(offices, home, seats))


def _again(one: Introduction, sure: Sequence[tuple[Introduction, Code]]) -> Code | None:
    """ "Prime Minister Kishida" is the "Kishida Fumio of Japan" whom another sentence introduced."""
    codes = {code for known, code in sure if _same(one, known)}
    return next(iter(codes)) if len(codes) == 1 else None


def _same(one: Introduction, known: Introduction) -> bool:
    mine, theirs = one.parts, known.parts
    return bool(mine) and (
        set(mine) <= set(theirs)
        or mine[-1] == theirs[-1]
        or (len(theirs) > 1 and mine[0] == theirs[0] and len(mine[0]) > 3)
    )


def _left_over(one: Introduction, in_title: Sequence[PartyMention]) -> Code | None:
    """ "Minister Lee, together with his counterparts of four states": of the meeting's parties the one left."""
    if not one.others or one.single_out is None:
        return None
    everybody = {c for m in in_title for c in m.codes} | set(one.sentence_codes)
    left = everybody - set(one.others)
    return next(iter(left)) if len(left) == 1 else None


# A text that several adopt, of whom the publisher is not named: "President Lee" in the group's statement may be
# anybody's.
_COMMON = re.compile(r"\b(?:joint|leaders[’']?|g7|g20|communiqu[eé]|declaration)\b", re.IGNORECASE)


def _of_others(title: str, in_title: Sequence[PartyMention], home: Code) -> bool:
    common = _COMMON.search(title) is not None and re.search(r"\bwith\b", title) is None
    return bool(in_title) and common and not any(home in m.codes for m in in_title)


def _ours(said: Sequence[tuple[Introduction, Code | None]], home: Code) -> dict[str, str]:
    """For each office of which a state has one, its holder at home: the name said most without a country."""
    count: dict[str, Counter[str]] = {}
    for one, code in said:
        if code in (None, home) and one.office in _ONE_EACH:
            count.setdefault(one.office, Counter())[one.parts[-1]] += 1 if code is None else 3
    return {office: names.most_common(1)[0][0] for office, names in count.items()}


def _is_ours(one: Introduction, ours: dict[str, str], home: Code) -> bool:
    if one.office in _ABROAD.get(home, ()):
        return False
    return one.office not in _ONE_EACH or ours.get(one.office) == one.parts[-1]


def _alone(offices: dict[str, set[Code | None]], home: Code | None, seats: Sequence[str]) -> dict[str, Code]:
    """Offices that only one known person holds."""
    alone = {
        office: code for office, codes in offices.items() if len(codes) == 1 and (code := next(iter(codes))) is not None
    }
    for office in seats:
        if home is not None and not offices.get(office, set()) - {home, None}:
            alone[office] = home
    return alone


def _learn(names: dict[str, Code], one: Introduction, code: Code) -> None:
    """The full name and what follows an office; a later introduction does not overwrite an earlier one."""
    parts = one.parts
    first = code in _FAMILY_FIRST and len(parts) <= 3
    forms = [" ".join(parts), parts[0] if first else parts[-1]]
    if len(parts) > 2 and len(parts[-2]) > 2 and not first:
        forms.append(" ".join(parts[-2:]))
    if code in _BOTH_ENDS:
        forms.append(parts[0])
    if _TITLED.search(one.office) or _TITLED.search(one.honour):
        # "King Salman bin Abdulaziz" is King Salman; "Salman" alone may be anybody.
        title = one.honour.strip() if _TITLED.search(one.honour) else one.office
        forms = [f"{title.split()[-1]} {parts[0]}", *([" ".join(parts)] if len(parts) > 1 else [])]
    for form in forms:
        if len(form) > 1 and form[0].isupper():
            names.setdefault(form, code)
