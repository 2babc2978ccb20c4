"""What counts as a commitment, how strong it is and which act it names (coding guide, sections 2, 3 and 7)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES: dict[str, list[str]] = {
    "Kenya will expand trade, investment and energy cooperation.": [
        "commitment firm expand: Kenya will expand trade, investment and energy cooperation",
    ],
    "They will deter, detect and disrupt attacks on networks.": [
        "commitment firm deter: They will deter, detect and disrupt attacks on networks",
    ],
    "Each Party shall refrain from imposing duties on books.": [
        "commitment binding not impose: Each Party shall refrain from imposing duties on books",
    ],
    "Under no circumstances will Peru host such facilities.": [
        "commitment firm not host: Under no circumstances will Peru host such facilities",
    ],
    "The Parties will neither deploy weapons in the bay nor train mercenaries.": [
        "commitment firm not deploy: The Parties will neither deploy weapons in the bay nor train mercenaries",
    ],
    "The Parties shall establish a joint commission.": [
        "commitment binding establish: The Parties shall establish a joint commission",
    ],
    "Japan pledged 2 million doses of vaccine.": [
        "commitment firm provide: Japan pledged 2 million doses of vaccine",
    ],
    "Brazil pledged full support for the mission.": [
        "commitment firm support: Brazil pledged full support for the mission",
    ],
    "Chile intends to host a workshop.": [
        "commitment intent host: Chile intends to host a workshop",
        "event: host a workshop",
    ],
    "Peru plans to open a consulate in Osaka.": [
        "commitment intent open: Peru plans to open a consulate in Osaka",
    ],
    "They agreed to work together on delivering aid.": [
        "commitment firm deliver: They agreed to work together on delivering aid",
    ],
    "Peru will put in place new safeguards.": [
        "commitment firm put in place: Peru will put in place new safeguards",
    ],
    "The Parties will seek opportunities to expand trade.": [
        "commitment firm expand: The Parties will seek opportunities to expand trade",
    ],
    "Italy will work to reduce waste.": [
        "commitment intent reduce: Italy will work to reduce waste",
    ],
    "Italy and Malta will work together to reduce waste.": [
        "commitment firm reduce: Italy and Malta will work together to reduce waste",
    ],
    "Malta will continue to train pilots.": [
        "commitment firm train: Malta will continue to train pilots",
    ],
    "Malta continues to train pilots.": [
        "commitment intent train: Malta continues to train pilots",
    ],
    "The leaders decided to explore a joint fund.": [
        "commitment soft explore: The leaders decided to explore a joint fund",
    ],
    "Each Party shall abstain from imposing duties on books.": [
        "commitment binding not impose: Each Party shall abstain from imposing duties on books",
    ],
    "Ghana will continue its support for the clinics.": [
        "commitment firm support: Ghana will continue its support for the clinics",
    ],
    "Ghana will take all measures necessary to safeguard the rights of firms.": [
        "commitment firm safeguard: Ghana will take all measures necessary to safeguard the rights of firms",
    ],
    "Ghana will have its arrears settled by May.": [
        "commitment firm settle: Ghana will have its arrears settled by May",
    ],
    "The Parties shall have a Secretariat based in Accra.": [
        "commitment binding have: The Parties shall have a Secretariat based in Accra",
    ],
    "Ghana will see to it that the line is restored.": [
        "commitment firm restore: Ghana will see to it that the line is restored",
    ],
    "Ghana will roll out a vaccine.": [
        "commitment firm roll out: Ghana will roll out a vaccine",
    ],
    "The ministers agreed to work towards the facilitation of trade.": [
        "commitment intent facilitate: The ministers agreed to work towards the facilitation of trade",
    ],
    "Ghana will take steps to cut red tape.": [
        "commitment firm cut: Ghana will take steps to cut red tape",
    ],
    "The parties agreed to begin the process of signing a treaty.": [
        "commitment firm sign: The parties agreed to begin the process of signing a treaty",
    ],
    "Ghana is ready to share its experience.": [
        "commitment soft share: Ghana is ready to share its experience",
    ],
    "Ghana stands ready to send doctors.": [
        "commitment soft send: Ghana stands ready to send doctors",
    ],
    "Fiji is determined to protect its reefs.": [
        "commitment intent protect: Fiji is determined to protect its reefs",
    ],
    "The ministers reaffirmed their commitment to strengthening the Court.": [
        "commitment firm strengthen: The ministers reaffirmed their commitment to strengthening the Court",
    ],
    "The President expressed readiness to host the forum.": [
        "commitment soft host: The President expressed readiness to host the forum",
        "event: host the forum",
    ],
    "Oman announced its intention to build a port.": [
        "commitment intent build: Oman announced its intention to build a port",
    ],
    "Cooperation in education will be expanded.": [
        "commitment firm expand: Cooperation in education will be expanded",
    ],
    "It was agreed to continue contacts.": [
        "commitment firm continue: It was agreed to continue contacts",
    ],
    "Wang said that China will build ten schools.": [
        "commitment firm build: China will build ten schools",
    ],
    "Croatia, he said, would train twenty diplomats.": [
        "commitment firm train: Croatia, he said, would train twenty diplomats",
    ],
    "Fiji stated that it would not host foreign bases.": [
        "commitment firm not host: it would not host foreign bases",
    ],
    "Canada welcomed Ghana's pledge to plant trees.": [
        "position support: Canada welcomed Ghana's pledge to plant trees",
        "commitment firm plant: Ghana's pledge to plant trees",
    ],
    "The ministers look forward to opening a joint centre.": [
        "commitment soft open: The ministers look forward to opening a joint centre",
    ],
    "Germany is providing $1 billion in new assistance.": [
        "commitment firm provide: Germany is providing $1 billion in new assistance",
    ],
    "Spain announced that it will fund two schools.": [
        "commitment firm fund: it will fund two schools",
    ],
    "Norway will continue to support Ukraine's defence.": [
        "commitment firm support: Norway will continue to support Ukraine's defence",
    ],
    "Our leaders instructed the ministers to draft a plan.": [
        "commitment firm draft: Our leaders instructed the ministers to draft a plan",
    ],
    "Japan and India are working to conclude the agreement.": [
        "commitment intent conclude: Japan and India are working to conclude the agreement",
    ],
    "Ireland expressed a desire to join the project.": [
        "commitment soft join: Ireland expressed a desire to join the project",
    ],
    "Cuba may consider a new route.": [
        "commitment soft consider: Cuba may consider a new route",
    ],
    "Decides to remain seized of the matter;": [
        "commitment firm remain: Decides to remain seized of the matter",
    ],
    "We tasked our senior officials to draw up a roadmap.": [
        "commitment firm draw up: We tasked our senior officials to draw up a roadmap",
    ],
    "Cambodia is to draw up a list of sites.": [
        "commitment firm draw up: Cambodia is to draw up a list of sites",
    ],
    "The group was instructed to draft a concept.": [
        "commitment firm draft: The group was instructed to draft a concept",
    ],
    "Qatar is considering opening a new route.": [
        "commitment soft open: Qatar is considering opening a new route",
    ],
    "Each Party shall, upon request, place its vessels at the disposal of the other.": [
        "commitment binding place: Each Party shall, upon request, place its vessels at the disposal of the other",
    ],
    "China is willing to work with Samoa to build roads.": [
        "commitment soft build: China is willing to work with Samoa to build roads",
    ],
    "The sides agreed that officials would meet in June.": [
        "commitment firm meet: officials would meet in June",
        "event: meet in June",
    ],
    "They are committed to regular consultations.": [
        "commitment firm consult: They are committed to regular consultations",
    ],
    "The sides confirmed their mutual commitment to opening new routes.": [
        "commitment firm open: The sides confirmed their mutual commitment to opening new routes",
    ],
    "The joint committee will meet every two years.": [
        "commitment firm meet: The joint committee will meet every two years",
        "event: meet every two years",
    ],
    "Samoa assured the ministers that it would open a school.": [
        "commitment firm open: it would open a school",
    ],
    "Togo will not impose duties on books.": [
        "commitment firm not impose: Togo will not impose duties on books",
    ],
    "Neither side will use its territory against the other.": [
        "commitment firm not use: Neither side will use its territory against the other",
    ],
    "The ministers will consider a joint fund.": [
        "commitment soft consider: The ministers will consider a joint fund",
    ],
    "Malta will look into a direct route.": [
        "commitment soft look: Malta will look into a direct route",
    ],
    "Georgia aims to double its exports by 2030.": [
        "commitment intent double: Georgia aims to double its exports by 2030",
    ],
    "The two sides will strive to raise trade to $5 billion.": [
        "commitment intent raise: The two sides will strive to raise trade to $5 billion",
    ],
    "Peru will help Bolivia build a port.": [
        "commitment firm build: Peru will help Bolivia build a port",
    ],
    "We are open to working with all partners.": [
        "commitment soft work: We are open to working with all partners",
    ],
    "The airline will buy forty aircraft.": [
        "commitment firm buy: The airline will buy forty aircraft",
    ],
    "The sides set the task of doubling trade by 2030.": [
        "commitment intent double: The sides set the task of doubling trade by 2030",
    ],
    "Peru gave an assurance that the water will not be diverted.": [
        "commitment firm not divert: the water will not be diverted",
    ],
    "Peru declared itself willing to reopen the crossing.": [
        "commitment soft reopen: Peru declared itself willing to reopen the crossing",
    ],
    "They agreed that patrols be held each summer.": [
        "commitment firm hold: They agreed that patrols be held each summer",
    ],
    "AGREED to create a network of laboratories.": [
        "commitment firm create: AGREED to create a network of laboratories",
    ],
    "Intend to form a mobile team.": [
        "commitment intent form: Intend to form a mobile team",
    ],
    "To carry out exploration on three blocks.": [
        "commitment firm carry out: To carry out exploration on three blocks",
    ],
    "They took note of the undertaking of Chad to plant trees.": [
        "position note: They took note of the undertaking of Chad to plant trees",
        "commitment firm plant: the undertaking of Chad to plant trees",
    ],
    "They committed to ensuring that access will not be restricted.": [
        "commitment firm ensure: They committed to ensuring that access will not be restricted",
    ],
    "Further efforts will be made to deepen economic ties.": [
        "commitment intent deepen: Further efforts will be made to deepen economic ties",
    ],
    "Consideration will be given to a regional charter.": [
        "commitment firm consider: Consideration will be given to a regional charter",
    ],
    "We pledge to focus our efforts on reducing waste.": [
        "commitment firm reduce: We pledge to focus our efforts on reducing waste",
    ],
    "They agreed to work on the early conclusion of a treaty.": [
        "commitment intent conclude: They agreed to work on the early conclusion of a treaty",
    ],
    "The ministers will commence negotiations on a framework.": [
        "commitment firm negotiate: The ministers will commence negotiations on a framework",
    ],
}


@pytest.mark.parametrize("sentence", CASES)
def test_a_sentence_says_what_the_guide_has_it_say(sentence: str, said: Callable[[str], list[str]]) -> None:
    assert said(sentence) == CASES[sentence]
