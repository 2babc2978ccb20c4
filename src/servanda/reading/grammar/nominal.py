"""Questions about noun phrases: who heads them, what act a noun names, whether they name a meeting."""

from __future__ import annotations

import re

from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.syntax import Sentence, Word

__all__ = [
    "acts_for_parties", "comes_together", "deverbal", "first_word", "is_following", "is_meeting", "named_meeting",
]  # fmt: skip

_NUMBERED = re.compile(
    r"\d|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural|next|last|annual|upcoming|"
    r"forthcoming|previous|recent|today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|"
    r"february|march|april|may|june|july|august|september|october|november|december|trilateral|historic|official",
    re.IGNORECASE,
)


# Also with a capital a paper promises nothing: "The Treaty is to enter into force", "This Agreement will build on X".
_PAPERS = frozenset(
    "agreement treaty convention memorandum protocol declaration statement amendment accord mou".split()
)
_PEOPLE = frozenset("other president minister counterpart counterparts delegation ambassador leaders".split())


def deverbal(noun: Word) -> str | None:
    """The verb of the act that ``noun`` names, None if it names none."""
    return vocabulary().deverbal.get(noun.low)


def is_following(sentence: Sentence, word: Word) -> bool:
    """ "China will provide the following:": what it will provide stands in the items below."""
    if word.low != "following" or word.dep != "dobj":
        return False
    return [w.text for w in sentence.words[word.i + 1 :]] in ([":"], ["…", ":"], ["-"], ["–"])


def first_word(sentence: Sentence, word: Word) -> int:
    """Where the noun phrase of ``word`` begins, without an opening conjunction or comma."""
    low = min(sentence.subtree(word))
    while low < word.i and sentence.words[low].dep in ("punct", "cc") and sentence.words[low].text not in '("“':
        low += 1
    return low


def acts_for_parties(subject: Word | None) -> bool | None:
    """True if the subject can promise, False if it is a cause whose effect is predicted, None if nobody can say."""
    if subject is None:
        return None
    v = vocabulary()
    if subject.low in _PAPERS:
        return False
    if subject.tag in ("NNP", "NNPS") or subject.low in ("we", "they", "he", "she", "i", "both"):
        return True
    if subject.tag in ("DT", "WDT", "WP", "EX") or subject.low in ("it", "which", "that", "there"):
        return False
    if subject.lemma in v.acting or subject.low in v.acting:
        return True
    if subject.lemma in v.effects or subject.low in v.effects:
        return False
    return None


def is_meeting(word: Word | None) -> bool:
    """Whether the noun is one of meetings and visits."""
    return (
        word is not None
        and word.is_noun
        and (word.low in vocabulary().gatherings.nouns or word.lemma in vocabulary().gatherings.nouns)
    )


def comes_together(sentence: Sentence, verb: Word) -> bool:
    """Whether "meet" is to meet somebody: not "meet the requirements", "meet challenges"."""
    thing = sentence.kid(verb, "dobj")
    return verb.lemma != "meet" or thing is None or thing.tag.startswith(("NNP", "PRP")) or thing.low in _PEOPLE


def named_meeting(sentence: Sentence, noun: Word) -> bool:
    """Whether the phrase points to one meeting: an ordinal, a date, a capitalised name ("the G7 Hiroshima Summit").

    "the importance of dialogue" and "regular consultations" name none.
    """
    near = [w for w in sentence.kids(noun) if w.dep in ("amod", "compound", "nummod", "poss", "det", "nmod")]
    after = [sentence.words[i] for i in sentence.subtree(noun) if noun.i < i <= noun.i + 12]
    capital = noun.tag.startswith("NNP") and any(w.tag.startswith("NNP") for w in near)
    numbered = any(_NUMBERED.fullmatch(w.low) or w.tag == "CD" for w in near)
    dated = any(w.tag == "CD" and len(w.text) == 4 for w in after)
    return capital or numbered or dated
