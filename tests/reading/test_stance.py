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
        ("Our support for the borders of a state at war is unwavering", "learned.position", "oppose", "support"),
        ("welcomed the report on violence", "position.welcome", "support", "support"),
        ("takes note with satisfaction of the growth of trade", "position.take-note", "note", "support"),
        ("learned with deep concern of the floods", "position.note", "note", "concern"),
        ("restated its opposition to new seats", "position.restate", "support", "oppose"),
        ("underlined how worried it is by the drought", "position.underline", "support", "concern"),
        ("condemned the attack", "position.condemn", "oppose", "oppose"),
        ("stressed that shelling towns was unacceptable", "learned.position", "support", "oppose"),
        ("does not favour unilateral limits on exports", "position.favour", "support", "oppose"),
        ("consider null and void any deed signed under duress", "position.consider", "support", "oppose"),
        ("were united in the view that loans should not fund the war", "position.unite", "support", "oppose"),
        ("agreed that the forum should not be delayed further", "position.agree-that", "support", "support"),
        ("affirmed that they would stand against piracy", "position.affirm-that", "support", "oppose"),
        ("stood with others in condemning the raid", "position.stand", "support", "oppose"),
        ("recalled the consensus that such use is inadmissible", "position.recall", "note", "support"),
        ("believing that talks can address the concerns of both", "learned.position", "support", "support"),
        ("takes note of the concerns voiced by Peru", "position.note", "note", "note"),
        ("recognised that the drought undermines growth", "position.recognise-that", "support", "concern"),
        ("underscored the urgency of meeting the water crisis", "position.underscore", "support", "support"),
        ("emphasise that their positions on the strait remain unchanged", "learned.position", "support", "note"),
        ("are pleased to note the growth of trade", "learned.position", "note", "support"),
        ("affirmed that disputes are not the whole of their ties", "learned.position", "note", "support"),
    ],
)
def test_the_stance_is_that_of_the_words(words: str, rule: str, given: str, wanted: str) -> None:
    assert polarity(words, rule, Polarity(given)) is Polarity(wanted)
