"""A parsed sentence as the grammar sees it: words with tag, head and children. Offsets are the document's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from servanda.records import Span

__all__ = ["Sentence", "Word"]

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(slots=True, eq=False)
class Word:
    """One token. ``tag`` is a Penn tag, ``dep`` a ClearNLP relation, ``head`` the index of its head in the sentence.

    ``mended``: the lexicon overruled the parse, so what is read from it is less sure.
    """

    i: int
    text: str
    low: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    lemma: str = ""
    kids: list[int] = field(default_factory=list)
    mended: bool = False

    @property
    def is_verb(self) -> bool:
        return self.tag in VERB_TAGS

    @property
    def is_noun(self) -> bool:
        return self.tag in NOUN_TAGS


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with its parse. ``mended``: the lexicon has been over it."""

    span: Span
    paragraph: int
    text: str
    words: list[Word]
    mended: bool = False

    def kids(self, word: Word, *deps: str) -> list[Word]:
        """Children of ``word`` in order, those with one of ``deps`` if any are given."""
        words = self.words
        return [words[k] for k in word.kids if words[k].dep in deps] if deps else [words[k] for k in word.kids]

    def kid(self, word: Word, *deps: str) -> Word | None:
        """The first child with one of ``deps``."""
        for k in word.kids:
            if self.words[k].dep in deps:
                return self.words[k]
        return None

    def subtree(self, word: Word) -> list[int]:
        """Indexes of ``word`` and all below it, in order."""
        found, stack = [], [word.i]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self.words[i].kids)
        return sorted(found)

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The heads above ``word``, nearest first."""
        while word.head != word.i:
            word = self.words[word.head]
            yield word

    def attach(self, word: Word, head: Word, dep: str) -> None:
        """Hangs ``word`` with all below it under ``head``, which must not itself be below ``word``."""
        if word.head != word.i:
            self.words[word.head].kids.remove(word.i)
        word.head, word.dep = head.i, dep
        head.kids.append(word.i)
        head.kids.sort()

    def uproot(self, word: Word) -> None:
        """Makes ``word`` a root of its own."""
        if word.head != word.i:
            self.words[word.head].kids.remove(word.i)
        word.head, word.dep = word.i, "ROOT"

    def run(self, words: Sequence[Word]) -> Span:
        """The span from the first to the last of ``words``."""
        return Span(min(w.start for w in words), max(w.end for w in words))
