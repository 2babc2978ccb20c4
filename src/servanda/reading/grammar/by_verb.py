"""Promises by verb: "agreed to V", "plans to V", "agreed that they would V", "work to V", "pledged $1 billion"."""

from __future__ import annotations

from servanda.reading.grammar.acts import act
from servanda.reading.grammar.by_adjective import to_noun
from servanda.reading.grammar.climb import TOP, Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.grammar.future import stands_with
from servanda.reading.grammar.instructing import instructed
from servanda.reading.grammar.nominal import acts_for_parties, deverbal
from servanda.reading.grammar.through import target_of, through
from servanda.reading.syntax import Word
from servanda.records import Force, Kind, Polarity

__all__ = ["promise"]

_INSTRUCTING = frozenset({"instruct", "direct", "task", "mandate", "entrust"})
_GIVING = frozenset({"pledge", "promise", "commit", "offer"})
_AGREEING = frozenset({"agree", "concur", "hope", "determine", "expect"})
_WILLING = frozenset("intend plan agree pledge commit decide promise undertake resolve offer".split())
_GOING_ON = frozenset({"continue", "partner", "join"})  # "continue to V" and bare "work to V": intent
_NOW = frozenset({"plan", "aim", "seek", "commit", "look", "strive", "explore", "intend"})
_WILLED = frozenset({"aim", "intend", "plan", "aspire"})
_TIMES = frozenset(
    "occasion sideline margin basis day morning afternoon evening".split()
)  # "agreed on the sidelines to V"
_ACT_OF = {"support": "support", "assistance": "assist", "cooperation": "cooperate"}


def promise(climb: Climb, verb: Word, here: Context) -> bool:
    """A verb whose complement is the holder's own act."""
    going_on = (verb.lemma in climb.v.weaken or verb.lemma in _GOING_ON) and not _willed(climb, verb, here)
    weighing = Force.SOFT if verb.lemma in climb.v.weighing else None
    force = climb.v.commissive.get(verb.lemma) or (Force.INTENT if going_on else weighing)
    if force is None or not _can_promise(verb, here):
        return False
    if verb.lemma in climb.v.proposing and climb.s.kid(verb, "ccomp") is not None:
        return False  # "proposed that X be done" asks somebody else
    if verb.lemma in ("expect", "intend", "mean") and here.passive:
        return False  # "the volume is expected to grow" foretells, "this text is intended to" explains
    if verb.lemma in _INSTRUCTING:
        return instructed(climb, verb, here)
    that = climb.s.kid(verb, "ccomp")
    if that is not None and that.is_verb and climb.s.kid(that, "nsubj", "nsubjpass", "expl", "csubj") is not None:
        return _promised_that(climb, verb, that, here)
    if going_on:
        return _going_on(climb, verb, here)
    return _promised_to(climb, verb, here.but(force=force))


def _can_promise(verb: Word, here: Context) -> bool:
    if acts_for_parties(here.subject) is not False:
        return True
    # "it was agreed to V", "It also intends to V"; "it aims to V" is said of documents
    return here.subject is not None and here.subject.low == "it" and (here.passive or verb.lemma in _WILLING)


def _willed(climb: Climb, verb: Word, here: Context) -> bool:
    """ "The meeting also aimed to V", "the Sides planned to V": a will, also told afterwards; "– Intend to V"."""
    if here.subject is None:
        return verb.lemma in _WILLED and climb.opens(verb)
    return verb.lemma in _WILLED and verb.tag == "VBD" and acts_for_parties(here.subject) is True


def _promised_to(climb: Climb, verb: Word, here: Context) -> bool:
    target = target_of(climb, verb)
    if target is not None and target.tag in ("VBD", "VBZ", "VBP") and not climb.s.kids(target, "aux"):
        return True  # "half of the outcomes agreed in Xi'an were in place": what was agreed, and how it stands
    if target is not None and _purpose_of_thing(climb, verb, target):
        return _object(climb, verb, here)
    progressive = verb.tag == "VBG" and climb.has_aux(verb, "be")
    if progressive and verb.lemma in climb.v.weighing:
        return _weighed(climb, verb, target, here)
    if target is None or (progressive and verb.lemma not in _NOW):
        return _object(climb, verb, here)
    if here.subject is None and not here.passive and not climb.opens(verb):
        return False
    if here.subject is not None and here.subject.low == "it" and here.passive:
        here = here.but(subject=None)  # "It was agreed to continue contacts": all parties
    act(climb, target, here.but(rule=f"commitment.{verb.lemma}"))
    return True


def _purpose_of_thing(climb: Climb, verb: Word, target: Word) -> bool:
    """ "agreed on shared rules to keep the peace": what was agreed on is a thing, and the infinitive its purpose."""
    if verb.lemma not in ("agree", "decide") or target.dep not in ("advcl", "acl", "xcomp", "pcomp"):
        return False
    things = (climb.s.kid(p, "pobj") for p in climb.s.kids(verb, "prep") if p.low in ("on", "upon"))
    return any(
        t is not None and t.tag in ("NN", "NNS") and t.lemma not in _TIMES and verb.i < t.i < target.i for t in things
    )


