"""The lexicon's cues as sets, built once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from servanda.lexicon import Cues, load
from servanda.records import Force, Polarity

__all__ = ["Gatherings", "Stances", "Vocabulary", "vocabulary"]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Stances:
    """Words of valuing and rejecting; what each set is for stands beside it in ``cues.yaml``."""

    verbs: dict[str, Polarity]
    nouns: dict[str, Polarity]
    adjectives: dict[str, Polarity]
    by_noun: frozenset[str]
    finite: frozenset[str]
    of_others: frozenset[str]
    needed: frozenset[str]
    outright: frozenset[str]
    trailing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Words of meetings and visits."""

    nouns: frozenset[str]
    loose: frozenset[str]
    coming: frozenset[str]
    having: frozenset[str]
    took_place: frozenset[str]
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lookups the grammar asks for at every verb."""

    commissive: dict[str, Force]
    adjectives: dict[str, Force]
    nouns: dict[str, Force]
    modals: dict[str, str]
    stances: Stances
    gatherings: Gatherings
    deverbal: dict[str, str]
    soft_acts: frozenset[str]
    keep: frozenset[str]
    weaken: frozenset[str]
    keep_nouns: frozenset[str]
    weaken_nouns: frozenset[str]
    carriers: frozenset[str]
    voicing: frozenset[str]
    phrasal: frozenset[str]
    aid: frozenset[str]
    speech: frozenset[str]
    plain_speech: frozenset[str]
    call: frozenset[str]
    call_nouns: frozenset[str]
    decision: frozenset[str]
    formal: frozenset[str]
    always_formal: frozenset[str]
    operative: frozenset[str]
    only_documents: frozenset[str]
    documents: frozenset[str]
    progress: frozenset[str]
    acting: frozenset[str]
    effects: frozenset[str]
    tails: frozenset[str]
    noun_or_verb: frozenset[str]
    governing: frozenset[str]
    outcomes: frozenset[str]
    pleasure: frozenset[str]
    weighing: frozenset[str]
    abstract: frozenset[str]
    giving: frozenset[str]
    proposing: frozenset[str]
    officials: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The English cues."""
    cues = load().cues
    modals = {word: name for name, words in cues.modals.model_dump().items() for word in words}
    nouns = cues.transparent.nouns
    return Vocabulary(
        commissive=_turned(cues.commissive), adjectives=_turned(cues.adjectives), nouns=_turned(cues.nouns),
        modals=modals,
        stances=_stances(cues), gatherings=_gatherings(cues), deverbal=dict(cues.deverbal),
        soft_acts=frozenset(cues.soft_acts), keep=frozenset(cues.transparent.keep),
        weaken=frozenset(cues.transparent.intent), keep_nouns=frozenset(nouns.keep),
        weaken_nouns=frozenset(nouns.intent),
        carriers=frozenset(cues.carriers), voicing=frozenset(cues.voicing), phrasal=frozenset(cues.phrasal),
        aid=frozenset(cues.aid), speech=frozenset(cues.speech), plain_speech=frozenset(cues.plain_speech),
        call=frozenset(cues.call), call_nouns=frozenset(cues.call_nouns), decision=frozenset(cues.decision),
        formal=frozenset(cues.formal), always_formal=frozenset(cues.always_formal),
        operative=frozenset(cues.operative),
        only_documents=frozenset(cues.only_documents), documents=frozenset(cues.documents),
        progress=frozenset(cues.progress), acting=frozenset(cues.acting_things), effects=frozenset(cues.effects),
        tails=frozenset(cues.tails), noun_or_verb=frozenset(cues.noun_or_verb), governing=frozenset(cues.governing),
        outcomes=frozenset(cues.outcomes), pleasure=frozenset(cues.pleasure),
        weighing=frozenset(cues.weighing), abstract=frozenset(cues.abstract),
        giving=frozenset(cues.giving), proposing=frozenset(cues.proposing), officials=frozenset(cues.officials),
    )  # fmt: skip


def _stances(cues: Cues) -> Stances:
    words = cues.valuing
    return Stances(
        verbs=_turned(cues.position), nouns=_turned(cues.position_nouns), adjectives=_turned(words.adjectives),
        by_noun=frozenset(words.by_noun), finite=frozenset(words.finite), of_others=frozenset(words.of_others),
        needed=frozenset(words.needed), outright=frozenset(words.outright), trailing=frozenset(words.trailing),
    )  # fmt: skip


def _gatherings(cues: Cues) -> Gatherings:
    words = cues.event
    return Gatherings(
        nouns=frozenset(words.nouns), loose=frozenset(words.loose), coming=frozenset(words.coming),
        having=frozenset(words.having), took_place=frozenset(words.took_place), held=frozenset(words.held),
    )  # fmt: skip


def _turned(table: dict[_Value, list[str]]) -> dict[str, _Value]:
    turned: dict[str, _Value] = {}  # the first listing of a word wins
    for value, words in table.items():
        for word in words:
            turned.setdefault(word, value)
    return turned
