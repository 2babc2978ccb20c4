"""The acts below a marker: the verb of substance, and every act coordinated with it (coding guide, section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context, weaker
from servanda.reading.grammar.nominal import comes_together, deverbal, is_following, is_meeting
from servanda.reading.grammar.through import REFRAINING, through
from servanda.reading.syntax import Word
from servanda.records import Force, Kind

__all__ = ["act", "backs", "further"]


def act(climb: Climb, verb: Word, here: Context, *, passive: bool = False) -> None:
    """The verb of substance below markers, and every act coordinated with it."""
    climb.seen.add(verb.i)
    lower, force = _lower(climb, verb, here)
    if lower is not None:
        # "refrain from imposing" is a commitment not to impose
        negated = here.negated or climb.negated(verb) or verb.lemma in REFRAINING
        act(climb, lower, here.but(force=force, negated=negated))
    else:
        _commit(climb, verb, here, passive=passive)
    for kid in climb.s.kids(verb, "conj"):
        if kid.i in climb.seen:
            continue
        if lower is None and _shares_object(climb, verb, kid):
            _absorb(climb, kid, here)
        elif kid.is_verb or kid.low in climb.v.stances.verbs:
            _next(climb, verb, kid, here)


def _lower(climb: Climb, verb: Word, here: Context) -> tuple[Word | None, Force | None]:
    """The verb below ``verb``, or below those that share its object: "intensify and expand efforts to prosecute"."""
    lower, force = through(climb, verb, here)
    kids = () if lower is not None else _open_conjuncts(climb, verb)
    for kid in kids:
        if _shares_object(climb, verb, kid):
            lower, force = _lower(climb, kid, here)
            if lower is not None:
                climb.seen.add(kid.i)
                break
    return lower, force


def _next(climb: Climb, verb: Word, kid: Word, here: Context) -> None:
    """A verb coordinated with an act: a clause with its own subject or modal, a further act, or another form."""
    own = climb.s.kid(kid, "nsubj", "nsubjpass") is not None or climb.modal(kid) is not None
    if own:
        climb.clause(kid, here.but(force=None, start=climb.verb_start(kid)))
    elif _same_form(verb, kid):
        further(climb, kid, here)
    else:
        climb.clause(kid, here.but(force=None, start=climb.verb_start(kid), modal=None))


def further(climb: Climb, verb: Word, here: Context) -> None:
    """An act coordinated with one already read: "enhance exchanges"; "oppose decoupling" stays a position."""
    start = climb.verb_start(verb)
    stance = verb.lemma in climb.v.stances.outright
    if stance or (verb.lemma == "support" and here.rule == "commitment.will" and backs(climb, verb)):
        climb.seen.add(verb.i)
        polarity = climb.v.stances.verbs[verb.lemma]
        climb.take(Kind.POSITION, verb, here.but(start=start), "position.coordinated", polarity=polarity)
        for kid in _open_conjuncts(climb, verb):
            further(climb, kid, here)
    else:
        act(climb, verb, here.but(start=start))


def _shares_object(climb: Climb, verb: Word, kid: Word) -> bool:
    """ "deter, detect and disrupt X", "review and upgrade the plan": one act with one object."""
    between = climb.s.words[verb.i + 1 : kid.i]
    return kid.is_verb and all(
        w.dep in ("cc", "punct", "advmod", "conj") or w.tag in ("CC", ",", "RB") for w in between
    )


def _absorb(climb: Climb, verb: Word, here: Context) -> None:
    """A verb that shares its object with the one before: only what is coordinated after the object is further."""
    climb.seen.add(verb.i)
    for kid in _open_conjuncts(climb, verb):
        if _shares_object(climb, verb, kid):
            _absorb(climb, kid, here)
        elif _same_form(verb, kid):
            further(climb, kid, here)


def _open_conjuncts(climb: Climb, verb: Word) -> Iterator[Word]:
    for kid in climb.s.kids(verb, "conj"):
        if kid.i not in climb.seen and (kid.is_verb or kid.low in climb.v.stances.verbs):
            yield kid


def _same_form(a: Word, b: Word) -> bool:
    if a.tag == "VBG" or b.tag == "VBG":
        return a.tag == b.tag
    return b.tag in ("VB", "VBP", "NN", "VBD", "VBN") and (b.tag not in ("VBD", "VBN") or a.tag in ("VBD", "VBN"))


def _commit(climb: Climb, verb: Word, here: Context, *, passive: bool) -> None:
    """The commitment itself, and the meeting it promises."""
    force = weaker(here.force, Force.SOFT) if verb.lemma in climb.v.soft_acts else here.force
    preps = climb.prepositions(verb)
    if verb.lemma == "work" and (preps & {"toward", "towards"} or _on_the_way(climb, verb) is not None):
        # "agreed to work towards the launch of a ferry", "on the early conclusion of a treaty"
        force = weaker(force, Force.INTENT)
    if verb.lemma == "look" and "into" in preps:
        force = weaker(force, Force.SOFT)
    _keep_whole(climb, verb)
    thing = climb.s.kid(verb, "dobj")
    talks = verb.lemma == "conclude" and thing is not None and thing.low in ("negotiations", "consultations", "talks")
    if (verb.lemma in climb.v.gatherings.held and is_meeting(thing) and not talks) or (
        verb.lemma in ("meet", "reconvene") and comes_together(climb.s, verb) and _once(climb, verb)
    ):
        climb.take(Kind.EVENT, verb, here.but(start=verb.i, sure=0.6), "event.promised", nested=True)
    if thing is not None and is_following(climb.s, thing):
        return  # "China will provide the following:": its items are the promises
    given_up = _given_up(climb, verb)
    given = here.giving if verb.is_noun and deverbal(verb) is None else ""
    climb.take(
        Kind.COMMITMENT, verb, here, here.rule, force=force, lemma=given_up or given or _action(climb, verb),
        negated=here.negated or climb.negated(verb) or given_up is not None, passive=passive,
    )  # fmt: skip


def _keep_whole(climb: Climb, verb: Word) -> None:
    """ "ensure that access will not be restricted": what is ensured is no promise of its own."""
    for that in climb.s.kids(verb, "ccomp") if verb.lemma in ("ensure", "guarantee", "make", "see") else ():
        climb.close(that)


def _given_up(climb: Climb, verb: Word) -> str | None:
    """ "shall refrain from the development of such weapons": not to develop them."""
    preps = climb.s.kids(verb, "prep") if verb.lemma in REFRAINING else ()
    things = (climb.s.kid(prep, "pobj") for prep in preps if prep.low == "from")
    return next((deverbal(thing) for thing in things if thing is not None), None)


def _once(climb: Climb, verb: Word) -> bool:
    """Whether a time or place makes it one meeting: "meet again in May", not "meet regularly"."""
    below = [climb.s.words[i] for i in climb.s.subtree(verb)]
    often = any(w.low in ("regularly", "annually", "periodically", "frequently") for w in below)
    known = any(w.low in ("again", "next", "later", "soon", "every") or w.tag in ("CD", "NNP") for w in below)
    met_with = climb.s.kid(verb, "auxpass") is not None  # "would be met with severe consequences"
    return known and not often and not met_with


def _action(climb: Climb, verb: Word) -> str:
    """The lemma of what will be done: "set up", "implement" in "implementation of", "discuss" in "continue talks"."""
    lemma = verb.lemma
    if verb.is_noun and lemma not in climb.v.stances.verbs:
        lemma = deverbal(verb) or lemma
    particle = climb.s.kid(verb, "prt")
    if particle is not None and lemma in climb.v.phrasal:
        lemma = f"{lemma} {particle.low}"
    lemma = _phrased(climb, verb) or lemma
    thing = climb.s.kid(verb, "dobj")
    if thing is not None and (lemma, thing.low) in _WITH_OBJECT:
        return _WITH_OBJECT[lemma, thing.low]
    caused = _caused(climb, verb) if lemma in ("have", "see", "get") else None
    if caused is not None:
        return caused.lemma
    thing = climb.s.kid(verb, "nsubjpass") if lemma in _GIVEN else thing
    if lemma in _SETTING_OUT | _GIVEN and thing is not None:
        lemma = deverbal(thing) or lemma
    return _on_the_way(climb, verb) or lemma


_WITH_OBJECT = {
    ("make", "progress"): "progress",
    ("take", "part"): "take part",
    ("take", "stock"): "take stock",
    # "will continue our support for X", "continuing its assistance": support, assist (coding guide, section 7)
    ("continue", "support"): "support",
    ("continue", "assistance"): "assist",
    ("continue", "aid"): "aid",
}


def _caused(climb: Climb, verb: Word) -> Word | None:
    """ "would have its arrears settled", "will see to it that the line is restored": the act is settle, restore.

    "shall have a Secretariat based in Lima" tells what it has.
    """
    that = climb.s.kid(verb, "ccomp")
    thing = climb.s.kid(that, "nsubj", "nsubjpass") if that is not None else climb.s.kid(verb, "dobj")
    done = that or (climb.s.kid(thing, "acl") if thing is not None else None)
    if done is None or thing is None or done.tag != "VBN" or done.i < verb.i:
        return None
    own = climb.s.kid(thing, "poss") is not None or climb.s.kid(done, "auxpass") is not None
    return done if own else None


_SETTING_OUT = frozenset({"continue", "begin", "commence", "start"})
"""What one sets out on is the act: "continue talks", "commence negotiations towards a framework"."""
_GIVEN = frozenset({"give", "render", "lend", "pay"})
"""In the passive, what is given is the act: "Consideration will be given to a charter"."""
_WAYS = {"work": ("on", "toward", "towards", "for"), "proceed": ("with", "to")}


def _on_the_way(climb: Climb, verb: Word) -> str | None:
    """ "work towards the early conclusion of a treaty" is conclude, "proceed with the preparation of" prepare."""
    for prep in (p for p in climb.s.kids(verb, "prep") if p.low in _WAYS.get(verb.lemma, ())):
        noun = climb.s.kid(prep, "pobj")
        if noun is not None and deverbal(noun) is not None:
            return deverbal(noun)
    return None


# Verbs that mean something only with what follows them, and the noun behind a preposition.
_PHRASES = {
    ("move", "forward", ""): "move forward",
    ("carry", "forward", ""): "carry forward",
    ("push", "forward", ""): "push forward",
    ("put", "forward", ""): "put forward",
    ("hand", "over", ""): "hand over",
    ("put", "into", "practice"): "put into practice",
    ("put", "into", "operation"): "put into operation",
    ("put", "into", "effect"): "put into effect",
    ("put", "in", "place"): "put in place",
    ("take", "into", "account"): "take into account",
    ("take", "into", "consideration"): "consider",
    ("bring", "into", "force"): "bring into force",
    ("keep", "under", "review"): "review",
}


def _phrased(climb: Climb, verb: Word) -> str | None:
    """ "put in place new safeguards", "taking into account the views": the action is the phrase."""
    if verb.lemma == "make" and any(
        k.low == "available" for k in climb.s.kids(verb, "ccomp", "acomp", "oprd", "advcl")
    ):
        return "make available"
    for prep in climb.s.kids(verb, "prep", "prt", "advmod"):
        noun = climb.s.kid(prep, "pobj")
        found = _PHRASES.get((verb.lemma, prep.low, noun.low if noun is not None else ""))
        if found is not None:
            return found
    return None


def backs(climb: Climb, verb: Word) -> bool:
    """Support that is a stance: "will support Ukraine's defence", "support projects with training" are acts.

    Beside a stance it is one whatever it helps: "will oppose the embargo and support reconstruction in Haiti".
    """
    if verb.dep == "conj":
        family = {verb.head, *climb.s.words[verb.head].kids}
        before = max((i for i in family if i < verb.i and climb.s.words[i].is_verb), default=verb.head)
        if climb.s.words[before].lemma in climb.v.stances.outright:
            return True
    return not any(climb.s.words[i].lemma in climb.v.aid for i in climb.s.subtree(verb))
