"""The stance of a position, on sentences of our own."""

from __future__ import annotations

import pytest

from servanda.reading.stance import polarity
from servanda.records import Polarity


@pytest.mark.parametrize(
    ("words", "rule", "given", "wanted"),
    [
        ("underlined their concern at the drought", "position.underline", "support", "concern"),
        ("underscored their opposition to any blockade", "position.underscore", "support", "oppose"),
        ("noted the active role of Peru in the forum", "position.note", "note", "support"),
        ("noted that the talks took place in Lima", "position.note-that", "note", "note"),
        ("noted that the shelling was unjustified", "position.note-that", "note", "oppose"),
        ("recognised the threats posed by locusts", "position.recognise", "support", "concern"),
        ("stressed the importance of fighting unlawful fishing", "position.stress", "support", "support"),
        ("recalled the need for a truce", "position.recall", "note", "support"),
        ("the lake must not become a dump", "position.must", "support", "oppose"),
        ("welcomed the report on violence", "position.welcome", "support", "support"),
        ("takes note with satisfaction of the growth of trade", "position.take-note", "note", "support"),
        ("learned with deep concern of the floods", "position.note", "note", "concern"),
        ("restated its opposition to new seats", "position.restate", "support", "oppose"),
        ("underlined how worried it is by the drought", "position.underline", "support", "concern"),
        ("condemned the attack", "position.condemn", "oppose", "oppose"),
    ],
)
def test_the_stance_is_that_of_the_words(words: str, rule: str, given: str, wanted: str) -> None:
    assert polarity(words, rule, Polarity(given)) is Polarity(wanted)
