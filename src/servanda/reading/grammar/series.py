"""Where a series of acts starts and which later words belong to it by their form (no parse is trusted here)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.parser import lemma, noun_forms, verb_forms
from servanda.reading.syntax import Sentence, Word

__all__ = ["Form", "Member", "follows_bound", "members", "opens_act", "starts"]


class Form(Enum):
    """The form all verbs of a series share; after an infinitive "to" may be left out."""

    BASE = "base"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    FINITE = "finite"


@dataclass(frozen=True, slots=True)
class Member:
    """A later verb of a series. ``sure`` False: only a member if a surer one follows."""

    word: Word
    form: Form
    sure: bool


_BOUNDS = frozenset({",", ";", "and", "or", "&"})
_PHRASE = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "``", "PDT", "VBG", "VBN", "PRP", "JJR"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_POINTERS = frozenset({"DT", "PRP$", "``", "PDT", "CD"})
_NOUNISH = frozenset({"NN", "NNP", "JJ", "VBP", "VBD", "VBN", "RB", "IN"})
# Participles after a comma that begin no act: ", including …", ", noting that …".
_TRAILING = frozenset(
    "including following recognizing recognising noting regarding concerning considering reflecting according "
    "depending pending starting beginning owing building".split()
)


def starts(sentence: Sentence) -> list[tuple[Word, Form]]:
    """Verbs under a cue, innermost first: in "will continue to deepen X, expand Y" the series goes on from "deepen"."""
    found = [(w, form) for w in sentence.words if (form := _form_under_cue(sentence, w)) is not None]
    return found[::-1]


def _form_under_cue(sentence: Sentence, word: Word) -> Form | None:
    if word.tag == "VB":
        if any(k.tag == "MD" for k in sentence.kids(word, "aux")):
            return Form.BASE
        if any(k.tag == "TO" for k in sentence.kids(word, "aux")) and _marks(sentence, sentence.words[word.head]):
            return Form.INFINITIVE
        if word.dep == "ROOT" and sentence.kid(word, "nsubj", "nsubjpass") is None:
            return Form.BASE  # a list item: "establish X, and promote Y"
    if word.tag == "VBG" and word.dep == "xcomp" and sentence.words[word.head].lemma == "continue":
        return Form.GERUND  # "commitment to continue providing X, holding Y to account, and imposing Z"
    if word.tag == "VBG" and word.dep in ("pcomp", "pobj"):
        above = sentence.words[sentence.words[word.head].head]
        return Form.GERUND if _marks(sentence, above) else None
    return None


def _marks(sentence: Sentence, word: Word) -> bool:
    """Whether ``word`` governs somebody's act: "agreed to", "ready to", "readiness to", "called on X to"."""
    v = vocabulary()
    if word.lemma in ("be", "remain", "stand"):  # "China is ready, he said, to buy X, to extend Y"
        return any(k.low in v.adjectives for k in sentence.kids(word, "acomp"))
    if word.is_verb:
        known = word.lemma in v.commissive or word.lemma in v.keep or word.lemma in v.weaken
        return known or word.lemma in v.call or word.low in v.adjectives
    return word.low in v.adjectives or word.low in v.nouns


def members(sentence: Sentence, first: Word, form: Form) -> list[Member]:
    """The later verbs of the series, in order, up to the next clause with a subject of its own."""
    found: list[Member] = []
    for word in sentence.words[first.i + 1 :]:
        member = _member(sentence, word, form)
        if member is not None:
            found.append(member)
        elif _new_clause(sentence, first, word) and _member(sentence, sentence.words[word.head], form) is None:
            break
    last = max((i for i, m in enumerate(found) if m.sure), default=-1)
    return found[: last + 1]


def _new_clause(sentence: Sentence, first: Word, word: Word) -> bool:
    """Whether ``word`` is the subject of a clause beside the series (not one inside an object: "areas that matter")."""
    if word.dep not in ("nsubj", "nsubjpass", "expl") or word.tag in ("WDT", "WP"):
        return False
    verb = sentence.words[word.head]
    auxiliaries = {k.tag for k in sentence.kids(verb, "aux", "auxpass")}
    if verb.tag not in _FINITE and not auxiliaries & {"MD", *_FINITE}:
        return False
    return verb.dep not in ("relcl", "acl", "advcl", "pcomp", "csubj") and verb.i > first.i


