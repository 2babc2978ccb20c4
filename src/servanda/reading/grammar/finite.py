"""Finite clauses in a row with one subject: "condemned X, urged Y to V, and reiterated that Z".

Parsers hang the first on a later one, or lose one in the object of the one before. The lexicon knows the verbs by
which parties act and speak; one of them in the tense of the row, after a comma or "and" and before a phrase of its
own, is a clause of the row.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.reading.grammar.series import follows_bound
from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.parser import lemma
from servanda.reading.syntax import Sentence, Word

__all__ = ["acts", "level", "rows"]

_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_AGREES = {
    "VBD": frozenset({"VBD", "VBN", "JJ"}),
    "VBP": frozenset({"VBP", "VB", "NN"}),
    "VBZ": frozenset({"VBZ", "NNS"}),
}
_OBJECT = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "``", "VBG", "PRP", "WP", "PDT"})
_CLAUSAL = frozenset({"that", "to", "on", "upon", "for", "with", "in", "against", "note"})


def level(sentence: Sentence) -> None:
    """Puts clauses in a row side by side where the parse has the first below a later one.

    "We attach importance to X; we encourage Y" parsed with "attach" as what is encouraged.
    """
    for word in sentence.words:
        head = sentence.words[word.head]
        if word.dep != "ccomp" or word.i > head.i or not _own_clause(sentence, word, head):
            continue
        if head.head == head.i:
            sentence.uproot(word)
        else:
            sentence.attach(word, sentence.words[head.head], head.dep)
        sentence.attach(head, word, "conj")


def _own_clause(sentence: Sentence, word: Word, head: Word) -> bool:
    v = vocabulary()
    finite = word.tag in _FINITE and head.tag in _FINITE and sentence.kid(word, "mark") is None
    quoted = head.lemma in v.plain_speech  # "trade grew, he said" is reported speech
    between = sentence.words[word.i + 1 : head.i]
    return finite and not quoted and any(w.text in (",", ";") for w in between)


def rows(sentence: Sentence) -> Iterator[tuple[Word, list[Word]]]:
    """Each main verb that opens a row, with the later verbs that go on with its subject."""
    for word in sentence.words:
        if word.tag in _FINITE and sentence.kid(word, "nsubj") is not None and acts(word.lemma):
            found = list(_later(sentence, word))
            if found:
                yield word, found


def acts(known: str) -> bool:
    """Whether a lemma is one of the verbs by which parties act and speak."""
    v = vocabulary()
    return any(known in words for words in (v.stances.verbs, v.call, v.commissive, v.speech, v.formal))


def _later(sentence: Sentence, first: Word) -> Iterator[Word]:
    for word in sentence.words[first.i + 1 :]:
        if word.tag in _FINITE and word.dep not in ("relcl", "ccomp", "advcl"):
            own = sentence.kid(word, "nsubj", "nsubjpass")
            if own is not None and own.i > first.i:
                return
        if _goes_on(sentence, first, word) or _goes_on_with_modal(sentence, word):
            yield word


def _goes_on_with_modal(sentence: Sentence, word: Word) -> bool:
    """ "supports the plan, will take part in it, and …"."""
    if word.tag != "VB" or word.dep == "relcl" or sentence.kid(word, "nsubj", "nsubjpass", "expl") is not None:
        return False
    modal = next((k for k in sentence.kids(word, "aux") if k.tag == "MD"), None)
    return modal is not None and follows_bound(sentence, modal)


def _goes_on(sentence: Sentence, first: Word, word: Word) -> bool:
    if word.tag not in _AGREES[first.tag] or not follows_bound(sentence, word) or word.i + 1 >= len(sentence.words):
        return False
    if not acts(lemma(word.low, first.tag)) or sentence.kid(word, "nsubj", "aux", "auxpass", "det") is not None:
        return False
    following = sentence.words[word.i + 1]
    v = vocabulary()
    held = following.low in v.nouns or following.low in v.stances.nouns
    if word.low == "shared" and following.tag not in ("DT", "PRP$", "IN") and not held:
        return False  # "our security and shared democratic values"
    if word.tag in ("NN", "NNS", "JJ"):  # "and notes the", "and opposed practices"
        return following.tag in ("DT", "PRP$") or (word.tag == "JJ" and following.tag == "NNS")
    return following.tag in _OBJECT or following.low in _CLAUSAL
