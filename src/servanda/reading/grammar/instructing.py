"""Leaders who instruct their own officials promise for their parties; those who instruct others call on them."""

from __future__ import annotations

from servanda.reading.grammar.acts import act
from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.grammar.through import gerund_after
from servanda.reading.syntax import Word
from servanda.records import Force, Kind

__all__ = ["instructed", "own_officials"]

_OWN = frozenset({"their", "our", "his", "her", "its", "relevant", "respective", "the"})
_ORGANS = frozenset({"secretariat", "commission", "chairperson"})


def instructed(climb: Climb, verb: Word, here: Context) -> bool:
    """Leaders who instruct their own officials commit their parties (coding guide, section 7)."""
    target = climb.s.kid(verb, "xcomp", "ccomp", "advcl")
    if target is not None and climb.s.kid(target, "nsubjpass") is not None and climb.s.kid(target, "mark"):
        # "directed that the report be submitted": by one's own
        act(climb, target, here.but(force=Force.FIRM, rule=f"commitment.{verb.lemma}-that", sure=0.7))
        return True
    target = target or gerund_after(climb, verb)  # "entrusted the Secretariat with following up"
    organ = here.subject if here.passive else climb.s.kid(verb, "dobj", "dative")
    if target is not None and target.is_verb and organ is not None and _is_organ(climb, organ):
        lemma, told = target.lemma, here.but(subject=None) if here.passive else here
        return climb.take(Kind.CALL, verb, told, f"call.{verb.lemma}", addressee=organ, lemma=lemma)
    unsaid = climb.s.kid(verb, "dobj", "dative") is None and verb.lemma in (
        "direct",
        "instruct",
    )  # "directed to speed up X"
    if target is None or not target.is_verb or not (here.passive or unsaid or own_officials(climb, verb)):
        return False  # "the working group was instructed to V" leaves unsaid by whom
    act(climb, target, here.but(force=Force.FIRM, rule=f"commitment.{verb.lemma}"))
    return True


def _is_organ(climb: Climb, told: Word) -> bool:
    """ "directed the Secretary General to V": no minister of one's own, but an organ of its own standing."""
    named = {k.low for k in climb.s.kids(told, "compound", "nmod")} | {told.low}
    return told.low in _ORGANS or {"secretary", "general"} <= named or "secretary-general" in named


def own_officials(climb: Climb, verb: Word, *, strict: bool = False) -> bool:
    """Whether those told are one's own: "our experts", "the ministries"; unless ``strict`` also a body by its name."""
    told = climb.s.kid(verb, "dobj") or climb.s.kid(verb, "dative")
    inner = climb.s.kid(verb, "xcomp", "ccomp")
    told = told or (climb.s.kid(inner, "nsubj") if inner is not None else None)
    if told is None:
        return False
    if strict:
        return told.low in climb.v.officials or any(k.low in _OWN - {"the"} for k in climb.s.kids(told))
    named = told.tag.startswith("NNP") and told.lemma != "state"  # "directed Partner States to V" is a call
    return named or told.low in climb.v.officials or any(k.low in _OWN for k in climb.s.kids(told))
