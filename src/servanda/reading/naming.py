"""Names of parties in any run of words: states, bodies, groups, adjectives, capitals. Only the lexicon's names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from servanda.lexicon import Groups, State, load
from servanda.records import Code, PartyMention, PartyRole, Span

__all__ = ["named_in"]

# "Mexico City", "Panama Canal", "Taiwan Strait", "Sea of Japan", "the Korean Peninsula", "Lake Chad", "the New
# England coast"
# name no party; "Washington Declaration" no government.
_NOT_AFTER = re.compile(
    r"(?:Strait|Sea|Canal|City|dollars?|Ocean|Peninsula|River|Basin|Delta|Lake|Gulf|Islands? Chain)\b"
)
_NOT_AFTER_CAPITAL = re.compile(
    r"(?:Declaration|Consensus|Process|Accords?|Spirit|Framework|Convention|Protocol|Agreement|Agenda|Summit|"
    r"Principles|"
    r"Communiqu[eé]|Memorandum|University|Airport|Olympics?|Games|Forum|Statement|Treaty|Charter|Club|Initiative|"
    r"[Oo]utcomes?|[Pp]ackage)\b"
)
_NOT_BEFORE = re.compile(
    r"(?:Sea of|Gulf of|Bay of|Bank of|University of|River|Lake|South|North|East|West|New|Latin|Bank of)\s$"
)
# "Latin American", "African-American", "Inter-American", "Central American": the continent, not the United States.
_CONTINENT = re.compile(r"(?:Latin|South|North|Central|Inter|Pan|African|Asian|Native|Meso)[\s-]$")
_EITHER = frozenset({"Georgia", "Jordan", "Chad", "Guinea", "America", "Korea"})


_TREATIES = frozenset({"CPTPP"})
"""Papers by whose name their parties are called: "CPTPP ministers", but "accession to the CPTPP"."""
_ITS_PARTIES = re.compile(
    r"\)? (?:[Jj]oint|[Mm]inist|[Mm]ember|[Pp]art(?:y|ies)|[Cc]ommission|[Ll]eaders|[Ee]conomies)"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name and whom it stands for: one code, or a group whose members depend on the day."""

    name: str
    code: Code | None
    role: PartyRole
    group: Groups | None = None

    def codes(self, day: dt.date | None) -> tuple[Code, ...]:
        if self.group is not None:
            return tuple(Code(c) for c in self.group.members_on(day))
        return (self.code,) if self.code is not None else ()


@cache
def _index() -> dict[str, list[_Entry]]:
    """Names by their first word, longest first; headlines in capitals ("THE KINGDOM OF SPAIN") too."""
    plain = list(_entries())
    loud = [
        _Entry(e.name.upper(), e.code, e.role, e.group)
        for e in plain
        if len(e.name) > 3 and e.role is not PartyRole.CAPITAL and not e.name.isupper()
    ]
    index: dict[str, list[_Entry]] = {}
    for entry in sorted((*plain, *loud), key=lambda e: -len(e.name)):
        first = re.match(r"[\w.]+", entry.name)
        index.setdefault(first[0] if first else entry.name, []).append(entry)
    return index


@cache
def _openings() -> re.Pattern[str]:
    """Words with which a name may begin: those with a capital, and the few of the lexicon without one."""
    small = "|".join(sorted(map(re.escape, (w for w in _index() if not w[:1].isupper())), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:[A-ZÀ-ÖØ-Þ][\w.]*|(?:{small})(?!\w))")


def _entries() -> Iterator[_Entry]:
    parties = load().parties
    for table in (parties.states, parties.bodies):
        for code, party in table.items():
            for names, role in (
                (party.names, PartyRole.NAME),
                (party.adjectives, PartyRole.ADJECTIVE),
                (party.capitals, PartyRole.CAPITAL),
            ):
                yield from (_Entry(n.removeprefix("the "), Code(code), role) for n in names)
    for group in parties.groups.values():
        own = _of_members(parties.bodies[group.body]) if group.body is not None else ()
        yield from (_Entry(n, None, PartyRole.GROUP, group) for n in (*group.names, *own))


_MEMBERS = tuple(
    form
    for word in "member states/members/member countries/states parties/partner states/countries/states/nations".split(
        "/"
    )
    for form in (word, word.title())
)


_ORGANISED = re.compile(r"rgani[sz]ation|Council|Community|Union|League|Forum")


def _of_members(body: State) -> Iterator[str]:
    """ "SADC member states", "Member States of the African Union"; not "countries of Africa", which may be any."""
    for name in body.names:
        if name is body.names[0] or name.isupper() or " of " in name or _ORGANISED.search(name):
            for word in _MEMBERS:
                yield from (f"{name} {word}", f"{word} of {name}", f"{word} of the {name}")


# "Three of the Central Asian countries", "two of the five Nordic states": some of them, and the text does not say
# which.
_SOME_OF = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"\d{1,2}) of (?:the )?(?:\w+ )?$",
    re.IGNORECASE,
)


