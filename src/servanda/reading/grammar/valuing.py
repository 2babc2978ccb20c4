"""Positions: the holder values or rejects something (coding guide, sections 1 and 7)."""

from __future__ import annotations

from servanda.reading.grammar.acts import act
from servanda.reading.grammar.by_noun import from_noun
from servanda.reading.grammar.climb import TOP, Climb
from servanda.reading.grammar.decisions import SIGNINGS
from servanda.reading.grammar.draft import Context
from servanda.reading.grammar.nominal import acts_for_parties, first_word
from servanda.reading.grammar.stance import IN_COMPANY, being, in_company
from servanda.reading.syntax import Word
from servanda.records import Kind, Polarity

__all__ = ["polarity_of", "valuing"]

_MERE_WISHES = frozenset({"interest", "hope", "desire"})
_WORTH = frozenset({"importance", "value", "need", "significance", "necessity", "urgency"})
_REPEATING = frozenset({"reiterate", "share", "renew"})
_EFFECTS = frozenset({"support", "back", "help", "advance"})


def valuing(climb: Climb, verb: Word, here: Context) -> bool:
    """A verb of valuing with its object; also what it says of others."""
    polarity = polarity_of(climb, verb) or _troubled(climb, verb)
    if polarity is None:
        return False
    subject = here.subject
    unable = subject is not None and acts_for_parties(subject) is False and not here.passive
    if unable and subject is not None and subject.low != "it" and verb.dep != "conj":
        return False
    thing = climb.s.kid(verb, "dobj")
    if verb.lemma == "share" and thing is not None and _shared_will(climb, verb, thing, here):
        return True
    if verb.lemma == "proceed":
        climb.close(verb)  # "proceed from the premise that borders must remain": no call
    if verb.lemma in ("be", "remain"):
        _hopeful(climb, verb)
    climb.take(Kind.POSITION, verb, here, f"position.{verb.lemma}", polarity=polarity, target=thing)
    of_others = _noted(climb, verb, thing) if verb.lemma == "take" else thing
    if of_others is not None and (verb.lemma in climb.v.stances.of_others or verb.lemma == "take"):
        _theirs(climb, verb, of_others)
    if thing is not None:
        _further(climb, thing, here)
    return True


def _shared_will(climb: Climb, verb: Word, view: Word, here: Context) -> bool:
    """ "shared the view that they would deepen consultations": what they will do themselves."""
    that = climb.s.kid(view, "acl", "ccomp", "relcl") or climb.s.kid(verb, "ccomp")
    subject = climb.s.kid(that, "nsubj") if that is not None else None
    if that is None or subject is None or subject.low != "they" or climb.modal(that) not in ("would", "will"):
        return False
    climb.clause(that, here.but(start=here.start, reported=True, speaker=here.subject, rule="agreed-that"))
    return True


def _hopeful(climb: Climb, verb: Word) -> None:
    """ "are hopeful that all parties will V" promises nothing."""
    for word in climb.s.kids(verb, "acomp"):
        for that in climb.s.kids(word, "ccomp"):
            climb.close(that)


def _further(climb: Climb, thing: Word, here: Context) -> None:
    """ "expressed concern about X and full support for Y": a position for each noun of valuing."""
    nouns = climb.v.stances.nouns
    if not (thing.low in nouns or thing.low in _WORTH):
        return
    for kid in (climb.s.words[i] for i in climb.s.subtree(thing)):
        told = kid.dep == "conj" and (kid.low in nouns or kid.low in _WORTH) and kid.i - thing.i > 2
        pointed = any(k.tag == "PRP$" or k.low == "the" for k in climb.s.kids(kid))
        if told and pointed and climb.s.kid(kid, "prep", "acl") is not None:
            polarity = nouns.get(kid.low, Polarity.SUPPORT)
            start = first_word(climb.s, kid)
            climb.take(Kind.POSITION, kid, here.but(start=start, sure=0.7), "position.noun", polarity=polarity)


def _troubled(climb: Climb, verb: Word) -> Polarity | None:
    """ "was deeply troubled by X" parsed as a passive."""
    return climb.v.stances.adjectives.get(verb.low) if verb.tag == "VBN" and climb.s.kid(verb, "auxpass") else None


