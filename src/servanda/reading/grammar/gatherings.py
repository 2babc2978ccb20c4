"""Meetings and visits held: "met today", "held talks", "was held on Sunday", "had a telephone conversation"."""

from __future__ import annotations

from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.grammar.nominal import acts_for_parties, comes_together, is_meeting
from servanda.reading.grammar.stance import in_company
from servanda.reading.syntax import Word
from servanda.records import Kind

__all__ = ["meeting"]

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OPENING = frozenset({"on", "yesterday", "today", "this", "last", "earlier", "next", "in", "later"})
_TALK = frozenset({"discussion", "discussions", "exchange", "dialogue"})  # "had discussions" names no meeting
_GUESTS = frozenset(
    "president premier chancellor king sultan minister secretary ambassador envoy delegation counterpart chairman "
    "chairperson speaker governor representative director general prince emir commissioner".split()
)
_BY_ITSELF = frozenset({"take", "open", "conclude", "convene"})  # "the talks took place", "the forum opened"


def meeting(climb: Climb, verb: Word, here: Context) -> bool:
    """A finite clause that tells of a meeting."""
    auxiliaries = climb.s.kids(verb, "aux", "auxpass")
    if verb.tag not in _FINITE and not any(k.tag in _FINITE for k in auxiliaries) and verb.dep != "conj":
        return False
    thing = climb.s.kid(verb, "dobj")
    if verb.lemma in climb.v.gatherings.having and is_meeting(thing) and thing is not None and not here.passive:
        if verb.lemma in ("have", "conduct", "make") and (
            thing.low in _TALK or (verb.lemma, thing.low) == ("make", "call")
        ):
            return False
        return climb.take(Kind.EVENT, verb, _dated(climb, here).but(sure=0.8), f"event.{verb.lemma}")
    if _took_part(climb, verb, thing, here):
        return climb.take(Kind.EVENT, verb, _dated(climb, here).but(sure=0.65), "event.take-part")
    if _received(climb, verb, thing, here):
        return climb.take(Kind.EVENT, verb, _dated(climb, here).but(sure=0.6), f"event.{verb.lemma}")
    if _was_held(climb, verb, here):
        return climb.take(Kind.EVENT, verb, here.but(sure=0.85), "event.was-held")
    if _came_together(climb, verb, here):
        return climb.take(Kind.EVENT, verb, _dated(climb, here).but(sure=0.8), f"event.{verb.lemma}")
    return False


def _took_part(climb: Climb, verb: Word, thing: Word | None, here: Context) -> bool:
    """ "took part in the opening ceremony", "participated in the 11th session"."""
    if verb.lemma != "participate" and not (verb.lemma == "take" and thing is not None and thing.low == "part"):
        return False
    preps = [p for w in (verb, thing) if w is not None for p in climb.s.kids(w, "prep") if p.low == "in"]
    told = verb.tag == "VBD" and acts_for_parties(here.subject) is True
    return told and any(is_meeting(climb.s.kid(p, "pobj")) for p in preps)


def _received(climb: Climb, verb: Word, guest: Word | None, here: Context) -> bool:
    """ "received the President of Turkmenistan at the palace", "hosted a delegation": who came, and to whom."""
    if verb.lemma not in ("receive", "host", "welcome") or guest is None or here.passive:
        return False
    person = guest.tag != "NNP" and (guest.low in _GUESTS or guest.lemma in _GUESTS)
    named = verb.lemma != "welcome"  # "welcomed the Prime Minister's visit", "welcomed Mr Key" is courtesy
    titled = any(k.low in _GUESTS for k in (guest, *climb.s.kids(guest, "compound", "nmod")))
    person = person or (named and guest.tag == "NNP" and titled)
    return person and acts_for_parties(here.subject) is True


def _was_held(climb: Climb, verb: Word, here: Context) -> bool:
    thing = climb.s.kid(verb, "dobj")
    if verb.lemma == "take" and not (thing is not None and thing.low == "place"):
        return False  # "The Council took note of the course of the negotiations"
    known = verb.lemma in climb.v.gatherings.took_place and is_meeting(here.subject)
    return known and (here.passive or verb.lemma in _BY_ITSELF)


def _came_together(climb: Climb, verb: Word, here: Context) -> bool:
    if here.passive or verb.lemma not in climb.v.gatherings.coming:
        return False
    if here.subject is None or acts_for_parties(here.subject) is False or not comes_together(climb.s, verb):
        return False
    if in_company(climb, verb, None) is not None:
        return False  # "spoke highly of the results"
    below = [climb.s.words[i] for i in climb.s.subtree(verb)]
    dated = any(w.low in ("today", "yesterday") or w.tag == "CD" for w in below)
    # "spoke about trade" is part of a talk already told of
    return verb.lemma not in ("speak", "talk") or dated or bool(climb.prepositions(verb) & {"with", "to", "by"})


def _dated(climb: Climb, here: Context) -> Context:
    """With the opening phrase that says when: "On July 24, the two ministers met", "Yesterday, the President …"."""
    words, start = climb.s.words, here.start
    if start is not None and 0 < start <= 7 and words[0].low in _OPENING and words[start - 1].text == ",":
        return here.but(start=0)
    return here