# "Eight island countries" of sixteen
_SO_MANY = re.compile(r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) $", re.IGNORECASE)


def named_in(text: str, day: dt.date | None = None) -> Iterator[PartyMention]:
    """Names, adjectives, capitals and groups in ``text``, in order.

    ``day`` says when: a group stands for those who belonged to it then, for today's members if it is None.
    """
    index = _index()
    end = 0
    for word in _openings().finditer(text):
        if word.start() < end:
            continue
        for entry in index.get(word[0], index.get(word[0].rstrip("."), ())):
            length = _matches(text, word.start(), entry.name)
            if length and _is_party(text, word.start(), word.start() + length, entry):
                end = word.start() + length
                entry, end = _with_members(text, end, entry)
                codes = entry.codes(day)
                yield PartyMention(Span(word.start(), end), codes, entry.role, _subset(text, word.start(), codes))
                break


# "The leaders of the Gulf Cooperation Council (GCC) member states": its short name stands in between.
_SHORT = re.compile(r" \([A-Z][A-Za-z0-9-]{1,11}\) (?:[Mm]ember (?:[Ss]tates|[Cc]ountries)|[Mm]embers)\b")


def _with_members(text: str, end: int, entry: _Entry) -> tuple[_Entry, int]:
    """The body's members where the words go on with them, and where they end."""
    follows = _SHORT.match(text, end) if entry.code is not None else None
    members = load().parties.members_of(entry.code) if follows is not None and entry.code is not None else None
    if follows is None or members is None:
        return entry, end
    return _Entry(entry.name, None, PartyRole.GROUP, members), follows.end()


def _subset(text: str, start: int, codes: tuple[Code, ...]) -> int | None:
    """How many of a group are meant, None for all of it."""
    before = text[max(0, start - 32) : start]
    some = (_SOME_OF.search(before) or _SO_MANY.search(before)) if len(codes) > 1 else None
    if some is None:
        return None
    word = some["n"].lower()
    count = int(word) if word.isdigit() else load().units.numbers[word]
    return count if count < len(codes) else None


def _matches(text: str, start: int, name: str) -> int:
    """Length of ``name`` at ``start``, however apostrophes and dashes are set; 0 if absent."""
    if text[start + len(name) - 1 : start + len(name)] != name[-1]:
        return 0  # most are told apart by their last letter, which is set in one way only
    piece = text[start : start + len(name)]
    if piece != name and piece.translate(_SAME) != name.translate(_SAME):
        return 0
    following = text[start + len(name) : start + len(name) + 1]
    return 0 if following.isalnum() else len(name)


# "Viet\u00a0Nam", "C5\u2011countries", "People\u2019s Republic of China": the same names, set otherwise.
_SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "‐": "-", "\u00a0": " ", "\n": " "})


def _is_party(text: str, start: int, end: int, entry: _Entry) -> bool:
    if text[end : end + 1] == "$":  # "US$1.7 billion", "NZ$20 million"
        return False
    if _NOT_AFTER.match(text, end + 1) and entry.role is not PartyRole.GROUP and text[end : end + 1] == " ":
        return False
    if entry.role is PartyRole.CAPITAL and _NOT_AFTER_CAPITAL.match(text, end + 1):
        return False
    before = text[max(0, start - 14) : start]
    if entry.name in _TREATIES and not _ITS_PARTIES.match(text, end):
        return False
    if entry.role is PartyRole.NAME and _NOT_BEFORE.search(before):
        return False
    if entry.name in ("American", "America", "Asian") and _CONTINENT.search(before):
        return False
    # "Georgia" the American state, "Jordan" a first name: not after or before another capitalised name.
    return not (
        entry.name in _EITHER
        and re.match(r" [A-Z]\.? ?[A-Z]?[a-z]+", text[end : end + 12])
        and text[end + 1 : end + 4] != "and"
    )
