"""What makes an act one not to be done: "not", "neither … nor", "in no circumstances"."""

from __future__ import annotations

from servanda.reading.syntax import Sentence, Word

__all__ = ["fronted_no", "negated"]

# "Under no circumstances will Peru host …", "in no case shall it be used"
_NO = frozenset("circumstance circumstances case account condition conditions event means way".split())


def negated(sentence: Sentence, verb: Word) -> bool:
    """Whether ``verb`` stands under a negation of its own, or shares one: "will neither deploy nor store"."""
    if any(k.dep == "neg" or k.low == "neither" for k in sentence.kids(verb)) or fronted_no(sentence, verb) is not None:
        return True
    above = sentence.words[verb.head]
    linked = any(k.low == "nor" for k in (*sentence.kids(above, "cc"), *sentence.kids(verb, "cc")))
    return verb.dep == "conj" and linked and negated(sentence, above)


def fronted_no(sentence: Sentence, verb: Word) -> Word | None:
    """The first word of "in no circumstances", "by no means", where that stands with ``verb``."""
    for prep in sentence.kids(verb, "prep"):
        thing = sentence.kid(prep, "pobj")
        if thing is not None and thing.low in _NO and any(k.low == "no" for k in sentence.kids(thing, "det")):
            return prep
    return None
