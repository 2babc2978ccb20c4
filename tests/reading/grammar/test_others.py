"""Decisions, progress, meetings (coding guide, sections 1 and 7)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: dict[str, list[str]] = {
    "Three frontier posts have been rebuilt.": [
        "progress: Three frontier posts have been rebuilt",
    ],
    "The common tariff is being applied by all coastal states.": [
        "progress: The common tariff is being applied by all coastal states",
    ],
    "Works on the second berth stand at 55 per cent.": [
        "progress: Works on the second berth stand at 55 per cent",
    ],
    "Exports went up by 34 per cent.": [
        "progress: Exports went up by 34 per cent",
    ],
    "The minister announced $14.8 million for clinics.": [
        "decision announce: The minister announced $14.8 million for clinics",
    ],
    "The next summit will be held in Bishkek in 2027.": [
        "event: The next summit will be held in Bishkek in 2027",
    ],
    "Kenya will host the next meeting.": [
        "event: Kenya will host the next meeting",
    ],
    "The Presidents met in Lima on 4 May.": [
        "event: The Presidents met in Lima on 4 May",
    ],
    "The Parties signed a memorandum on tourism.": [
        "decision sign: The Parties signed a memorandum on tourism",
    ],
    "The ministers adopted a joint communique.": [
        "decision adopt: The ministers adopted a joint communique",
    ],
    "ADOPTS the Statute of the Seed Reserve and REQUESTS the Commission to publish it.": [
        "decision adopt: ADOPTS the Statute of the Seed Reserve",
        "call publish: REQUESTS the Commission to publish it",
    ],
    "Designates the President of Peru as Champion for School Feeding.": [
        "decision designate: Designates the President of Peru as Champion for School Feeding",
    ],
    "Peru and Norway inked a trade agreement.": [
        "decision ink: Peru and Norway inked a trade agreement",
    ],
    "DONE at Lusaka on this 3rd day of June in two originals.": [
        "decision sign: DONE at Lusaka on this 3rd day of June in two originals",
    ],
    "The two presidents witnessed the signing ceremony of an air services agreement.": [
        "decision sign: the signing ceremony of an air services agreement",
    ],
    "Trade has grown by 35 per cent.": [
        "progress: Trade has grown by 35 per cent",
    ],
    "The Treaty entered into force in 2003, and trade has doubled since.": [
        "progress: trade has doubled since",
    ],
}


@pytest.mark.parametrize("sentence", CASES)
def test_a_sentence_says_what_the_guide_has_it_say(sentence: str, said: Callable[[str], list[str]]) -> None:
    assert said(sentence) == CASES[sentence]