def _member(sentence: Sentence, word: Word, form: Form) -> Member | None:
    bound = _bound(sentence, word)
    if bound is None:
        return None
    before, to = bound
    if form is Form.GERUND:
        return _gerund(sentence, word, before)
    if to:
        fits = word.tag == "VB" and form is Form.INFINITIVE
        return Member(word, Form.INFINITIVE, before.text != ",") if fits else None
    return _base(sentence, word, before)


def _bound(sentence: Sentence, word: Word) -> tuple[Word, bool] | None:
    """The comma, semicolon or conjunction before ``word`` and its adverbs, and whether "to" stands between."""
    at, to = word.i - 1, False
    while at > 0 and (sentence.words[at].tag in ("RB", "TO") or sentence.words[at].low == "to"):
        to = to or sentence.words[at].low == "to"
        at -= 1
    if at <= 0:
        return None
    before = sentence.words[at]
    if sentence.words[at - 1].tag in ("JJ", "JJR") and word.tag in ("VBG", "JJ", "VBN"):
        return None  # "critical and emerging technologies", "a free, thriving region"
    as_well_as = before.low == "as" and sentence.words[at - 1].low == "well"
    return (before, to) if before.low in _BOUNDS or as_well_as else None


def follows_bound(sentence: Sentence, word: Word) -> bool:
    """Whether ``word``, with its adverbs, stands right after a comma, a semicolon or a conjunction."""
    bound = _bound(sentence, word)
    return bound is not None and not bound[1]


def _gerund(sentence: Sentence, word: Word, before: Word) -> Member | None:
    """ "to reducing X, expanding Y, and deepening Z": a lone one after a comma only describes."""
    if not word.low.endswith("ing") or word.low in _TRAILING or lemma(word.low, "VBG") not in verb_forms():
        return None
    following = _after(sentence, word)
    if following is None or following.tag in ("CC", ",", "VBZ", "VBP", "MD") or word.dep in ("amod", "compound"):
        return None
    if word.tag != "VBG" and following.tag not in _POINTERS:
        return None
    return Member(word, Form.GERUND, before.text != ",")


def _base(sentence: Sentence, word: Word, before: Word) -> Member | None:
    following = _after(sentence, word)
    if following is None or word.low not in verb_forms() or _own_clause(sentence, word, before):
        return None
    if word.tag == "VB":
        return Member(word, Form.BASE, True)
    if word.tag in _NOUNISH and f"{word.low} {following.low}" in vocabulary().governing:
        return Member(word, Form.BASE, True)  # "deepen trade and push for early results"
    if word.tag not in _NOUNISH or following.tag not in _PHRASE:
        return None
    plain_verb = word.low not in noun_forms() and word.tag in ("NN", "NNP", "VBP")
    told = following.tag in _POINTERS and following.tag != "CD"
    adverb = sentence.words[word.i - 1].low.endswith("ly")
    if plain_verb or told or adverb or word.tag == "VBP":
        return Member(word, Form.BASE, True)
    # "process applications": a noun as well; a verb if it often is one and the series has a surer one later.
    both = word.low in vocabulary().noun_or_verb and before.text in ",;" and following.tag in ("NNS", "NN", "JJ")
    return Member(word, Form.BASE, False) if both else None


def opens_act(sentence: Sentence, word: Word) -> bool:
    """Whether ``word`` can be a bare verb before its object: "train judges", "process the applications"."""
    following = _after(sentence, word)
    if following is None or following.tag not in _PHRASE or word.low not in verb_forms():
        return False
    known = word.low in vocabulary().noun_or_verb or word.low not in noun_forms()
    return known or following.tag in _POINTERS


def _own_clause(sentence: Sentence, word: Word, before: Word) -> bool:
    """Whether ``word`` has a modal or a subject of its own: "and both sides support X"."""
    if any(k.tag in ("MD", "VBZ", "VBD", "VBP") for k in sentence.kids(word, "aux", "auxpass")):
        return True
    subject = sentence.kid(word, "nsubj", "nsubjpass")
    return subject is not None and (subject.i > before.i or subject.tag in ("PRP", "WDT", "WP"))


def _after(sentence: Sentence, word: Word) -> Word | None:
    return sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
