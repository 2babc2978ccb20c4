"""Promises by noun: "reaffirmed their commitment to V-ing", "expressed readiness to V"; "look forward to V-ing"."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.reading.grammar.acts import act, further
from servanda.reading.grammar.by_adjective import to_noun
from servanda.reading.grammar.climb import TOP, Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.grammar.nominal import deverbal
from servanda.reading.grammar.through import gerund_after, target_of
from servanda.reading.syntax import Word
from servanda.records import Force, Kind, Polarity

__all__ = ["from_noun", "look_forward", "promise"]

_FIRST_PERSON_EFFORT = frozenset({"reaffirm", "continue", "pledge", "announce"})
_JOINT_ACTS = frozenset({"engagement", "exchange", "collaboration", "discussion", "consultation"})


def promise(climb: Climb, verb: Word, here: Context) -> bool:
    """A verb that voices a promise held in its object."""
    noun = here.subject if here.passive else climb.s.kid(verb, "dobj")
    if noun is None or verb.lemma not in climb.v.voicing:
        return False
    if noun.low in ("effort", "efforts") and verb.lemma not in _FIRST_PERSON_EFFORT:
        return False
    if _reached(climb, verb, noun, here):
        return True
    return from_noun(climb, noun, here, rule=f"commitment.{verb.lemma}-{noun.low}")


def _reached(climb: Climb, verb: Word, noun: Word, here: Context) -> bool:
    """ "an agreement was reached to V", "a decision was taken to V": the infinitive hangs on the verb."""
    target = target_of(climb, verb) if here.passive and target_of(climb, noun) is None else None
    force = climb.v.nouns.get(noun.low)
    if target is None or force is None or verb.lemma not in ("reach", "take", "make", "express", "achieve"):
        return False
    act(climb, target, here.but(force=force, subject=None, passive=False, rule=f"commitment.{verb.lemma}-{noun.low}"))
    return True


def from_noun(climb: Climb, noun: Word, here: Context, rule: str) -> bool:
    """The act that a noun of promise governs."""
    force = climb.v.nouns.get(noun.low)
    if force is None:
        return False
    here = here.but(force=force)
    target = target_of(climb, noun)
    if target is None and _told_in(climb, noun, here):
        return True
    if target is None:
        return noun.low in ("commitment", "commitments", "openness") and to_noun(climb, noun, here)
    act(climb, target, here.but(rule=rule))
    for gerund in _second_gerunds(climb, noun):
        if gerund.i not in climb.seen:
            further(climb, gerund, here.but(rule=rule))
    return True


def _told_in(climb: Climb, noun: Word, here: Context) -> bool:
    """ "gave an assurance that the water will not be diverted"."""
    that = climb.s.kid(noun, "acl", "ccomp", "relcl")
    if that is None or climb.v.modals.get(climb.modal(that) or "") not in ("firm", "binding", "reported"):
        return False
    subject = climb.s.kid(that, "nsubj", "nsubjpass")
    if subject is None or subject.tag == "WDT":
        return False
    climb.clause(that, TOP.but(start=here.start, reported=True, speaker=here.subject))
    return True


def _second_gerunds(climb: Climb, noun: Word) -> Iterator[Word]:
    """ "commitment to reducing tariffs and to expanding trade"."""
    for prep in climb.s.kids(noun, "prep"):
        for kid in climb.s.kids(prep, "conj"):
            gerund = climb.s.kid(kid, "pcomp")
            if gerund is not None:
                yield gerund


def look_forward(climb: Climb, verb: Word, here: Context) -> bool:
    """ "look forward to V-ing" is a soft commitment, to a meeting also an event (coding guide, section 7)."""
    ahead = next((k for k in climb.s.kids(verb) if k.low == "forward"), None)
    if verb.lemma != "look" or ahead is None:
        return False
    target = gerund_after(climb, verb) or gerund_after(climb, ahead)
    fruits = climb.s.kid(target, "dobj") if target is not None and target.lemma == "see" else None
    if fruits is not None and fruits.tag in ("NN", "NNS"):
        return climb.take(Kind.POSITION, verb, here, "position.look-forward", polarity=Polarity.SUPPORT)
    if target is not None:
        act(climb, target, here.but(force=Force.SOFT, rule="commitment.look-forward"))
        return True
    for noun in _awaited(climb, verb):
        lemma = deverbal(noun)
        if lemma is not None or noun.lemma in _JOINT_ACTS:
            rule = "commitment.look-forward-noun"
            return climb.take(Kind.COMMITMENT, noun, here, rule, force=Force.SOFT, lemma=lemma or noun.lemma)
    return climb.take(Kind.POSITION, verb, here, "position.look-forward", polarity=Polarity.SUPPORT)


def _awaited(climb: Climb, verb: Word) -> Iterator[Word]:
    s = climb.s
    for prep in [*s.kids(verb, "prep"), *(p for k in s.kids(verb, "advmod") for p in s.kids(k, "prep"))]:
        noun = s.kid(prep, "pobj")
        if noun is not None and prep.low == "to":
            yield noun
