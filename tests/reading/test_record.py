"""What the text is and which meeting it comes from, on texts of our own."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Recorded, Written, record_of

from servanda.reading.steps.record import home_of_names
from servanda.records import Document, Standing, TextType

PRESS = (
    "The Fifth Peru-Nordic Foreign Ministers' Meeting (Photo/Ministry)\n\n"
    "The Fifth Peru-Nordic Foreign Ministers' Meeting, chaired by Foreign Minister Ana Paz, was held on Sunday in "
    "Cusco. "
    "Together with the ministers of the five Nordic countries, she reviewed the outcomes of the inaugural "
    "Peru-Nordic Summit and the "
    "preparations for the second summit, scheduled to take place in Norway next year. The sides want to open two "
    "ports by 2027.\n\n"
    "The Peru-Nordic Summit was held in May 2022 in Lima."
)
COMMUNIQUE = (
    "On April 26, 2025 in Lima, under the chairmanship of the Republic of Peru, the Ministers of Foreign Affairs of "
    "the Republic of Peru, the "
    "Kingdom of Norway and the Republic of Finland (hereinafter the Ministers) held the sixth meeting in the “Peru – "
    "Nordic” format. "
    "Iceland was represented at the meeting by its Ambassador to Peru.\n\n"
    "The Ministers reviewed the preparations for the third Summit, which will be held in Oslo in June 2025.\n\n"
    "The next meeting of the Ministers of Foreign Affairs will be held in Norway in 2026."
)


def test_a_press_report_tells_of_the_meeting_that_was_held(recorded: Recorded) -> None:
    about = recorded(PRESS, title="Fifth Peru-Nordic FMs' meeting agrees to build ports", date="2024-12-02")
    meeting = about.meeting
    assert (about.type.value, about.standing.value) == (TextType.PRESS_REPORT, Standing.PRESS)
    assert meeting.series is not None
    assert meeting.series.value == "Peru-Nordic Foreign Ministers' Meeting"
    assert meeting.ordinal is not None
    assert meeting.ordinal.value == 5
    assert meeting.start is not None
    assert str(meeting.start.value) == "2024-12-01"
    assert meeting.place is not None
    assert meeting.place.value == "Cusco"
    assert meeting.format is not None
    assert meeting.format.value == "foreign ministers"


def test_a_title_about_another_meeting_does_not_say_who_met(recorded: Recorded) -> None:
    meeting = recorded(PRESS, title="Six ministers in Cusco set a course for the summit", date="2024-12-02").meeting
    assert meeting.format is not None
    assert meeting.format.value == "foreign ministers"


def test_the_next_summit_is_the_one_prepared_not_the_one_before(recorded: Recorded) -> None:
    coming = recorded(
        PRESS, title="Fifth Peru-Nordic FMs' meeting agrees to build ports", date="2024-12-02"
    ).next_meeting
    assert coming is not None
    assert coming.ordinal is not None
    assert coming.ordinal.value == 2
    assert coming.place is not None
    assert coming.place.value == "Norway"
    assert coming.start is not None
    assert str(coming.start.value) == "2025"


def test_those_represented_came_but_are_no_parties(recorded: Recorded) -> None:
    about = recorded(
        COMMUNIQUE, title="Joint Communique of the Sixth Peru – Nordic Foreign Ministers' Meeting", date="2025-04-26"
    )
    assert set(about.parties.value) == {"PE", "NO", "FI"}
    assert about.meeting.attended is not None
    assert set(about.meeting.attended.value) == {"PE", "NO", "FI", "IS"}
    assert about.meeting.chair is not None
    assert about.meeting.chair.value == "PE"
    assert about.meeting.ordinal is not None
    assert about.meeting.ordinal.value == 6


def test_the_next_meeting_is_of_the_same_format_first(recorded: Recorded) -> None:
    coming = recorded(
        COMMUNIQUE, title="Joint Communique of the Sixth Peru – Nordic Foreign Ministers' Meeting", date="2025-04-26"
    ).next_meeting
    assert coming is not None
    assert coming.start is not None
    assert str(coming.start.value) == "2026"
    assert coming.place is not None
    assert coming.place.value == "Norway"


def test_a_habit_is_no_next_meeting(recorded: Recorded) -> None:
    about = recorded(
        "The Parties will hold a summit once every two years. They met in Lima today.",
        title="Joint Statement of Peru and Chile",
    )
    assert about.next_meeting is None


@pytest.mark.parametrize(
    ("title", "body", "publisher", "kind", "standing"),
    [
        ("Joint Statement of Peru and Chile", "Peru and Chile agree.", "", TextType.JOINT_STATEMENT, Standing.AGREED),
        (
            "Readout of the President’s Call with Peru",
            "He spoke today.",
            "The White House",
            TextType.READOUT,
            Standing.ONE_SIDE,
        ),
        ("Chair's Statement of the River Forum", "We met.", "", TextType.JOINT_STATEMENT, Standing.CHAIR),
        ("Zero draft of the Lima Declaration", "We will act.", "", TextType.DECLARATION, Standing.DRAFT),
        (
            "Summit ends with a declaration",
            "The six met in Lima.",
            "Andean Daily",
            TextType.PRESS_REPORT,
            Standing.PRESS,
        ),
        (
            "Full text: Joint Statement of Peru and Chile",
            "Peru and Chile agree.",
            "Xinhua",
            TextType.JOINT_STATEMENT,
            Standing.AGREED,
        ),
        (
            "Minister Paz Chairs the Port Forum",
            "She chaired it.",
            "Ministry of Foreign Affairs of Peru",
            TextType.READOUT,
            Standing.ONE_SIDE,
        ),
        (
            "Joint Press Statement with Prime Minister Ito",
            "PRIME MINISTER BELL:\n\nWelcome.",
            "",
            TextType.OTHER,
            Standing.UNKNOWN,
        ),
        ("Agreement between Peru and Chile on Ports", "The Parties shall build.", "", TextType.OTHER, Standing.AGREED),
        (
            "Remarks by President Hill on the Joint Statement",
            "Good morning.",
            "The White House",
            TextType.OTHER,
            Standing.UNKNOWN,
        ),
    ],
)
def test_kind_and_standing(
    recorded: Recorded, title: str, body: str, publisher: str, kind: TextType, standing: Standing
) -> None:
    about = recorded(body, title=title, publisher=publisher)
    assert (about.type.value, about.standing.value) == (kind, standing)


def test_a_standing_that_the_source_gives_stands(written: Written) -> None:
    assert record_of(written("We agree.", title="Joint Statement", standing="draft")).standing.value is Standing.DRAFT


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("The ministers met in Lima on 14 May 2024 to review the work on peace in Sudan.", "Lima"),
        ("President Hill spoke today with President Paz of Peru about the war in Sudan.", None),
        ("The leaders of Peru and Chile met virtually on 14 May 2024 to speak of aid in Sudan.", None),
        ("President Hill hosted President Paz at the White House today.", "White House"),
        ("President Paz met with President Hill today on the sidelines of the River Forum in Davos.", None),
    ],
)
def test_the_place_is_where_they_met(recorded: Recorded, body: str, place: str | None) -> None:
    found = recorded(body, title="Joint Statement of Peru and Chile").meeting.place
    assert (found.value if found else None) == place


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ("On 12 and 13 May 2024 the leaders met in Lima.", "2024-05-12", "2024-05-13"),
        ("The leaders of Peru and Chile met this week in Lima.", "2024-05", None),
        ("The leaders met in Lima on Sunday. By 2030 they will open a port.", "2024-05-12", None),
        ("(Lima, May 13, 2024)\n\nWe will open a port by 2027.", "2024-05-13", None),
        ("Peru and Chile will open a port by 2027.", None, None),
    ],
)
def test_the_day_is_the_meetings(recorded: Recorded, body: str, start: str, end: str | None) -> None:
    meeting = recorded(body, title="Joint Statement of Peru and Chile").meeting
    assert (str(meeting.start.value) if meeting.start else None) == start
    assert (str(meeting.end.value) if meeting.end else None) == end


def test_the_call_of_a_readout_was_on_its_day(recorded: Recorded) -> None:
    meeting = recorded(
        "The President had a telephone conversation with Ana Paz.", title="Telephone conversation with Peru"
    ).meeting
    assert meeting.start is not None
    assert str(meeting.start.value) == "2024-05-14"
    assert meeting.start.inferred_from is not None


@pytest.mark.parametrize(
    ("title", "body", "parties"),
    [
        (
            "Joint Statement",
            "We, the leaders of Peru, the Republic of Korea (ROK), and the United States (U.S.), agree.",
            "PE KR US",
        ),
        ("G7 Leaders' Statement on Rivers", "We, the Leaders of the Group of Seven (G7), agree.", "G7"),
        (
            "Statement of the G7 Foreign Ministers",
            "We, the G7 Foreign Ministers of Canada, France and Japan, agree.",
            "CA FR JP",
        ),
        (
            "Six ministers set a course for the Norway summit",
            "The fifth Peru-Nordic Five Dialogue was held in Lima today.",
            "PE DK FI IS NO SE",
        ),
        (
            "Chile, Pacific island countries sign pact",
            "Chile and two Pacific island countries, namely Fiji and Tonga, met today.",
            "CL FJ TO",
        ),
        ("Joint Statement by Peru and Chile on Support for Ukraine", "We support it.", "PE CL"),
        ("Joint Statement", "The six countries will support peace in Haiti and oppose meddling there.", ""),
        ("Press Note on the Rivers Dialogue of Peru, Chile and Bolivia", "They met in Lima.", "PE CL BO"),
        ("Statement on behalf of Peru, Chile and Bolivia at the session of the FAO", "We note the report.", "PE CL BO"),
        ("Agreement", "We, the Republic of Peru, the Republic of Chile and Bolivia, as founders, agree:", "PE CL BO"),
        ("Action Plan of the Forum on China-Africa Cooperation", "The two sides will build a dam.", "CN AFU"),
        ("Communiqué of the SADC Summit", "The Summit met in Maseru, Lesotho.", "SADC"),
        (
            "Joint Statement of the Japan-GCC Summit",
            "The leaders of the Gulf Cooperation Council (GCC) member states and of Japan met in Kobe.",
            "JP BH KW OM QA SA AE",
        ),
    ],
)
def test_the_parties_are_those_who_speak(recorded: Recorded, title: str, body: str, parties: str) -> None:
    assert set(recorded(body, title=title).parties.value) == set(parties.split())


def test_a_mechanism_publishes_for_nobody_alone(written: Written) -> None:
    from servanda.reading.steps import record

    assert record.publisher_party(written("We met.", publisher="Peru–Nordic Summit")) is None
    assert record.publisher_party(written("We met.", publisher="Embassy of Peru in Oslo")) == "PE"


def test_an_agency_is_at_home_but_speaks_for_nobody(written: Written) -> None:
    from servanda.reading.steps import record

    text = written("Foreign Minister Zhao Lin spoke.", publisher="People's Daily")
    assert record.publisher_party(text) is None
    assert record.home_of_names(text) == "CN"


def test_an_agency_that_reports_on_two_others_names_nobody_of_its_own(written: Written) -> None:
    paper = {"publisher": "Jakarta Post"}
    assert home_of_names(written("They met.", title="France and Peru sign deals", **paper)) is None
    assert home_of_names(written("They met.", title="Peru signs a deal", **paper)) == "ID"


def test_adopted_lists_those_who_adopted(recorded: Recorded) -> None:
    about = recorded(
        "The communique was adopted by the ministers of Peru, Chile and Bolivia.", title="Joint Communique"
    )
    assert about.meeting.adopted is not None
    assert about.meeting.adopted.value == ("PE", "CL", "BO")


def test_tone_words_are_quoted(written: Written) -> None:
    document: Document = written("They had a candid, in-depth and constructive exchange in a warm atmosphere.")
    assert [document.quote(word.spans[0]) for word in record_of(document).tone] == [
        "candid",
        "in-depth",
        "constructive",
        "warm",
    ]


def test_one_persons_statement_has_no_meeting(recorded: Recorded) -> None:
    about = recorded(
        "When I met Prime Minister Ito in Tokyo last week, I promised help.",
        title="Statement by President Hill on Rivers",
    )
    assert about.meeting.place is None
    assert about.meeting.series is None


@pytest.mark.parametrize(
    ("title", "publisher", "body", "parties"),
    [
        (
            "Press Communiqué of the Third River Ministers' Meeting",
            "River Cooperation",
            "The Third River Ministers' Meeting was held in Lima, Peru. It was co-chaired by the ministers of Peru and "
            "Chile and attended by those of Bolivia, Ecuador and Colombia.",
            "PE CL BO EC CO",
        ),
        (
            "Joint Statement of China and the Pacific Island Countries",
            "Ministry of Foreign Affairs of China",
            "The meeting took place in Xiamen on 2 May. It was attended by the foreign ministers of Fiji, Tonga, Samoa "
            "and Vanuatu. The island countries welcomed it.",
            "CN FJ TO WS VU",
        ),
        (
            "Treaty on the Common Use of the River",
            "Government Gazette",
            "The Republic of Botswana, the Kingdom of Lesotho and the Republic of Namibia, hereinafter “the Parties”, "
            "have agreed as follows.",
            "BW LS NA",
        ),
        (
            "Statement of the Council of the CSTO",
            "CSTO Secretariat",
            "We, the heads of the member States of the Collective Security Treaty Organization, namely the Republic of "
            "Belarus, the Republic of Kazakhstan and the Kyrgyz Republic, declare:",
            "BY KZ KG",
        ),
        (
            "Memorandum between the EFTA States and Moldova",
            "EFTA Secretariat",
            "The Ministers of Iceland, Liechtenstein, Norway and Switzerland and the Deputy Prime Minister of Moldova "
            "met in Schaan.",
            "IS LI NO CH MD",
        ),
        (
            "Outcome Document of the Conference of Ministers",
            "Office of the Trade Adviser",
            "The Ministers responsible for Trade and Transport of Fiji, Kiribati, Nauru and Vanuatu agreed.",
            "FJ KI NR VU",
        ),
        (
            "Prime Minister Meets Minister for Fisheries of Norway",
            "Qatar News Agency",
            "Doha, May 2 (QNA) - HE the Prime Minister met with the Norwegian Minister of Fisheries in Doha.",
            "QA NO",
        ),
        (
            "Gulf ministers' council condemns Peru's statement on tariffs",
            "Some News",
            "The council of the Gulf Cooperation Council met.",
            "GCC",
        ),
    ],
)
def test_the_parties_are_those_who_came(
    recorded: Recorded, title: str, publisher: str, body: str, parties: str
) -> None:
    about = recorded(body, title=title, publisher=publisher, date="2026-05-03")
    assert set(about.parties.value) == set(parties.split())


def test_a_guest_who_came_is_no_party_of_a_talk_between_two(recorded: Recorded) -> None:
    about = recorded(
        "The President of Rwanda and the Amir of Qatar met in Doha. They spoke of the conflict in the east of the "
        "Democratic Republic of the Congo.",
        title="Amir of Qatar, President of Rwanda hold talks",
        publisher="Doha News Wire",
    )
    assert set(about.parties.value) == {"QA", "RW"}
