"""A sentence's tree: what hangs where, and that rehanging keeps it a tree."""

from __future__ import annotations

from servanda.reading.syntax import Sentence, Word
from servanda.records import Span


def tree() -> Sentence:
    """ "will build schools": build over will and schools."""
    words = [
        Word(0, "will", "will", "MD", "aux", 1, 0, 4),
        Word(1, "build", "build", "VB", "ROOT", 1, 5, 10, kids=[0, 2]),
        Word(2, "schools", "schools", "NNS", "dobj", 1, 11, 18),
    ]
    return Sentence(Span(0, 18), 0, "will build schools", words)


def test_kids_are_found_by_relation() -> None:
    s = tree()
    assert [k.text for k in s.kids(s.words[1])] == ["will", "schools"]
    assert s.kid(s.words[1], "nsubj", "dobj") is s.words[2]
    assert s.kid(s.words[1], "nsubj") is None


def test_a_subtree_and_the_way_up() -> None:
    s = tree()
    assert s.subtree(s.words[1]) == [0, 1, 2]
    assert list(s.ancestors(s.words[2])) == [s.words[1]]
    assert s.run([s.words[2], s.words[1]]) == Span(5, 18)


def test_attaching_moves_a_word_with_all_below() -> None:
    s = tree()
    s.attach(s.words[2], s.words[0], "dep")
    assert s.words[1].kids == [0]
    assert s.words[0].kids == [2]
    assert (s.words[2].head, s.words[2].dep) == (0, "dep")


def test_uprooting_makes_a_second_root() -> None:
    s = tree()
    s.uproot(s.words[2])
    assert s.words[1].kids == [0]
    assert (s.words[2].head, s.words[2].dep) == (2, "ROOT")
    assert list(s.ancestors(s.words[2])) == []
