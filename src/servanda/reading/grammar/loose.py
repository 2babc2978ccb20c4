"""What no verb of the sentence carries: promises in noun phrases, meetings named in passing."""

from __future__ import annotations

from servanda.reading.grammar.by_noun import from_noun
from servanda.reading.grammar.climb import TOP, Climb
from servanda.reading.grammar.draft import Draft
from servanda.reading.grammar.nominal import first_word, is_meeting, named_meeting
from servanda.reading.grammar.through import target_of
from servanda.reading.syntax import Word
from servanda.records import Kind

__all__ = ["named_meetings", "verbless_promises"]

# Nouns that as often hold somebody else's act or a mere chance: "the need to V", "interest in V-ing".
_UNSURE = frozenset("agreement decision effort efforts possibility hope need interest wish offer".split())
_ORDINAL = frozenset("next today upcoming first second third inaugural last".split())


def verbless_promises(climb: Climb) -> None:
    """Promises in noun phrases wherever they stand: "X's pledge to V", "Japan's plan to V"."""
    for word in climb.s.words:
        if not word.is_noun or word.low not in climb.v.nouns or word.low in _UNSURE:
            continue
        target, owner = target_of(climb, word), climb.s.kid(word, "poss")
        if target is None or target.i in climb.seen or owner is None:
            continue
        if owner.low in ("its", "their", "his", "her") and word.low in ("plan", "plans"):
            continue  # "its plan to V" was told of before
        here = TOP.but(subject=owner, start=first_word(climb.s, word), sure=0.45, nested=True)
        from_noun(climb, word, here, f"commitment.noun-{word.low}")


def named_meetings(climb: Climb) -> None:
    """Meetings and visits named within other statements."""
    taken = [d for d in climb.found if d.kind is Kind.EVENT]
    for word in climb.s.words:
        if not is_meeting(word) or not named_meeting(climb.s, word) or word.dep == "compound":
            continue
        if word.low in ("summits", "meetings", "rounds") and not _dated(climb, word):
            continue  # "previous summits", "rounds of ammunition"
        if any(_of(d, word) for d in taken) or (word.low in climb.v.gatherings.loose and not _pointed(climb, word)):
            continue
        here = TOP.but(start=first_word(climb.s, word), sure=0.55, nested=True)
        climb.take(Kind.EVENT, word, here, "event.named", lemma="hold")


def _dated(climb: Climb, word: Word) -> bool:
    below = (climb.s.words[i] for i in climb.s.subtree(word))
    return any(w.tag == "CD" and w.i > word.i for w in below)


def _pointed(climb: Climb, word: Word) -> bool:
    below = [climb.s.words[i] for i in climb.s.subtree(word)]
    return any(w.tag == "CD" or w.low in _ORDINAL for w in below)


def _of(draft: Draft, noun: Word) -> bool:
    """Whether ``noun`` is the meeting that an event draft already speaks of."""
    return draft.subject is noun or noun.head == draft.verb.i or abs(noun.i - draft.verb.i) < 3
