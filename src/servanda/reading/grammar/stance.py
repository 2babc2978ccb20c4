"""Words that value only in some company: "stand with", "hope for", "adhere to", "is essential"."""

from __future__ import annotations

from servanda.reading.grammar.climb import Climb
from servanda.reading.syntax import Word
from servanda.records import Polarity

__all__ = ["IN_COMPANY", "being", "in_company"]

_HOPING = frozenset({"hope", "trust", "wish"})
_HOLDING = frozenset({"believe", "consider", "regard", "view", "recall", "maintain", "encourage", "agree"})
IN_COMPANY = _HOPING | _HOLDING | {"stand", "adhere", "insist", "remain", "speak", "assess", "abide", "proceed", "join"}
_PREMISES = frozenset("premise understanding fact assumption position conviction belief need necessity".split())
_STEADY = frozenset({"committed", "united", "steadfast", "convinced"})
_STANDING = frozenset({"for", "with", "by", "behind", "against"})


def in_company(climb: Climb, verb: Word, noun: Word | None) -> Polarity | None:
    """The stance of a verb of ``IN_COMPANY``, None if its company is missing."""
    prepositions, lemma = climb.prepositions(verb), verb.lemma
    clause = climb.s.kid(verb, "ccomp")
    if lemma == "stand" and prepositions & _STANDING:
        return Polarity.OPPOSE if "against" in prepositions else Polarity.SUPPORT
    if lemma in _HOPING and (clause or climb.s.kid(verb, "xcomp") or "for" in prepositions or noun):
        return Polarity.SUPPORT
    if lemma == "join":  # "joined in denouncing terrorism"
        gerunds = (climb.s.kid(p, "pcomp") for p in climb.s.kids(verb, "prep") if p.low == "in")
        return next((climb.v.stances.verbs.get(g.lemma) for g in gerunds if g is not None), None)
    if lemma == "proceed":  # "proceed from the premise that X should remain Y"
        started = next((climb.s.kid(p, "pobj") for p in climb.s.kids(verb, "prep") if p.low == "from"), None)
        return Polarity.SUPPORT if started is not None and started.low in _PREMISES else None
    if lemma in ("adhere", "insist") and prepositions & {"to", "on", "upon"}:
        return Polarity.SUPPORT
    if lemma == "maintain" and clause is None and (noun is None or noun.low not in ("position", "stance", "view")):
        return None  # "have maintained close exchanges" tells what was done
    if lemma in _HOLDING and (noun or clause or climb.s.kid(verb, "oprd")):
        return Polarity.NOTE if lemma == "recall" else Polarity.SUPPORT
    if lemma in ("speak", "assess", "abide"):
        return _spoken(climb, verb)
    word = climb.s.kid(verb, "acomp", "attr") if lemma == "remain" and verb.tag != "VBG" else None
    if word is None:
        return None
    return Polarity.SUPPORT if word.low in _STEADY else climb.v.stances.adjectives.get(word.low)


def _spoken(climb: Climb, verb: Word) -> Polarity | None:
    """ "spoke in favour of", "spoke highly of", "spoke out against", "highly assess", "abide by"."""
    near = {climb.s.words[i].low for i in climb.s.subtree(verb) if 0 < abs(i - verb.i) < 4}
    if near & {"favour", "favor", "highly", "support", "positively", "favourably", "favorably"} or (
        verb.lemma == "abide" and "by" in near
    ):
        return Polarity.SUPPORT
    return Polarity.OPPOSE if verb.lemma == "speak" and "against" in near else None


def being(climb: Climb, verb: Word) -> Polarity | None:
    """ "are concerned", "is opposed to", "Critical minerals are essential for X"."""
    word = climb.s.kid(verb, "acomp", "attr")
    if word is None:
        return Polarity.SUPPORT if _of_the_view(climb, verb) else None
    if word.low in climb.v.stances.needed:
        return Polarity.SUPPORT if _general(climb, verb) else None
    return climb.v.stances.adjectives.get(word.low)


def _of_the_view(climb: Climb, verb: Word) -> bool:
    """ "The two sides are of the view that X"."""
    nouns = (climb.s.kid(p, "pobj") for p in climb.s.kids(verb, "prep") if p.low == "of")
    return any(n is not None and n.low in ("view", "opinion", "belief") for n in nouns)


def _general(climb: Climb, verb: Word) -> bool:
    """A value said of the world, in the present."""
    return verb.tag in ("VBP", "VBZ") and verb.dep == "ROOT" and len(climb.s.words) < 60
