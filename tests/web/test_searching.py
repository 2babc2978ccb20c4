from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import Place
from tests.web.texts import CHINESE, KEEPER, NOW, RIVERS_1, RIVERS_2, RUSSIAN, council, filed

from servanda.records import Standing
from servanda.records.level import Level
from servanda.web.register import models
from servanda.web.register.queries.precedent import precedent
from servanda.web.register.queries.searching import search
from servanda.web.register.queries.suggesting import suggest
from servanda.web.register.services.releasing import release
from servanda.web.register.services.upkeep import rebuild_index
from servanda.web.register.viewing import ANYBODY
from servanda.web.register.words import asked, folded, marks, terms, tokens


@pytest.fixture
def texts(place: Place) -> None:
    council()
    filed(standing=Standing.AGREED.value)
    filed(RIVERS_2, "rivers-2", standing=Standing.AGREED.value)
    filed(CHINESE, "rivers-zh", reads=False, mechanism="RC", meeting="M1")
    filed(RUSSIAN, "rivers-ru", reads=False, mechanism="RC", meeting="M1")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("利马", {"rivers-zh"}),  # a place of two characters, within a run of others
        ("河流理事会", {"rivers-zh"}),
        ("马利", set()),
        ("сотрудничество", {"rivers-ru"}),  # the text has the genitive
        ("Лима", {"rivers-ru"}),
        ("patrol boat", {"rivers-1", "rivers-2"}),  # the texts have the plural
        ('"boats patrol"', set()),
        ('"patrol boats"', {"rivers-1", "rivers-2"}),
        ("migrat*", {"rivers-1"}),
        ("PERU 40", {"rivers-1"}),
        ("peru nowhere", set()),
        ("", set()),
        ("“ — ?", set()),
        ("'; DROP TABLE register_text; --", set()),
        ('" OR rowid:1', set()),
    ],
)
def test_words_are_found_in_every_script(texts: None, words: str, keys: set[str]) -> None:
    found, total = search(KEEPER, words)
    assert {one.text for one in found} == keys
    assert total == len(found)


def test_a_find_shows_where_the_words_stand_and_which_statements_are_there(texts: None) -> None:
    (found,) = search(KEEPER, '"joint commission"')[0]
    assert [found.words[mark.start : mark.end] for mark in found.marks] == ["joint commission"]
    assert found.statements
    assert found.paragraph == "para. 2"


def test_the_index_is_the_same_after_it_was_rebuilt(texts: None) -> None:
    before = [search(KEEPER, words) for words in ("利马", "patrol", "Лима")]
    assert rebuild_index() == models.Passage.objects.count()
    assert [search(KEEPER, words) for words in ("利马", "patrol", "Лима")] == before


def test_an_earlier_version_is_not_searched(texts: None) -> None:
    filed(RIVERS_1.replace("40 patrol", "45 patrol"), "corrected")
    assert search(KEEPER, "40 boats") == ((), 0)
    assert search(KEEPER, "45 boats")[1] == 1


def test_suggestions_are_values_that_stand_there(texts: None) -> None:
    assert suggest(KEEPER, "holders", "e") == ("EC",)
    assert suggest(ANYBODY, "holders", "") == ()


PHRASE = "oppose illegal fishing and support the free passage of migrating fish"


def test_precedent_finds_the_first_use_and_tells_exact_from_near(texts: None) -> None:
    found = precedent(KEEPER, "oppose illegal fishing")
    assert [(use.text, use.exact) for use in found.uses] == [("rivers-1", True), ("rivers-2", True)]
    assert any("migrating fish" in before for before, _ in found.uses[1].changed)
    near = precedent(KEEPER, PHRASE)
    assert [(use.text, use.exact) for use in near.uses][:1] == [("rivers-1", True)]
    turned = precedent(KEEPER, "support the free passage of fish that migrate")
    assert [(use.text, use.exact) for use in turned.uses] == [("rivers-1", False)]


def test_precedent_tells_who_no_longer_reiterated_it(texts: None) -> None:
    found = precedent(KEEPER, "agreed to establish a joint commission on rivers")
    assert [use.text for use in found.uses] == ["rivers-1"]
    assert found.absent == (("Joint Statement of the Rivers Council", found.absent[0][1]),)
    assert str(found.absent[0][1]) == "2025-03-06"


def test_precedent_looks_into_agreed_texts_unless_told_otherwise(texts: None) -> None:
    press = "Title: Boats for Peru\nDate: 2025-04-01\n\nEcuador will provide 70 patrol boats to Peru, officials said.\n"
    filed(press, "press", standing=Standing.PRESS.value, mechanism="RC")
    assert "press" not in [use.text for use in precedent(KEEPER, "70 patrol boats").uses]
    assert [use.exact for use in precedent(KEEPER, "70 patrol boats", standings=(Standing.PRESS,)).uses] == [True]


def test_precedent_in_an_unsegmented_script(texts: None) -> None:
    found = precedent(KEEPER, "设立联合委员会", standings=())
    assert [(use.text, use.exact) for use in found.uses] == [("rivers-zh", True)]


def test_precedent_respects_levels(texts: None) -> None:
    assert precedent(ANYBODY, "oppose illegal fishing").uses == ()
    release("rivers-2", Level.PUBLIC, "agreed", KEEPER, NOW)
    assert {use.text for use in precedent(ANYBODY, "oppose illegal fishing").uses} == {"rivers-2"}


@given(st.text(max_size=60))
def test_what_stands_in_a_text_is_found_in_it(text: str) -> None:
    held = list(tokens(text))
    assert [token.term for token in held] == terms(text)
    for token in held:
        assert 0 <= token.span.start < token.span.end <= len(text)
        assert token.term.isalnum()


@given(st.text(max_size=40))
def test_no_query_breaks_the_index(words: str) -> None:
    for phrase in asked(words):
        assert all(term and term.isalnum() for term in phrase.terms)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Xi'an", ["xian"]),
        ("Xi’an", ["xian"]),
        ("1,500 places", ["1500", "place"]),
        ("Côte d’Ivoire", ["cote", "divoir"]),
        ("西安 2024年", ["西", "安", "2024", "年"]),
        ("ПОДТВЕРДИЛИ", ["подтверд"]),
        ("ﬁnance", ["financ"]),
    ],
)
def test_words_become_terms(words: str, found: list[str]) -> None:
    assert terms(words) == found


def test_marks_stand_on_the_words_as_written() -> None:
    text = "The Xi’an Declaration, and Xi'an again"
    assert [text[mark.start : mark.end] for mark in marks(text, asked("Xi'an"))] == ["Xi’an", "Xi'an"]


def test_folding_is_stable() -> None:
    assert folded(folded("Ёлка Straße İ")) == folded("Ёлка Straße İ")
