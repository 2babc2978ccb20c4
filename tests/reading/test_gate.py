"""The gate lets every sentence with a cue through, and spares the parser the others."""

from __future__ import annotations

import pytest

from servanda.reading.gate import asks_for_parse
from servanda.records import Span


def asked(text: str) -> bool:
    return asks_for_parse(text, Span(0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will send doctors.",
        "The sides agreed to meet.",
        "They oppose tariffs.",
        "The summit took place in Lima.",
        "We’ll build a school.",
        "He SAID so.",
        "It held talks.",
    ],
)
def test_a_cue_opens_it(text: str) -> None:
    assert asked(text)


@pytest.mark.parametrize("text", ["Rain followed.", "A wreath lay at the door.", "Photo: courtesy of the palace"])
def test_without_a_cue_it_stays_shut(text: str) -> None:
    assert not asked(text)


def test_it_looks_only_at_its_sentence() -> None:
    text = "Rain  followed. Kenya will send doctors."
    assert not asks_for_parse(text, Span(0, 15))
    assert asks_for_parse(text, Span(16, len(text)))
