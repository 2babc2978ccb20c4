"""What "will", "shall", "should", "must" and "may" say: a promise, a stance, a meeting to come, a duty."""

from __future__ import annotations

from servanda.reading.grammar import by_adjective
from servanda.reading.grammar.acts import act, backs
from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.grammar.nominal import acts_for_parties, comes_together, deverbal, first_word, is_meeting
from servanda.reading.syntax import Word
from servanda.records import Force, Kind, Polarity

__all__ = ["arranged", "duty", "future", "may", "stands_with"]

_COMES_TOGETHER = frozenset({"meet", "reconvene", "gather", "visit", "travel"})
_REGULARLY = frozenset({"regularly", "annually", "quarterly", "monthly", "every", "each"})
_SOFT_ACTS = frozenset({"consider", "explore", "identify", "assist"})


def future(climb: Climb, verb: Word, here: Context) -> None:
    """A clause under "will" or "shall"; ``here.force`` is what the modal gives."""
    if verb.lemma == "be":
        _be(climb, verb, here)
    elif verb.lemma == "include" and not _will_meet(climb, verb, here):
        _included(climb, verb, here)
    elif not _will_meet(climb, verb, here) and not _will_value(climb, verb, here):
        _will_act(climb, verb, here)


def _will_act(climb: Climb, verb: Word, here: Context) -> None:
    able = _able(climb, verb, here)
    if able is not False:
        sure = here.sure * (0.9 if able else 0.55)
        act(climb, verb, here.but(sure=sure, rule="commitment.will"), passive=here.passive)


def _able(climb: Climb, verb: Word, here: Context) -> bool | None:
    """Whether the subject promises (True), an effect is foretold (False), or nobody can say."""
    subject, able = here.subject, acts_for_parties(here.subject)
    if subject is None:
        return True if here.passive else able
    if here.passive:
        return able or (None if subject.low in ("this", "these", "it", "that") else True)
    effect = verb.lemma in climb.v.outcomes
    if subject.low == "it":  # "said it would send aid"; "It will send another batch"; "It will open a new chapter"
        return True if here.reported else False if effect else None
    if effect and subject.lemma in climb.v.abstract:
        return False  # "our partnership will make prosperity possible"
    return False if able is None and effect else able  # "performance of the Agreement will promote trade"


def _will_value(climb: Climb, verb: Word, here: Context) -> bool:
    """Under "will", support and oppose stay positions (coding guide, section 7)."""
    outright = climb.v.stances.outright
    if stands_with(climb, verb):
        return climb.take(Kind.POSITION, verb, here, "position.will-stand", polarity=Polarity.SUPPORT)
    if verb.lemma in outright or verb.lemma == "value":
        return climb.take(Kind.POSITION, verb, here, "position.will", polarity=climb.v.stances.verbs[verb.lemma])
    if verb.lemma == "support" and backs(climb, verb):
        return climb.take(Kind.POSITION, verb, here, "position.will-support", polarity=Polarity.SUPPORT)
    return False


def stands_with(climb: Climb, verb: Word) -> bool:
    """ "will (continue to) stand with Ukraine": a stance, not an act (coding guide, section 7)."""
    below = climb.s.kid(verb, "xcomp") if verb.lemma == "continue" else verb
    if below is None or below.lemma != "stand":
        return False
    return bool(climb.prepositions(below) & {"with", "by", "behind", "against"})


def _be(climb: Climb, verb: Word, here: Context) -> None:
    word = climb.s.kid(verb, "acomp", "attr", "prep", "oprd")
    if word is not None and word.low in climb.v.adjectives:
        by_adjective.promise(climb, verb, here)


def _will_meet(climb: Climb, verb: Word, here: Context) -> bool:
    thing = climb.s.kid(verb, "dobj")
    # "the next meeting of which will take place in Lima"
    thing = here.subject if here.passive or (thing is not None and thing.low == "place") else thing
    if verb.lemma in climb.v.gatherings.held and is_meeting(thing):
        return climb.take(Kind.EVENT, verb, here, "event.will-hold")
    if _again_and_again(climb, verb) or here.rule == "agreed-that":
        return False  # "will meet every two years", "agreed that officials would meet": an act
    if verb.lemma in _COMES_TOGETHER and not here.passive and comes_together(climb.s, verb):
        return climb.take(Kind.EVENT, verb, here.but(sure=0.7), "event.will-meet")
    return False


def _again_and_again(climb: Climb, verb: Word) -> bool:
    below = {climb.s.words[i].low for i in climb.s.subtree(verb)}
    once_a_year = bool(below & {"once", "twice"}) and bool(below & {"year", "month", "quarter"})
    return verb.lemma in _COMES_TOGETHER and (once_a_year or bool(below & _REGULARLY))


def _included(climb: Climb, verb: Word, here: Context) -> None:
    """A list of nouns under "will include": one firm commitment each (coding guide, section 7)."""
    item = climb.s.kid(verb, "dobj")
    here = here.but(sure=0.5)
    while item is not None:
        lemma = deverbal(item) or (item.lemma if item.is_verb else "include")
        climb.take(Kind.COMMITMENT, item, here, "commitment.include", force=here.force, lemma=lemma)
        item = climb.s.kid(item, "conj")
        here = here.but(start=first_word(climb.s, item) if item is not None else None)


def duty(climb: Climb, verb: Word, here: Context) -> None:
    """ "must", "should": somebody else's duty is a call, a thing's or our own a position."""
    subject = here.subject
    if subject is None:
        return
    if verb.dep in ("relcl", "advcl", "conj") and climb.s.kid(verb, "nsubj", "nsubjpass") is None:
        return
    here = here.but(sure=0.6)
    ours = subject.low in ("we", "it", "there", "this") or subject.lemma in climb.v.abstract
    ours = ours or any(k.low == "our" for k in climb.s.kids(subject, "poss"))
    if ours or acts_for_parties(subject) is not True:
        climb.take(Kind.POSITION, verb, here, "position.must", polarity=Polarity.SUPPORT)
    else:
        climb.take(Kind.CALL, verb, here, "call.should", addressee=subject)
        for kid in climb.s.kids(verb, "conj"):  # "should keep up exchanges, support each other and expand trade"
            if kid.tag == "VB" and kid.i not in climb.seen and climb.s.kid(kid, "nsubj", "nsubjpass") is None:
                climb.seen.add(kid.i)
                climb.take(Kind.CALL, kid, here.but(start=climb.verb_start(kid)), "call.should", addressee=subject)


def arranged(climb: Climb, verb: Word, here: Context) -> bool:
    """ "is to draw up a list", "are to be signed in June": firm, as "will"."""
    target = climb.s.kid(verb, "xcomp") if verb.low in ("is", "are") else None
    if target is None or target.tag not in ("VB", "VBN") or not any(k.tag == "TO" for k in climb.s.kids(target, "aux")):
        return False
    if climb.s.kid(verb, "acomp", "attr") is not None or acts_for_parties(here.subject) is False:
        return False  # "our goal is to V" tells a purpose
    passive = climb.s.kid(target, "auxpass") is not None
    if not passive and acts_for_parties(here.subject) is not True:
        return False
    climb.seen.add(target.i)
    future(climb, target, here.but(force=Force.FIRM, passive=passive, sure=0.7))
    return True


def may(climb: Climb, verb: Word, here: Context) -> None:
    """ "may consider joining": soft; other possibilities promise nothing."""
    if acts_for_parties(here.subject) is True and verb.lemma in _SOFT_ACTS:
        act(climb, verb, here.but(force=Force.SOFT, sure=0.6, rule="commitment.may"))
