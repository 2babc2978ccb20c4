"""What was done: decisions at or around the meeting, and progress since."""

from __future__ import annotations

import re

from servanda.reading.grammar.by_noun import from_noun
from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.grammar.nominal import acts_for_parties, first_word, is_meeting
from servanda.reading.syntax import Word
from servanda.records import Force, Kind

__all__ = ["SIGNINGS", "counted", "decision", "progress"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_NEW = frozenset({"new", "additional", "further", "another"})
SIGNINGS = {"signing": "sign", "signature": "sign", "adoption": "adopt", "exchange": "exchange"}
_STARTING = frozenset({"launch", "inaugurate", "unveil"})
_BEFORE = frozenset("last since recently earlier previously already ago".split())
_REACHED = frozenset(
    "agreement framework understanding consensus recognition deal accord settlement compromise".split()
)
# What is done rather than reported of a promise: "have stood together", "has violated the Charter", "made statements".
_NO_PROGRESS = frozenset(
    "stand violate conclude review spend demonstrate show prove say ask call think know go come".split()
)
_NO_PAST = frozenset({"make", "take", "see", "host", "raise", "introduce"})
_MULTIPLYING = frozenset({"double", "triple", "quadruple", "treble"})
_COUNTING = frozenset(
    "grow increase rise reach exceed surpass amount total stand double triple surge soar jump climb fall decline drop "
    "decrease expand hit top average cover account".split()
)
# "trade went up by 12 per cent", "tariffs have come down by a fifth"
_MOVING = {"go": frozenset({"up", "down"}), "come": frozenset({"down"})}
_TALKED = frozenset("discuss exchange raise consider review address examine hear cover attend join chair".split())
_DONE = frozenset("complete completed finished built ready done".split())
_WORKS = frozenset(
    "construction work works implementation production building operation preparation repair supply".split()
)
_CLOSING = {"sign": "sign", "do": "sign", "adopt": "adopt"}
_ANNOUNCING = frozenset({"announce", "declare", "unveil"})


def decision(climb: Climb, verb: Word, here: Context) -> bool:
    """ "signed a memorandum", "adopted a communique", "today announced $14 million"."""
    near = _document(climb, verb, here)
    thing = here.subject if here.passive else climb.s.kid(verb, "dobj")
    if _settled(climb, verb, thing, here) or _watched(climb, verb, thing) or _done_at(climb, verb, thing):
        return True
    if verb.lemma not in climb.v.decision or (verb.lemma in climb.v.only_documents and not near):
        return False
    operative = here.subject is None and thing is not None and verb.tag in ("VBZ", "VBP", "VBD") and climb.opens(verb)
    if operative and verb.lemma in climb.v.operative:  # "Adopts the Statute of the Reserve", "APPROVES the extension"
        return climb.take(Kind.DECISION, verb, here.but(sure=0.75), "decision.operative")
    started = verb.lemma in _STARTING
    if (
        thing is None
        or (is_meeting(thing) and not started)
        or not (here.passive or acts_for_parties(here.subject) is True)
    ):
        return False
    past, now = _tense(climb, verb)
    if not (past or now):
        return False
    if verb.lemma in _ANNOUNCING and from_noun(climb, thing, here, f"commitment.{verb.lemma}-{thing.low}"):
        return True
    if verb.lemma == "endorse" and not near:
        return False  # "fully endorse the efforts": a stance
    today = any(w.low in ("today", "hereby", "now") for w in climb.s.words) or (now and verb.tag != "VBZ")
    formal = verb.lemma in climb.v.formal and (near or verb.lemma in climb.v.always_formal)
    formal = formal or (started and verb.tag in ("VBD", "VBN") and _at_the_meeting(climb, verb))
    if not (today or formal):
        return False  # "established ties in 1992", "created a task force" last year: background, or progress
    return climb.take(Kind.DECISION, verb, here.but(sure=0.75 if near or today else 0.55), f"decision.{verb.lemma}")


def _done_at(climb: Climb, verb: Word, thing: Word | None) -> bool:
    """ "Signed at Lusaka on 3 May, in two originals.", "DONE at Accra", "Adopted at Lilongwe": how a paper ends."""
    if verb.i or thing is not None or verb.lemma not in _CLOSING:
        return False
    places = (climb.s.kid(prep, "pobj") for prep in climb.s.kids(verb, "prep") if prep.low in ("at", "in"))
    if not any(place is not None and place.tag.startswith("NNP") for place in places):
        return False  # "Adopted in 1992 by the conference"
    here = Context(start=0, sure=0.7)
    return climb.take(Kind.DECISION, verb, here, "decision.signed-at", lemma=_CLOSING[verb.lemma])


def _at_the_meeting(climb: Climb, verb: Word) -> bool:
    """Whether a start is told as the meeting's own: no perfect, no year, nothing "last month" or "recently"."""
    below = [climb.s.words[i] for i in climb.s.subtree(verb)]
    told = any(w.low in _BEFORE or _YEAR.fullmatch(w.text) for w in below)
    return not (told or climb.has_aux(verb, "have"))


def _settled(climb: Climb, verb: Word, thing: Word | None, here: Context) -> bool:
    """ "reached an agreement on X", "have reached a framework", "concluded negotiations on X"."""
    able = here.passive or acts_for_parties(here.subject) is True or (here.subject is None and verb.dep == "ROOT")
    if thing is None or not able:
        return False
    reached = verb.lemma == "reach" and thing.lemma in _REACHED
    concluded = verb.lemma in ("conclude", "complete") and thing.low in ("negotiations", "talks", "negotiation")
    if not (reached or concluded) or not any(_tense(climb, verb)):
        return False
    return climb.take(Kind.DECISION, verb, here.but(sure=0.6), f"decision.{verb.lemma}-{thing.lemma}")


def _watched(climb: Climb, verb: Word, thing: Word | None) -> bool:
    """ "witnessed the signing of ten documents": what was signed there, not what the witness did."""
    if thing is None or verb.lemma not in ("witness", "oversee"):
        return False
    if thing.low == "ceremony":  # "witnessed the signing ceremony of an agreement"
        signing = next((k for k in climb.s.kids(thing, "compound", "amod") if k.low in SIGNINGS), None)
        here = Context(start=first_word(climb.s, thing), sure=0.55)
        return signing is not None and climb.take(Kind.DECISION, thing, here, "decision.ceremony", lemma="sign")
    if thing.low not in SIGNINGS:
        return False
    here = Context(start=first_word(climb.s, thing), sure=0.6)
    return climb.take(Kind.DECISION, thing, here, f"decision.{thing.low}", lemma=SIGNINGS[thing.low])


def _is_figure(word: Word) -> bool:
    """ "35", "%"; neither a year nor the number in "the two countries"."""
    number = word.tag == "CD" and not word.text.isalpha() and not _YEAR.fullmatch(word.text)
    return number or word.low in ("%", "percent", "million", "billion")


def _giving(climb: Climb, verb: Word, below: list[Word], figures: bool) -> bool:
    """ "Is providing $1 billion in new assistance": a commitment, firm (coding guide, section 7)."""
    progressive = verb.tag == "VBG" and climb.has_aux(verb, "be")
    return progressive and verb.lemma in climb.v.giving and (figures or any(w.low in _NEW for w in below))


def _tense(climb: Climb, verb: Word) -> tuple[bool, bool]:
    """Whether the verb tells what was done, and whether it does it by saying so."""
    past = verb.tag in ("VBD", "VBN") or climb.has_aux(verb, "have")
    now = verb.tag in ("VBP", "VBZ") or (verb.tag == "VBG" and climb.has_aux(verb, "be"))
    return past, now


def _document(climb: Climb, verb: Word, here: Context) -> bool:
    thing = here.subject if here.passive else climb.s.kid(verb, "dobj")
    return thing is not None and thing.lemma in climb.v.documents


def _under_way(climb: Climb, verb: Word, here: Context) -> bool:
    """ "construction of the dam has begun", "work on the study is under way"."""
    noun = here.subject or climb.s.kid(verb, "csubj")
    if noun is None or not (noun.low in _WORKS or noun.lemma in _WORKS):
        return False
    if verb.lemma in ("begin", "start", "commence", "resume", "finish", "advance"):
        return climb.has_aux(verb, "have") or verb.tag == "VBD"
    after = [w.low for w in climb.s.words[verb.i + 1 : verb.i + 4]]
    return verb.lemma == "be" and ("underway" in after or any(a == ["under", "way"] for a in (after[:2], after[1:])))


def counted(climb: Climb, noun: Word, verb: Word) -> bool:
    """ "trade, which grew by 23 per cent in 2024": what is counted in a clause beside the noun it is told of."""
    below = [climb.s.words[i] for i in climb.s.subtree(verb)]
    told = verb.tag == "VBD" or climb.has_aux(verb, "have")
    if not told or verb.lemma not in _COUNTING or not any(_is_figure(w) for w in below):
        return False
    here = Context(subject=noun, start=first_word(climb.s, noun), sure=0.5, nested=True)
    return climb.take(Kind.PROGRESS, verb, here, "progress.counted")


def progress(climb: Climb, verb: Word, here: Context) -> bool:
    """ "has opened its market", "trade grew by 35 per cent", "are building", "the berth was opened in May"."""
    below = [climb.s.words[i] for i in climb.s.subtree(verb)]
    figures = any(_is_figure(w) for w in below)
    if _giving(climb, verb, below, figures) and acts_for_parties(here.subject):
        rule = "commitment.is-giving"
        return climb.take(Kind.COMMITMENT, verb, here.but(sure=0.6), rule, force=Force.FIRM)
    if _under_way(climb, verb, here):
        return climb.take(Kind.PROGRESS, verb, here.but(sure=0.6), "progress.under-way")
    if _measured(climb, verb, figures):
        return climb.take(Kind.PROGRESS, verb, here.but(sure=0.55), "progress.measured")
    # "established relations in 1992" is background
    if verb.lemma in ("be", "have", "begin", *_NO_PROGRESS) and not figures:
        return False
    if is_meeting(here.subject) and not figures:
        return False  # "the meeting enhanced mutual trust"
    told = _told(climb, verb, here, below, figures or verb.lemma in _MULTIPLYING)
    if told is None:
        return False
    sure, rule = told
    return climb.take(Kind.PROGRESS, verb, here.but(sure=sure), rule)


def _measured(climb: Climb, verb: Word, figures: bool) -> bool:
    """ "works stand at 55 per cent", "the tunnel is 92 per cent built", "traffic went up by a third"."""
    if not figures:
        return False
    if verb.lemma == "be":
        return any(w.low in _DONE for w in climb.s.words[verb.i + 1 : verb.i + 6])
    if verb.lemma == "stand":
        return any(k.low == "at" for k in climb.s.kids(verb, "prep"))
    moved = _MOVING.get(verb.lemma, frozenset())
    return any(k.low in moved for k in climb.s.kids(verb, "prt", "advmod", "prep"))


def _told(climb: Climb, verb: Word, here: Context, below: list[Word], figures: bool) -> tuple[float, str] | None:
    """How sure it is that ``verb`` tells what was done, and by which rule; None if it does not."""
    known, able = verb.lemma in climb.v.progress, bool(acts_for_parties(here.subject))
    perfect, being = climb.has_aux(verb, "have"), any(k.low == "being" for k in climb.s.kids(verb, "auxpass"))
    acted = here.passive and here.subject is not None and _acted_on(climb, verb, here.subject)
    if verb.tag in ("VBD", "VBN") and not perfect and not being and verb.lemma in _NO_PAST and not figures:
        return None
    if perfect and (known or able):
        return 0.65, "progress.perfect"
    if acted and (perfect or being):
        # "412 km have been handed over", "the scheme is being applied by all coastal states"
        return 0.5, "progress.acted"
    if verb.tag == "VBG" and climb.has_aux(verb, "be") and able:
        return 0.45, "progress.past"
    year = any(_YEAR.fullmatch(w.text) for w in below)
    if verb.tag == "VBD" and (known or (figures and able)) and (figures or (able and not year)):
        return (0.5 if figures else 0.45), "progress.past"
    if acted and verb.tag == "VBN" and not year and _once_done(climb, verb) and (figures or known):
        return 0.45, "progress.acted"  # "eleven roofs were repaired in May"
    return None


def _once_done(climb: Climb, verb: Word) -> bool:
    """ "was submitted", "were repaired": "is developed through open processes" is how it always is."""
    return any(k.low in ("was", "were") for k in climb.s.kids(verb, "auxpass"))


def _acted_on(climb: Climb, verb: Word, subject: Word) -> bool:
    """Whether something was done to the subject: not "it was stressed", "views were exchanged"."""
    said = verb.lemma in climb.v.speech or verb.lemma in climb.v.plain_speech or verb.lemma in _TALKED
    valued = verb.lemma in climb.v.stances.verbs or verb.lemma in climb.v.commissive
    return not (said or valued) and subject.low not in ("it", "this", "that", "which", "who", "there")
