"""Looking through what only prepares an act: "take steps to reduce" is reduce (coding guide, section 7)."""

from __future__ import annotations

from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context, weaker
from servanda.reading.syntax import Word
from servanda.records import Force

__all__ = ["REFRAINING", "gerund_after", "target_of", "through"]

_Step = tuple[Word | None, Force | None]
_PROMISING = frozenset({"agree", "commit", "pledge", "decide", "undertake", "promise", "resolve"})
REFRAINING = frozenset({"refrain", "abstain"})
"""Who does this promises not to do something: "refrain from imposing"."""
_EXPLORING = frozenset({"explore", "consider", "study"})
# "work together on delivering aid", "focus on diversifying output", "assist in mapping resources"
_UPON = frozenset({"work", "focus", "concentrate", "collaborate", "cooperate", "assist"})
_TOGETHER = frozenset({"together", "jointly", "closely", "with", "hand"})


def through(climb: Climb, verb: Word, here: Context) -> _Step:
    """The verb one step further down, with the force after that step; None if ``verb`` is the act itself."""
    for step in (_by_complement, _by_preposition, _by_noun):
        lower, force = step(climb, verb, here)
        if lower is not None:
            return lower, force
    return None, here.force


def _by_complement(climb: Climb, verb: Word, here: Context) -> _Step:
    """ "work (together) to V", "continue to V", "explore V-ing", "help X V"."""
    below, lemma, v = _complement(climb, verb), verb.lemma, climb.v
    if below is None or not below.is_verb:
        return None, None
    if lemma in v.keep or lemma == "assist":
        return below, here.force
    if lemma in v.weaken or v.commissive.get(lemma) is Force.INTENT:
        stays = lemma == "work" and _together(climb, verb)
        return below, here.force if stays else weaker(here.force, Force.INTENT)
    if lemma in _PROMISING:
        return below, here.force
    if lemma in _EXPLORING:
        return below, weaker(here.force, Force.SOFT)
    return None, None


def _complement(climb: Climb, verb: Word) -> Word | None:
    below = climb.s.kid(verb, "xcomp") or _purpose(climb, verb)
    if below is None and verb.lemma in ("help", "assist"):  # "assist Nigeria strengthen its mining sector"
        below = climb.s.kid(verb, "ccomp")
    return below


def _together(climb: Climb, verb: Word) -> bool:
    return any(k.low in _TOGETHER for k in climb.s.kids(verb, "advmod", "prep"))


def _by_preposition(climb: Climb, verb: Word, here: Context) -> _Step:
    """ "refrain from V-ing", "work towards further expanding market access", "look to V-ing"."""
    if verb.lemma in REFRAINING:
        return gerund_after(climb, verb), here.force
    if verb.lemma in ("work", "move", "strive"):
        toward = next((p for p in climb.s.kids(verb, "prep") if p.low in ("toward", "towards")), None)
        gerund = climb.s.kid(toward, "pcomp") if toward is not None and _complement(climb, verb) is None else None
        if gerund is not None:
            return gerund, here.force if _together(climb, verb) else weaker(here.force, Force.INTENT)
    if verb.lemma in _UPON and _complement(climb, verb) is None:
        effort = climb.s.kid(verb, "dobj")  # "focus our efforts on V-ing"
        below = gerund_after(climb, effort, "on") if effort is not None and effort.low in climb.v.weaken_nouns else None
        return gerund_after(climb, verb, "on", "in") or below, here.force
    if here.passive and verb.lemma in ("give", "devote", "pay"):  # "Priority will be given to V-ing"
        return gerund_after(climb, verb, "to"), here.force
    if verb.lemma == "look":
        return gerund_after(climb, verb), weaker(here.force, Force.SOFT)
    return None, None


def _by_noun(climb: Climb, verb: Word, here: Context) -> _Step:
    """ "take steps to V", "make efforts to V", "begin the process of V-ing", "explore possibilities of V-ing"."""
    noun, v = climb.s.kid(verb, "dobj"), climb.v
    if here.passive and verb.lemma in v.carriers:  # "Further efforts will be made to V"
        noun = climb.s.kid(verb, "nsubjpass")
    if noun is not None and verb.lemma == "take" and (target := _as_opportunity(climb, verb, noun)) is not None:
        return target, here.force
    if noun is None or verb.lemma not in v.carriers or noun.low not in v.keep_nouns | v.weaken_nouns:
        return None, None
    target = climb.s.kid(noun, "acl", "relcl") or gerund_after(climb, noun) or climb.s.kid(verb, "advcl", "xcomp")
    target = target or _needed(climb, noun)
    if target is None or not target.is_verb or climb.s.kid(target, "nsubj") is not None:
        return None, None
    if verb.lemma == "explore":
        return target, weaker(here.force, Force.SOFT)
    return target, weaker(here.force, Force.INTENT) if noun.low in v.weaken_nouns else here.force


def _needed(climb: Climb, noun: Word) -> Word | None:
    """ "take all measures necessary to safeguard the rights": safeguard."""
    needed = (k for k in climb.s.kids(noun, "amod", "relcl", "acl") if k.low in ("necessary", "needed", "required"))
    return next((to for k in needed if (to := climb.s.kid(k, "xcomp")) is not None), None)


def _as_opportunity(climb: Climb, verb: Word, noun: Word) -> Word | None:
    """ "take the anniversary as an opportunity to V": a figure of speech one looks through."""
    preps = (p for w in (verb, noun) for p in climb.s.kids(w, "prep") if p.low == "as")
    occasions = (climb.s.kid(p, "pobj") for p in preps)
    occasion = next((o for o in occasions if o is not None and o.low in ("opportunity", "chance")), None)
    target = climb.s.kid(occasion, "acl", "relcl") if occasion is not None else None
    return target if target is not None and target.tag == "VB" else None


def _purpose(climb: Climb, verb: Word) -> Word | None:
    """ "work (together) to V", "cooperate to V", "join X in V-ing": parsed as an adverbial clause."""
    if verb.lemma not in climb.v.weaken | climb.v.keep:
        return None
    target = next((k for k in climb.s.kids(verb, "advcl") if k.i > verb.i), None)
    if target is not None and target.tag == "VB":
        return target
    return gerund_after(climb, verb) if verb.lemma == "continue" else None


def gerund_after(climb: Climb, word: Word, *after: str) -> Word | None:
    """The gerund after a preposition (``after``: one of these): "committed to increasing", "the process of signing"."""
    for prep in (p for p in climb.s.kids(word, "prep") if not after or p.low in after):
        gerund = climb.s.kid(prep, "pcomp", "pobj")
        if gerund is not None and gerund.tag == "VBG":
            return gerund
    return None


def target_of(climb: Climb, word: Word) -> Word | None:
    """The act a marker governs: an infinitive, or a gerund after a preposition."""
    for dep in ("xcomp", "acl", "ccomp"):
        target = next((k for k in climb.s.kids(word, dep) if k.i > word.i), None)
        if target is None or not target.is_verb:
            continue
        if climb.s.kid(target, "nsubj", "nsubjpass") is None:
            return target
    gerund = gerund_after(climb, word)
    if gerund is not None:
        return gerund
    # not "To seize the chance, both committed to V": what stands before is a purpose
    target = next((k for k in climb.s.kids(word, "advcl") if k.i > word.i), None)
    if target is None or target.tag not in ("VB", "VBG"):
        return None
    return target if any(k.low == "to" for k in climb.s.kids(target, "aux")) else None
