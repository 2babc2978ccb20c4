"""Where the lexicon overrules the parse: only in series, only with words that can be verbs, and once is enough."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.reading.grammar.mending import mend
from servanda.reading.parser import parse
from servanda.reading.syntax import Sentence
from servanda.records import Span

_VERBS = st.sampled_from("build fund train process oppose combat support host finance study map expand".split())
_THINGS = st.sampled_from(["schools", "the centre", "small projects", "joint patrols", '"three forces"', "trade"])
_ACTS = st.lists(st.tuples(_VERBS, _THINGS), min_size=1, max_size=6)


def _parsed(text: str) -> Sentence:
    return next(parse(text, [(Span(0, len(text)), 0)]))


def _shape(sentence: Sentence) -> list[tuple[int, str, str, tuple[int, ...]]]:
    return [(w.head, w.dep, w.tag, tuple(w.kids)) for w in sentence.words]


@settings(max_examples=40, deadline=None)
@given(_ACTS)
def test_a_mended_parse_is_still_one_tree_per_root(acts: list[tuple[str, str]]) -> None:
    sentence = _parsed("The Parties will " + ", ".join(f"{verb} {thing}" for verb, thing in acts) + ".")
    mend(sentence)
    for word in sentence.words:
        assert word.i in sentence.words[word.head].kids or word.head == word.i
        assert all(sentence.words[kid].head == word.i for kid in word.kids)
        assert len(list(zip(range(100), sentence.ancestors(word), strict=False))) < 100


@settings(max_examples=25, deadline=None)
@given(_ACTS)
def test_mending_twice_is_mending_once(acts: list[tuple[str, str]]) -> None:
    sentence = _parsed("We agreed to " + ", ".join(f"{verb} {thing}" for verb, thing in acts) + ".")
    mend(sentence)
    once = _shape(sentence)
    mend(sentence)
    assert _shape(sentence) == once


def test_a_list_of_nouns_stays_one() -> None:
    sentence = _parsed("They will promote trade, transport infrastructure and people-to-people exchanges.")
    mend(sentence)
    assert not any(word.mended for word in sentence.words)


def test_adjectives_in_a_row_are_no_acts() -> None:
    sentence = _parsed("They will protect critical and emerging technologies.")
    mend(sentence)
    assert not any(word.mended for word in sentence.words)
