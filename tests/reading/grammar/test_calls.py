"""What the holder asks of somebody else (coding guide, section 1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: dict[str, list[str]] = {
    "The ministers urged all parties to return to talks.": [
        "call return: The ministers urged all parties to return to talks",
    ],
    "China called on both sides to show restraint and to resume talks.": [
        "call show: China called on both sides to show restraint",
        "call resume: to resume talks",
    ],
    "URGES Member States to ratify the Protocol.": [
        "call ratify: URGES Member States to ratify the Protocol",
    ],
    "Demands that all parties cease fire.": [
        "call cease: Demands that all parties cease fire",
    ],
    "The Summit directed the Secretary General to convene a meeting of experts.": [
        "call convene: The Summit directed the Secretary General to convene a meeting of experts",
    ],
    "They called for restraint.": [
        "call call: They called for restraint",
    ],
    "The Council requested the Commission to submit a report.": [
        "call submit: The Council requested the Commission to submit a report",
    ],
    "Companies are invited to join the fair.": [
        "call join: Companies are invited to join the fair",
    ],
    "The Uzbek side proposed that customs officers share data.": [
        "call share: The Uzbek side proposed that customs officers share data",
    ],
    "China expects Japan to honour the agreement.": [
        "call honour: China expects Japan to honour the agreement",
    ],
    "They renewed their call for a ceasefire.": [
        "call renew: They renewed their call for a ceasefire",
    ],
    "Requests the Chairperson to transmit the text to the United Nations;": [
        "call transmit: Requests the Chairperson to transmit the text to the United Nations",
    ],
    "The Council condemned the attacks, urged all parties to cease fire, and reiterated its support for the envoy.": [
        "position oppose: The Council condemned the attacks",
        "call cease: urged all parties to cease fire",
        "position support: reiterated its support for the envoy",
    ],
    "We attach importance to clean water; we encourage universities to study it.": [
        "position support: We attach importance to clean water",
        "call study: we encourage universities to study it",
    ],
}


@pytest.mark.parametrize("sentence", CASES)
def test_a_sentence_says_what_the_guide_has_it_say(sentence: str, said: Callable[[str], list[str]]) -> None:
    assert said(sentence) == CASES[sentence]
