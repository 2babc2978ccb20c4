"""Reported speech is read for itself; "stressed that…" is also what the speaker stresses."""

from __future__ import annotations

from servanda.reading.grammar.climb import TOP, Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.syntax import Word
from servanda.records import Kind, Polarity

__all__ = ["saying"]


def saying(climb: Climb, verb: Word, here: Context) -> bool:
    """ "said that", "stressed that": the clause below, or the stance of the one who speaks."""
    that = climb.s.kid(verb, "ccomp")
    if that is None or verb.lemma not in climb.v.speech or not (that.is_verb or that.tag == "MD"):
        return False
    if verb.lemma in ("hope", "wish"):  # "Hopes that": position (coding guide, section 7)
        climb.close(that)
        return climb.take(Kind.POSITION, verb, here, f"position.{verb.lemma}-that", polarity=Polarity.SUPPORT)
    plain = verb.lemma in climb.v.plain_speech
    before = len(climb.found)
    climb.clause(that, _reported(here))
    if not plain and not _promised(climb, before):
        del climb.found[before:]
        climb.close(that)
        polarity = climb.v.stances.verbs.get(verb.lemma, Polarity.SUPPORT)
        climb.take(Kind.POSITION, verb, here, f"position.{verb.lemma}-that", polarity=polarity)
    elif plain and len(climb.found) == before and that.lemma == "be":
        rule = f"position.{verb.lemma}-is"
        climb.take(Kind.POSITION, that, here.but(sure=0.45), rule, polarity=Polarity.SUPPORT)
    return True


def _reported(here: Context) -> Context:
    nobody = here.passive and here.subject is not None and here.subject.low == "it"  # "it was said that"
    return TOP.but(speaker=None if nobody else here.subject, reported=True)


def _promised(climb: Climb, since: int) -> bool:
    kinds = (Kind.COMMITMENT, Kind.CALL, Kind.EVENT)
    return any(d.kind in kinds and not d.nested for d in climb.found[since:])