def _weighed(climb: Climb, verb: Word, target: Word | None, here: Context) -> bool:
    """ "is considering opening a route", "is studying a joint network": soft (coding guide, section 3)."""
    rule = f"commitment.{verb.lemma}"
    thing = climb.s.kid(verb, "dobj", "ccomp")
    if target is not None:
        act(climb, target, here.but(force=Force.SOFT, rule=rule))
    elif thing is not None and acts_for_parties(here.subject) is not None:
        climb.take(Kind.COMMITMENT, verb, here.but(sure=0.6), rule, force=Force.SOFT)
    return target is not None or thing is not None


def _going_on(climb: Climb, verb: Word, here: Context) -> bool:
    """ "continue to V", "work to V"."""
    if verb.lemma == "continue" and stands_with(climb, verb):
        return climb.take(Kind.POSITION, verb, here, "position.continue-stand", polarity=Polarity.SUPPORT)
    if climb.has_aux(verb, "have") or verb.tag == "VBD":
        return False  # "have worked closely to resolve": what was done
    if acts_for_parties(here.subject) is not True:
        return False  # "Firearms continue to generate violence", "attempts to blame"
    target, force = through(climb, verb, here.but(force=Force.INTENT))
    if target is None:
        return False
    act(climb, target, here.but(force=force, rule=f"commitment.{verb.lemma}"))
    return True


def _promised_that(climb: Climb, verb: Word, that: Word, here: Context) -> bool:
    """ "agreed that officials would meet": an act; "agreed that missile defence could play a role": a position."""
    mood = climb.v.modals.get(climb.modal(that) or "")
    able = acts_for_parties(climb.s.kid(that, "nsubj", "nsubjpass")) is not False
    if mood in ("firm", "binding", "reported") and able:
        climb.clause(that, TOP.but(start=here.start, reported=True, speaker=here.subject, rule="agreed-that"))
        return True
    if verb.lemma in ("agree", "decide", "resolve") and able and _be_done(climb, that):
        act(climb, that, here.but(force=Force.FIRM, rule=f"commitment.{verb.lemma}-be"), passive=True)
        return True
    if verb.lemma in _AGREEING and mood == "duty" and _themselves(climb, that):
        act(climb, that, here.but(force=Force.FIRM, rule=f"commitment.{verb.lemma}-should", sure=0.7))
        return True
    if verb.lemma in _AGREEING:
        climb.close(that)
        return climb.take(Kind.POSITION, verb, here, f"position.{verb.lemma}-that", polarity=Polarity.SUPPORT)
    return False


def _be_done(climb: Climb, that: Word) -> bool:
    """ "They agreed that patrols be held each summer": the subjunctive of an act."""
    return any(k.low == "be" and k.tag == "VB" for k in climb.s.kids(that, "auxpass")) and climb.modal(that) is None


def _themselves(climb: Climb, that: Word) -> bool:
    """ "The two sides agreed that they should strengthen coordination": their own act."""
    subject = climb.s.kid(that, "nsubj")
    return subject is not None and subject.low in ("they", "it", "we") and that.lemma not in ("be", "have")


def _object(climb: Climb, verb: Word, here: Context) -> bool:
    """ "pledged full support for…", "pledged $1 billion": the object is the act; "agreed on X" a position."""
    noun = climb.s.kid(verb, "dobj")
    if verb.lemma in _GIVING and noun is not None:
        lemma = _ACT_OF.get(noun.low, deverbal(noun) or "provide")
        rule = f"commitment.{verb.lemma}-noun"
        return climb.take(Kind.COMMITMENT, verb, here.but(sure=0.75), rule, force=here.force, lemma=lemma)
    if verb.lemma in ("agree", "decide", "commit") and noun is None:
        for prep in climb.s.kids(verb, "prep"):
            thing = climb.s.kid(prep, "pobj")
            if thing is not None and prep.low in ("on", "upon", "to", "with"):
                return _agreed_on(climb, verb, prep, thing, here)
    return False


def _agreed_on(climb: Climb, verb: Word, prep: Word, thing: Word, here: Context) -> bool:
    if verb.lemma == "commit" or (prep.low == "to" and deverbal(thing) is not None):
        return to_noun(climb, verb, here)
    if prep.low == "to" or thing.lemma in climb.v.documents:  # "have agreed (in principle) on a Framework for …"
        return climb.take(Kind.DECISION, verb, here.but(sure=0.6), "decision.agree-to")
    return climb.take(Kind.POSITION, verb, here, "position.agree-on", polarity=Polarity.SUPPORT, target=thing)
