"""Calls: the holder asks somebody else to act (coding guide, section 1)."""

from __future__ import annotations

from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.grammar.instructing import instructed, own_officials
from servanda.reading.grammar.nominal import acts_for_parties
from servanda.reading.grammar.through import target_of
from servanda.reading.syntax import Word
from servanda.records import Kind

__all__ = ["call"]

_VOICING = frozenset({"renew", "reiterate", "repeat", "issue", "make", "reaffirm", "underscore", "extend"})
_NEEDS_BOTH = frozenset({"encourage", "invite", "ask", "require", "recommend", "task"})  # somebody, and an act
_NEEDS_ONE = frozenset({"press", "insist", "request", "urge", "appeal"})


def call(climb: Climb, verb: Word, here: Context) -> bool:
    """ "urged all parties to V", "called on X to V", "renewed their call for"."""
    noun = climb.s.kid(verb, "dobj")
    if noun is not None and noun.low in climb.v.call_nouns and verb.lemma in _VOICING:
        return _by_noun(climb, verb, noun, here)
    if verb.lemma in ("require", "demand") and not (_opens(verb, here) or acts_for_parties(here.subject) is True):
        return False  # "the times demand no less", "growth requires that people be trained"
    if verb.lemma == "welcome" and noun is not None:
        return _bidden(climb, verb, noun, here)
    if here.passive:
        return _were_asked(climb, verb, here)
    if verb.lemma in climb.v.proposing:
        return _proposed(climb, verb, here)
    if verb.lemma not in climb.v.call:
        return False
    if verb.lemma == "call":
        return _called(climb, verb, here)
    return _demanded(climb, verb, here)


def _opens(verb: Word, here: Context) -> bool:
    """ "3. Demands that all parties cease fire": an operative paragraph opens with its verb."""
    return here.subject is None and verb.dep == "ROOT" and verb.tag == "VBZ"


def _demanded(climb: Climb, verb: Word, here: Context) -> bool:
    """ "urged X to V", "demanded that X V", "requested assistance"."""
    target = climb.s.kid(verb, "xcomp", "ccomp", "advcl")
    addressee = _object(climb, verb, target)
    if addressee is None and verb.lemma == "appeal":  # "appealed to donors to V"
        addressee = next((climb.s.kid(p, "pobj") for p in climb.s.kids(verb, "prep") if p.low == "to"), None)
    if target is not None and any(k.low in ("if", "whether") for k in climb.s.kids(target, "mark")):
        return False  # "asked if they needed support"
    if verb.lemma in ("ask", "request") and target is None and "for" in climb.prepositions(verb):
        return climb.take(Kind.CALL, verb, here.but(sure=0.6), f"call.{verb.lemma}-for", addressee=addressee)
    if verb.lemma in _NEEDS_BOTH and (target is None or addressee is None):
        return False
    if verb.lemma in _NEEDS_ONE and target is None and addressee is None:
        return False
    if verb.lemma in ("ask", "task", "challenge") and own_officials(climb, verb, strict=True):
        return instructed(climb, verb, here)
    return _asked(climb, verb, target, addressee, here)


def _by_noun(climb: Climb, verb: Word, noun: Word, here: Context) -> bool:
    s = climb.s
    told = next((s.kid(p, "pobj") for p in s.kids(noun, "prep") if p.low in ("on", "upon", "to")), None)
    act = target_of(climb, noun)
    lemma = (act or verb).lemma
    return climb.take(Kind.CALL, verb, here, f"call.{verb.lemma}-{noun.low}", addressee=told, lemma=lemma)


def _bidden(climb: Climb, verb: Word, noun: Word, here: Context) -> bool:
    """ "welcomes more companies to invest": an invitation; "welcomed the decision to V" values it."""
    target = climb.s.kid(verb, "xcomp", "advcl", "ccomp") or climb.s.kid(noun, "acl")
    guests = noun.low in ("them", "all", "everyone") or (noun.tag == "NNS" and acts_for_parties(noun) is True)
    guests = guests and noun.low not in climb.v.nouns  # "welcomed their plans to V"
    if target is None or target.tag != "VB" or target.i < noun.i or not guests:
        return False
    return _asked(climb, verb, target, noun, here.but(sure=0.6))


def _were_asked(climb: Climb, verb: Word, here: Context) -> bool:
    """ "Companies of both countries are invited to join": a call on the subject."""
    target = climb.s.kid(verb, "xcomp")
    if verb.lemma not in climb.v.call or verb.lemma == "task" or target is None or here.subject is None:
        return False
    return _asked(climb, verb, target, here.subject, here.but(sure=0.6, subject=None))


def _proposed(climb: Climb, verb: Word, here: Context) -> bool:
    """ "proposed that customs services switch", "expects the other side to respect": asked of the subject below."""
    target = climb.s.kid(verb, "ccomp")
    asked = climb.s.kid(target, "nsubj", "nsubjpass") if target is not None else None
    if target is None or asked is None or climb.modal(target) in ("will", "would", "shall"):
        return False
    asking = any(k.low in ("to", "be", "should") for k in climb.s.kids(target, "aux", "auxpass"))
    if target.tag not in ("VB", "VBP") and not asking:
        return False
    if verb.lemma == "expect" and acts_for_parties(asked) is not True:
        return False
    return _asked(climb, verb, target, asked, here.but(sure=0.7))


def _called(climb: Climb, verb: Word, here: Context) -> bool:
    """ "called on both sides to V", "called for restraint"; "called him" asks for nothing."""
    on = next((p for p in climb.s.kids(verb, "prep", "prt") if p.low in ("on", "upon", "for")), None)
    if on is None:
        return False
    if on.low == "for":
        return climb.take(Kind.CALL, verb, here.but(sure=0.7), "call.call-for")
    target = climb.s.kid(verb, "xcomp", "ccomp", "advcl")
    addressee = climb.s.kid(on, "pobj") or _object(climb, verb, target)
    return _asked(climb, verb, target, addressee, here)


def _object(climb: Climb, verb: Word, target: Word | None) -> Word | None:
    inner = climb.s.kid(target, "nsubj", "nsubjpass") if target is not None else None
    return climb.s.kid(verb, "dobj") or inner


def _asked(climb: Climb, verb: Word, target: Word | None, addressee: Word | None, here: Context) -> bool:
    """One call for each act that is asked for."""
    rule = f"call.{verb.lemma}"
    climb.take(Kind.CALL, verb, here, rule, addressee=addressee, lemma=(target or verb).lemma)
    if target is None:
        return True
    climb.seen.add(target.i)
    for kid in climb.s.kids(target, "conj"):
        if kid.is_verb and kid.i not in climb.seen and climb.s.kid(kid, "nsubj") is None:
            climb.seen.add(kid.i)
            climb.take(Kind.CALL, kid, here.but(start=climb.verb_start(kid)), rule, addressee=addressee)
    return True
