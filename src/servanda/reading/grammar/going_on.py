"""A sentence that goes on with the one before: "This includes aligning strategies and opening trade"."""

from __future__ import annotations

from dataclasses import replace

from servanda.reading.grammar.draft import Draft
from servanda.reading.grammar.runs import cut
from servanda.reading.syntax import Sentence
from servanda.records import Kind

__all__ = ["goes_on"]

_OPENING = frozenset({"this", "that", "it"})
_VERBS = frozenset({"include", "involve", "entail"})
_SURE = 0.7


def goes_on(sentence: Sentence, before: Draft, of: Sentence) -> Draft | None:
    """What ``sentence`` adds to ``before``, the last draft of the sentence ``of``; None if it adds nothing.

    Coding guide, section 7: a position is one "also when the next sentence goes on"; a promise is, too: "We will ease
    migration. This includes tackling its root causes."
    """
    if before.kind not in (Kind.POSITION, Kind.COMMITMENT):
        return None
    root = next((w for w in sentence.words if w.dep == "ROOT"), None)
    act = sentence.kid(root, "xcomp", "dobj", "ccomp") if root is not None else None
    if root is None or act is None or act.tag != "VBG" or root.lemma not in _VERBS:
        return None
    if sentence.words[0].low not in _OPENING or root.i > 2:  # "This also includes"
        return None
    promised = before.kind is Kind.COMMITMENT
    draft = replace(
        before, start=0, verb=act if promised else root, lemma=act.lemma if promised else root.lemma,
        rule=f"{before.kind.value}.goes-on", sure=_SURE, lead=before.lead or of, speaker=None, end=None, nested=False,
        negated=False, passive=False, target=None if promised else act,
    )  # fmt: skip
    return next(iter(cut(sentence, [draft])), None)
