"""Coordinated verbs are statements of their own, coordinated objects are not (coding guide, section 2)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: dict[str, list[str]] = {
    "They agreed to expand trade, finance and transport, to open a centre in Baku, and to study a joint fund.": [
        "commitment firm expand: They agreed to expand trade, finance and transport",
        "commitment firm open: to open a centre in Baku",
        "commitment soft study: to study a joint fund",
    ],
    'They will apply it, jointly combat the "three forces", oppose decoupling, oppose blocs, and support the UN.': [
        "commitment firm apply: They will apply it",
        'commitment firm combat: jointly combat the "three forces"',
        "position oppose: oppose decoupling",
        "position oppose: oppose blocs",
        "position support: support the UN",
    ],
    "Kenya will provide buses and establish a school.": [
        "commitment firm provide: Kenya will provide buses",
        "commitment firm establish: establish a school",
    ],
    "Norway will finance projects, process applications, host a fair, train judges, map reefs and publish a report.": [
        "commitment firm finance: Norway will finance projects",
        "commitment firm process: process applications",
        "commitment firm host: host a fair",
        "commitment firm train: train judges",
        "commitment firm map: map reefs",
        "commitment firm publish: publish a report",
    ],
    "The ministers are committed to reducing tariffs, expanding market access, and deepening ties between banks.": [
        "commitment firm reduce: The ministers are committed to reducing tariffs",
        "commitment firm expand: expanding market access",
        "commitment firm deepen: deepening ties between banks",
    ],
    "The sides committed to implement both documents, to report every two years, and not to lower standards.": [
        "commitment firm implement: The sides committed to implement both documents",
        "commitment firm report: to report every two years",
        "commitment firm not lower: not to lower standards",
    ],
    "The ministers undertook to simplify visas, while Togo offered to host a seminar.": [
        "commitment binding simplify: The ministers undertook to simplify visas",
        "commitment firm host: Togo offered to host a seminar",
        "event: host a seminar",
    ],
    "The programme will include training, exchanges and joint patrols.": [
        "commitment firm train: The programme will include training",
        "commitment firm exchange: exchanges",
        "commitment firm include: joint patrols",
    ],
    "The two sides will strengthen exchanges, explore new forms of cooperation, and increase flights.": [
        "commitment firm strengthen: The two sides will strengthen exchanges",
        "commitment soft explore: explore new forms of cooperation",
        "commitment firm increase: increase flights",
    ],
    "Togo agreed to accept certificates, streamline registration, and refrain from requiring visas.": [
        "commitment firm accept: Togo agreed to accept certificates",
        "commitment firm streamline: streamline registration",
        "commitment firm not require: refrain from requiring visas",
    ],
    "We direct the Group to develop a roadmap, to circulate it by January and to identify five projects.": [
        "commitment firm develop: We direct the Group to develop a roadmap",
        "commitment firm circulate: to circulate it by January",
        "commitment firm identify: to identify five projects",
    ],
    "Each Party undertakes to ratify the convention, not to weaken its laws, and to cooperate in good faith.": [
        "commitment binding ratify: Each Party undertakes to ratify the convention",
        "commitment binding not weaken: not to weaken its laws",
        "commitment binding cooperate: to cooperate in good faith",
    ],
    "We commit to improving the climate for business, protecting patents and deciding within sixty days.": [
        "commitment firm improve: We commit to improving the climate for business",
        "commitment firm protect: protecting patents",
        "commitment firm decide: deciding within sixty days",
    ],
    "The islands stand ready to name one office each, make their records available, and consider a joint team.": [
        "commitment soft name: The islands stand ready to name one office each",
        "commitment soft make available: make their records available",
        "commitment soft consider: consider a joint team",
    ],
    "The Ministers agreed to meet again, at the invitation of Laos, and to invite observers.": [
        "commitment firm meet: The Ministers agreed to meet again, at the invitation of Laos",
        "event: meet again",
        "commitment firm invite: to invite observers",
    ],
    "They committed to intensify and expand efforts to prosecute smugglers, dismantle networks, and prevent fraud.": [
        "commitment intent prosecute: They committed to intensify and expand efforts to prosecute smugglers",
        "commitment intent dismantle: dismantle networks",
        "commitment intent prevent: prevent fraud",
    ],
    "Nepal supports the initiative, will take part in its meetings, and takes note of the report.": [
        "position support: Nepal supports the initiative",
        "commitment firm take part: will take part in its meetings",
        "position note: takes note of the report",
    ],
}


@pytest.mark.parametrize("sentence", CASES)
def test_a_sentence_says_what_the_guide_has_it_say(sentence: str, said: Callable[[str], list[str]]) -> None:
    assert said(sentence) == CASES[sentence]