def _theirs(climb: Climb, verb: Word, noun: Word) -> None:
    """ "Welcomed Y's pledge to V": a position of the welcomer and a commitment of Y (coding guide, section 7)."""
    owner = climb.s.kid(noun, "poss") or _by(climb, noun)
    here = TOP.but(start=first_word(climb.s, noun), sure=0.6, nested=True)
    if owner is not None and noun.low in climb.v.nouns and noun.low not in _MERE_WISHES:
        rule, theirs = f"commitment.their-{noun.low}", here.but(subject=owner)
        hanging = (*climb.s.kids(owner, "acl", "relcl"), *climb.s.kids(verb, "advcl", "xcomp"))
        below = next((k for k in hanging if k.tag == "VB" and k.i > owner.i), None)
        if not from_noun(climb, noun, theirs, rule) and below is not None:  # "the intention of Chile to V"
            act(climb, below, theirs.but(force=climb.v.nouns[noun.low], rule=rule))
    elif noun.low in SIGNINGS and noun.low != "exchange":
        climb.take(Kind.DECISION, noun, here, f"decision.{noun.low}", lemma=SIGNINGS[noun.low])


def _noted(climb: Climb, verb: Word, note: Word | None) -> Word | None:
    """ "took note of the undertaking of Chad to V": what was noted."""
    preps = (p for word in (note, verb) if word is not None for p in climb.s.kids(word, "prep"))
    return next((climb.s.kid(p, "pobj") for p in preps if p.low == "of"), None)


def _by(climb: Climb, noun: Word) -> Word | None:
    """Whose it is: "the undertaking by the Government to V", "the decision of Malawi to V"."""
    preps = (p for p in climb.s.kids(noun, "prep", "agent") if p.low in ("by", "of"))
    owners = (climb.s.kid(p, "pobj") for p in preps)
    return next((o for o in owners if o is not None and o.tag.startswith("NNP")), None)


def polarity_of(climb: Climb, verb: Word) -> Polarity | None:
    """The stance of a verb with its object; None if it is no verb of valuing here."""
    stances, lemma = climb.v.stances, verb.lemma
    noun = climb.s.kid(verb, "dobj", "attr")
    if verb.lemma == "discuss" and noun is not None and noun.low in _WORTH:
        return Polarity.SUPPORT  # "discussed the importance of X" values it, "discussed trade" does not
    if verb.lemma == "approve" and climb.negated(verb):
        return Polarity.OPPOSE
    if verb.lemma == "understand" and noun is not None and noun.low in _WORTH:
        return Polarity.SUPPORT
    if lemma == "hold" and _to_account(climb, verb):
        return Polarity.OPPOSE
    if _courtesy(climb, verb, noun) or _tells_effect(climb, verb):
        return None
    if lemma in stances.by_noun:
        return _by_noun(climb, verb, noun or climb.s.kid(verb, "nsubjpass"))  # "concern was voiced over X"
    if lemma == "take":
        return Polarity.NOTE if noun is not None and noun.low == "note" else None
    if lemma == "be":
        return being(climb, verb)
    if lemma in IN_COMPANY:
        return in_company(climb, verb, noun)
    if lemma in stances.finite and verb.tag == "VBG" and verb.dep not in ("conj", "ROOT"):
        return None
    return stances.verbs.get(lemma)


def _to_account(climb: Climb, verb: Word) -> bool:
    """ "hold the occupying power fully responsible"."""
    return any(w.low in ("responsible", "accountable") for w in climb.s.words[verb.i + 1 : verb.i + 14])


def _by_noun(climb: Climb, verb: Word, noun: Word | None) -> Polarity | None:
    """ "expressed concern", "attach importance to"; "reiterated their positions" is support of them."""
    if noun is None:
        return None
    nouns = climb.v.stances.nouns
    stance = nouns.get(noun.low) or nouns.get(noun.lemma)
    return stance or (Polarity.SUPPORT if verb.lemma in _REPEATING else None)


def _courtesy(climb: Climb, verb: Word, noun: Word | None) -> bool:
    """ "Thank you", "welcomed Prime Minister Key on his visit"; "thanked X for his support" is a position."""
    if verb.lemma not in ("thank", "welcome") or noun is None:
        return False
    if not (noun.tag.startswith("NNP") or noun.low in ("you", "him", "her", "them", "us")):
        return False
    return verb.lemma == "welcome" or noun.low == "you" or "for" not in climb.prepositions(verb)


def _tells_effect(climb: Climb, verb: Word) -> bool:
    """ "reforms have supported the recovery" tells what happened."""
    if verb.lemma not in _EFFECTS:
        return False
    subject = climb.s.kid(verb, "nsubj")
    return verb.tag == "VBN" or (subject is not None and acts_for_parties(subject) is not True)
