"""Promises by adjective: "is committed to increasing", "stand ready to V", "remain determined to V"."""

from __future__ import annotations

from servanda.reading.grammar.acts import act, further
from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context, weaker
from servanda.reading.grammar.nominal import acts_for_parties, deverbal
from servanda.reading.grammar.through import target_of
from servanda.reading.syntax import Word
from servanda.records import Kind, Polarity

__all__ = ["promise", "to_noun"]

_LINKING = frozenset({"be", "remain", "stand", "continue", "become"})
_OF_SOMEBODY = frozenset({"ready", "willing", "prepared", "determined", "committed"})  # "It is ready to V"
_COURTEOUS = frozenset({"be", "have", "see", "meet", "visit"})
_SEEING = _COURTEOUS | {"learn", "hear", "record", "find", "observe", "know"}
_TO_A_VALUE = frozenset({"committed", "dedicated", "recommitted"})


def promise(climb: Climb, verb: Word, here: Context) -> bool:
    """An adjective of will with its act; "committed to" also with a noun."""
    word = _adjective(climb, verb)
    if word is None:
        return False
    force = climb.v.adjectives[word.low]
    here = here.but(force=weaker(here.force, force) if here.force else force)
    target = target_of(climb, word) or (target_of(climb, verb) if verb is not word else None)
    for kid in climb.s.kids(word, "conj") if target is None else ():
        target = target or (target_of(climb, kid) if kid.low in climb.v.adjectives else None)
    if target is None:
        return (word.low in _TO_A_VALUE or _for_an_act(climb, word)) and to_noun(climb, word, here)
    said_of_it = here.subject is not None and here.subject.low == "it" and word.low in _OF_SOMEBODY
    if acts_for_parties(here.subject) is False and not said_of_it:
        return False
    climb.seen.add(word.i)
    if word.low in climb.v.pleasure and _tells(climb, target):
        return _pleased(climb, verb, target, here)
    here = here.but(rule=f"commitment.be-{word.low}")
    act(climb, target, here)
    for kid in climb.s.kids(word, "conj"):  # "willing and able to"
        if kid.i not in climb.seen and kid.tag in ("VBG", "VB"):
            further(climb, kid, here)
    return True


def _for_an_act(climb: Climb, word: Word) -> bool:
    """ "are ready for cooperation", "remains open to dialogue"."""
    nouns = (climb.s.kid(p, "pobj") for p in climb.s.kids(word, "prep") if p.low in ("for", "to"))
    return word.low in ("ready", "open", "prepared") and any(n is not None and deverbal(n) for n in nouns)


def _adjective(climb: Climb, verb: Word) -> Word | None:
    word = climb.s.kid(verb, "acomp", "oprd", "attr") if verb.lemma in _LINKING else None
    if verb.lemma == "declare":  # "declared themselves willing to V"
        word = next((k for k in climb.s.kids(verb, "ccomp", "oprd", "acomp") if k.tag == "JJ"), None)
    alone = verb.low not in ("set", "open") or climb.s.kid(verb, "auxpass") is not None  # "set out a vision to V"
    if word is None and verb.tag in ("VBN", "VBD", "JJ") and alone and climb.s.kid(verb, "dobj") is None:
        word = verb  # "China is committed to V-ing" parsed as a passive
    return word if word is not None and word.low in climb.v.adjectives else None


def _tells(climb: Climb, verb: Word) -> bool:
    """Whether ``verb`` only says, sees or is something: "pleased to note", "delighted to be here"."""
    return verb.lemma in climb.v.speech or verb.lemma in climb.v.stances.verbs or verb.lemma in _SEEING


def _pleased(climb: Climb, verb: Word, target: Word, here: Context) -> bool:
    """ "pleased to note X" values it, "pleased to announce that" introduces it, "delighted to be here" is courtesy."""
    if target.lemma in _COURTEOUS:
        climb.seen.add(target.i)
    elif target.lemma in climb.v.plain_speech:
        climb.clause(target, here.but(force=None))
    else:
        climb.seen.add(target.i)
        climb.take(Kind.POSITION, verb, here, "position.be-pleased", polarity=Polarity.SUPPORT)
    return True


def to_noun(climb: Climb, word: Word, here: Context) -> bool:
    """ "committed to regular consultations" is an act, "committed to multilateralism" a value."""
    for prep in climb.s.kids(word, "prep"):
        noun = climb.s.kid(prep, "pobj")
        if noun is None:
            continue
        lemma = deverbal(noun)
        if lemma is not None:
            act_here = here.but(sure=0.6)
            climb.take(Kind.COMMITMENT, noun, act_here, "commitment.to-noun", force=here.force, lemma=lemma)
        else:
            rule = "position.committed-to-value"
            climb.take(Kind.POSITION, word, here, rule, polarity=Polarity.SUPPORT, target=noun)
        _after_value(climb, noun, here)
        for kid in climb.s.kids(prep, "conj"):  # "committed to energy security and to accelerating the transition"
            gerund = climb.s.kid(kid, "pcomp")
            if gerund is not None and gerund.i not in climb.seen:
                further(climb, gerund, here.but(rule="commitment.to-gerund"))
        return True
    return False


def _after_value(climb: Climb, noun: Word, here: Context) -> None:
    """ "commitment to multilateralism and defending justice": the gerund after a value is an act of its own."""
    for kid in climb.s.kids(noun, "conj"):
        if kid.tag == "VBG" and kid.i not in climb.seen:
            further(climb, kid, here.but(rule="commitment.to-gerund"))
