"""Cutting runs: where each draft's words end (coding guide, section 1: the shortest with holder, act, object)."""

from __future__ import annotations

from servanda.reading.grammar.draft import Draft
from servanda.reading.grammar.nominal import first_word, is_meeting
from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.syntax import Sentence, Word
from servanda.records import Kind

__all__ = ["completed", "cut", "whole"]

_LOOSE = frozenset(", ; : . and or but as well also to – - — ( further both while whereas that which".split())

# No words end with what something should follow: "completion of its procedures after |", "grants for the |".
_OPEN_ENDED = frozenset(["CC", ",", ":", "IN", "TO", "DT", "PRP$", "WDT"])
_FINITE = ("VBD", "VBZ", "VBP")
_AIMS = frozenset({"view", "goal", "aim", "focus", "purpose", "objective"})
_STANDING = frozenset(
    {("consistent", "with"), ("in", "accordance"), ("in", "line"), ("in", "order"), ("so", "as"), ("based", "on")}
)
_LONG_PURPOSE = 18  # words from which a purpose outweighs the act it belongs to


def cut(sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """Gives every draft its last word: before the next one's first, or where its own phrase ends."""
    siblings = [d for d in found if not d.nested]
    for at, draft in enumerate(siblings):
        following = next((d.start for d in siblings[at + 1 :] if d.start > draft.start), None)
        last = len(sentence.words) - 1 if following is None else following - 1
        last = min(last, _next_clause(sentence, draft) - 1)
        draft.end = _trimmed(sentence, draft, _tail(sentence, draft, last))
    for draft in found:
        if draft.nested:
            draft.end = _trimmed(sentence, draft, _phrase(sentence, draft))
    return [d for d in found if d.end is not None and d.end >= d.start]


def whole(sentence: Sentence, end: int, own: int) -> int:
    """``end`` moved to where an enumeration of things ends, at most to ``own``, and back from a loose "and".

    "combat terrorism | , separatism and extremism" is cut by whoever sees only words. In "signing a declaration, a plan
    for the initiative, | a Treaty of Friendship, and other papers" the parse takes the third for another name.
    """
    for word in sentence.words[end + 1 : own + 1]:
        listed = word.dep == "conj" or (word.dep == "appos" and sentence.kid(word, "conj") is not None)
        if listed and word.is_noun and word.head <= end:
            end = min(own, max(sentence.subtree(word)))
    end = completed(sentence, end, own)
    while end > 0 and (sentence.words[end].low in _LOOSE or sentence.words[end].tag in _OPEN_ENDED):
        end -= 1
    return end


# What stands before the word it belongs to: "condemn terrorism in all | its forms", "each other's | business people".
_BEFORE = frozenset("det predet amod poss compound nummod quantmod advmod aux auxpass neg nmod".split())
_STEPS = 4


def completed(sentence: Sentence, end: int, limit: int) -> int:
    """``end`` moved out of the middle of a phrase, at most to ``limit``: "grants in 2025 for | projects" is none."""
    for _ in range(_STEPS):
        inside = range(max(0, end - 3), end + 1)
        heads = [w.head for w in (sentence.words[i] for i in inside) if w.dep in _BEFORE and w.head > end]
        last = sentence.words[end]
        if last.tag in ("IN", "TO") and last.dep == "prep":
            heads += [kid.i for kid in sentence.kids(last, "pobj", "pcomp") if kid.i > end]
        if not heads or min(heads) > limit:
            break
        end = min(heads)
    return end


def _next_clause(sentence: Sentence, draft: Draft) -> int:
    """Where a clause beside the draft's begins, also one that says nothing: "welcomed X, and the two discussed Y"."""
    for word in sentence.words[draft.verb.i + 3 :]:
        if word.dep != "conj" or word.head > draft.verb.i or not word.is_verb:
            continue
        head = sentence.words[word.head]
        own = sentence.kid(word, "nsubj", "nsubjpass", "expl")
        finite = word.tag in _FINITE or any(k.tag in (*_FINITE, "MD") for k in sentence.kids(word, "aux", "auxpass"))
        if own is not None and own.i > draft.verb.i and finite:
            return first_word(sentence, own)
        if own is None and word.tag == "VBD" == head.tag and not sentence.kids(word, "aux", "auxpass"):
            return word.i
    return len(sentence.words)


def _phrase(sentence: Sentence, draft: Draft) -> int:
    """The end of a nested noun phrase, without what is coordinated with it or hangs on loosely."""
    last = draft.verb.i
    for i in sentence.subtree(draft.verb):
        word = sentence.words[i]
        if i > last + 1:
            break
        if i > draft.verb.i and _ends_phrase(sentence, draft, word):
            following = sentence.words[i + 1] if i + 1 < len(sentence.words) else None
            if not (word.text == "," and following is not None and following.tag in ("CD", "NNP")):
                break
        last = max(last, i)
    return last


def _ends_phrase(sentence: Sentence, draft: Draft, word: Word) -> bool:
    """Not at "and" within a name or a place: "a visit to Trinidad and Tobago", "a Commission on Trade and Science"."""
    if word.text in (";", ".") or word.dep in ("relcl", "advcl"):
        return True
    if word.text != "," and word.dep != "cc":
        return False
    beside = sentence.kids(sentence.words[word.head], "conj")
    return word.text == "," or word.head == draft.verb.i or any(k.is_verb or is_meeting(k) for k in beside)


def _tail(sentence: Sentence, draft: Draft, last: int) -> int:
    """Cuts before ", which …", ", as …", "; …": what begins there belongs to no act."""
    tails = vocabulary().tails
    meeting = draft.kind is Kind.EVENT
    for i in range(max(draft.verb.i, draft.start) + 1, last):
        word, following = sentence.words[i], sentence.words[i + 1]
        if meeting and i > draft.verb.i + 1 and _ends_meeting(sentence, i):
            return i - 1
        if (
            last - i > (_LONG_PURPOSE if draft.kind is not Kind.DECISION else _LONG_PURPOSE // 2)
            and i - draft.start > 4
            and _purpose_begins(sentence, draft, word)
        ):
            return i - 1
        if word.text == ";" or (word.text in (",", "—", "–") and following.low in tails and i > draft.verb.i + 2):
            return i - 1
    return last


def _purpose_begins(sentence: Sentence, draft: Draft, word: Word) -> bool:
    """The infinitive of purpose after an act with its object: "establish a working group | to strengthen …"."""
    below = sentence.words[word.head]
    if word.tag != "TO" or below.tag != "VB":
        return _means_begin(sentence, draft, word)
    above = sentence.words[below.head]
    if below.dep != "advcl" or not above.is_verb or above.i < draft.verb.i:
        return False
    thing = sentence.kid(above, "dobj")
    return thing is not None and above.i < thing.i < word.i


def _means_begin(sentence: Sentence, draft: Draft, word: Word) -> bool:
    """ "enhance trade | by leveraging their strengths", "cooperate | with a view to V-ing", "| in accordance with"."""
    thing = sentence.kid(draft.verb, "dobj", "prep", "xcomp")
    if thing is None or thing.i > word.i or word.i + 2 >= len(sentence.words):
        return False
    one, two = sentence.words[word.i + 1], sentence.words[word.i + 2]
    if word.low == "by":  # "modify the rate by suspending 24 points of it": a figure tells more than the means
        return one.tag == "VBG" and not any(w.tag == "CD" for w in sentence.words[word.i : word.i + 18])
    return (word.low == "with" and two.low in _AIMS) or (word.low, one.low) in _STANDING


def _ends_meeting(sentence: Sentence, i: int) -> bool:
    """Whether what follows tells of a meeting's purpose or course, not of the meeting itself.

    "met today to commemorate 200 years of relations", "held talks, during which …", "spoke following the attack".
    """
    word, following = sentence.words[i], sentence.words[min(i + 1, len(sentence.words) - 1)]
    if word.tag == "TO" and following.tag == "VB":
        return True
    if word.low in ("following", "during", "against", "where", "and") and word.dep in ("prep", "advmod", "cc", "mark"):
        return word.low != "and" or following.is_verb
    return word.text == "," and following.tag in ("VBG", "IN", "WDT", "VBN") and following.low not in ("in", "on", "at")


def _trimmed(sentence: Sentence, draft: Draft, last: int) -> int:
    """Without conjunctions, stops and an unopened closing bracket at the end."""
    words = sentence.words
    while last > draft.verb.i and (words[last].low in _LOOSE or words[last].tag in (".", ",", ":", "CC", "-LRB-")):
        last -= 1
    return max(last, draft.verb.i)
