"""What was only raised or discussed. Reads parsed sentences; writes topics (coding guide, section 7: no statement)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.lexicon import load
from servanda.reading.syntax import Sentence, Word
from servanda.records import Field, Span, Topic

__all__ = ["topics"]

_BY_PREPOSITION = {
    "exchange": ("on", "about"),
    "touch": ("on", "upon"),
    "focus": ("on",),
    "speak": ("about",),
    "talk": ("about",),
    "deliberate": ("on",),
    "consult": ("on", "about"),
    "debate": ("on",),
    "hold": ("on", "about"),
    "have": ("on", "about"),
    "conduct": ("on", "about"),
}


def topics(sentences: Sequence[Sentence]) -> Iterator[Topic]:
    """Topics in the order of the text: the objects of "discussed", "reviewed", "exchanged views on", each item "
    "its own."""
    verbs = set(load().cues.discussed)
    order = 0
    for sentence in sentences:
        for word in sentence.words:
            if not word.is_verb or word.lemma not in verbs | {"hold", "have", "conduct"} or word.tag in ("VB", "VBG"):
                continue
            for noun in _objects(sentence, word):
                order += 1
                span = _run(sentence, noun)
                yield Topic(
                    span,
                    Field(_words(sentence, span), (span,), rule=f"topics.{word.lemma}"),
                    order,
                    (),
                    sentence.paragraph,
                )


def _objects(sentence: Sentence, verb: Word) -> list[Word]:
    first: Word | None = None
    wanted = _BY_PREPOSITION.get(verb.lemma)
    if wanted is None:
        first = sentence.kid(verb, "dobj")
    else:
        near = [verb, *sentence.kids(verb, "dobj")]
        if verb.lemma in ("hold", "have", "conduct") and not any(
            n.lemma in ("discussion", "talk", "exchange", "consultation", "conversation", "view") for n in near
        ):
            return []
        for holder in near:
            for prep in sentence.kids(holder, "prep"):
                # "On 22 April the ministers held talks": when, not what about
                if prep.low in wanted and prep.i > verb.i:
                    first = first or sentence.kid(prep, "pobj")
    found = []
    while first is not None:
        found.append(first)
        first = sentence.kid(first, "conj")
    return found


def _run(sentence: Sentence, noun: Word) -> Span:
    skip: set[int] = set()
    for kid in sentence.kids(noun, "conj", "cc", "punct", "relcl", "advcl"):
        skip.update(sentence.subtree(kid))
    inside = [i for i in sentence.subtree(noun) if i not in skip]
    low = high = noun.i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return Span(sentence.words[low].start, sentence.words[high].end)


def _words(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
