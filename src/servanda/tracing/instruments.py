"""The same treaty under two names: "a Treaty of Good-Neighbourliness" in one text, "the Treaty on Eternal
Good-Neighborliness and Friendship" in the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from servanda import lexicon
from servanda.records import Decision, Instrument, InstrumentType, Stage, Statement
from servanda.tracing.words import stems, weighed

__all__ = ["NamedInstrument", "named_instrument", "same_name"]

SAME = 0.6
"""The share of the shorter name's words, by weight, that the longer one must hold."""
LEAST = 6.0
"""The weight the shared words must have: "Joint Action Plan" has no name of its own."""


@dataclass(frozen=True, slots=True)
class NamedInstrument:
    """An instrument as a statement names it. ``words`` are the stems of its name without the noun of its type.

    ``stage`` is None where the text does not say how far it is.
    """

    name: str
    type: InstrumentType
    words: frozenset[str]
    stage: Stage | None


def named_instrument(
    words: str, end: Statement | Instrument, within: Iterable[Instrument] = ()
) -> NamedInstrument | None:
    """The instrument that the statement's words name, None if they name none; the longest name if several.

    ``within`` are the mentions that were read in the statement: they know how far the instrument is.
    """
    if isinstance(end, Instrument):
        return _made(end.name.value, end.type.value, end.stage.value)
    read = [_made(one.name.value, one.type.value, one.stage.value) for one in within]
    if read:
        return max(read, key=lambda one: len(one.name))
    found = [_made(name, type_, None) for name, type_ in _names(words)]
    if isinstance(end.content, Decision) and end.content.instrument is not None:
        name = end.content.instrument.value
        found.append(_made(name, next((type_ for _, type_ in _names(name)), InstrumentType.OTHER), None))
    own = [one for one in found if sum(weighed(one.words).values()) >= LEAST]
    return max(own, key=lambda one: len(one.name), default=None)


def same_name(a: NamedInstrument, b: NamedInstrument) -> bool:
    """Whether two names mean one instrument: types that agree, and most of the shorter name in the longer one.

    A "statement" may be called a declaration later; a treaty never becomes a memorandum.
    """
    if a.type is not b.type and not {a.type, b.type} <= _LOOSE:
        return False
    shorter, longer = sorted((weighed(a.words), weighed(b.words)), key=lambda terms: sum(terms.values()))
    shared = sum(value for word, value in shorter.items() if word in longer)
    return shared >= LEAST and shared >= SAME * sum(shorter.values())


_LOOSE = frozenset(
    {
        InstrumentType.OTHER,
        InstrumentType.AGREEMENT,
        InstrumentType.DECLARATION,
        InstrumentType.ACTION_PLAN,
        InstrumentType.ROADMAP,
    }
)
"""Types whose nouns texts take for each other ("framework", "arrangement", "plan")."""


def _made(name: str, type_: InstrumentType, stage: Stage | None) -> NamedInstrument:
    nouns = _type_stems()
    return NamedInstrument(name, type_, frozenset(stemmed for _, stemmed in stems(name) if stemmed not in nouns), stage)


@cache
def _type_stems() -> frozenset[str]:
    nouns = (noun for held in lexicon.load().instruments.types.values() for noun in held)
    return frozenset(stemmed for noun in nouns for _, stemmed in stems(noun)) | {"joint", "new", "draft"}


def _names(words: str) -> Iterator[tuple[str, InstrumentType]]:
    """Names in title case around the noun of an instrument, with its type.

    Words are walked one by one from the noun on: one pattern for the whole name took minutes on lists of names.
    """
    plain = " ".join(words.split())
    found = list(_noun().finditer(plain))
    if not found:
        return
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(plain)]
    reached = 0
    for noun in found:
        if noun.start() < reached:
            continue
        start = _leftwards(plain, [one for one in tokens if one[1] <= noun.start()], noun.start())
        reached = _rightwards(plain, [one for one in tokens if one[0] >= noun.end()], noun.end())
        yield plain[start:reached].strip(), _types()[noun[0].lower()]


_TOKEN = re.compile(r"\S+")
_WITHIN = frozenset("and of on for the in".split())
_LEADS_ON = frozenset("of on for to between concerning".split())
LONGEST = 16
"""Words that a name may have on either side of its noun."""


def _leftwards(text: str, before: Sequence[tuple[int, int]], start: int) -> int:
    """Where the name begins: as far left as words are in title case, with small words between them."""
    for a, b in reversed(before[-LONGEST:]):
        word = text[a:b]
        if word[0].isupper():
            start = a
        elif word.strip(",") not in _WITHIN:
            break
        if word.endswith((".", ";", ":")):
            break
    return start


def _rightwards(text: str, after: Sequence[tuple[int, int]], end: int) -> int:
    """Where the name ends: after "of", "on" and the like as far right as words are in title case."""
    held = list(after[:LONGEST])
    if not held or text[held[0][0] : held[0][1]] not in _LEADS_ON or text[end : held[0][0]].strip():
        return end
    for a, b in held[1:]:
        word = text[a:b]
        if word[0].isupper():
            end = a + len(word.rstrip(".,;:"))
        elif word not in _WITHIN:
            break
        if word.endswith((".", ";", ":")):
            break
    return end


@cache
def _types() -> dict[str, InstrumentType]:
    return {noun: type_ for type_, nouns in lexicon.load().instruments.types.items() for noun in nouns}


@cache
def _noun() -> re.Pattern[str]:
    nouns = sorted(_types(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(noun) for noun in nouns)})\b", re.IGNORECASE)
