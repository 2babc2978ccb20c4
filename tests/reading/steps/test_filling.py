"""Who, for whom and which paper: short texts of our own, read by rules alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.conftest import Recorded, Written

from servanda.documents import load
from servanda.reading import read
from servanda.records import Commitment, Decision, Kind, Reading, Stage, Statement


def of(written: Written, body: str, **header: str) -> Reading:
    return read(written(body, **header), rules_only=True)


def only(reading: Reading, kind: Kind, words: str) -> Statement:
    quotes = [(s, reading.document.quote(s.span)) for s in reading.of(kind)]
    found = [s for s, quote in quotes if words in quote]
    assert found, [quote for _, quote in quotes]
    return found[0]


JOINT = {"title": "Joint Statement of Peru and Norway"}


@pytest.mark.parametrize(
    ("sentence", "words", "holders"),
    [
        ("The two sides will build a port.", "build", {"PE", "NO"}),
        ("Each Party will build a port.", "build", {"PE", "NO"}),
        ("Peru announced that it would build a port.", "build", {"PE"}),
        ("Norway reaffirmed its commitment to building ports.", "building", {"NO"}),
        ("Norwegian companies will buy ten ships.", "buy", {"Norwegian companies"}),
        ("It was agreed to build a port.", "build", {"PE", "NO"}),
    ],
)
def test_the_holder_of_a_promise(written: Written, sentence: str, words: str, holders: set[str]) -> None:
    reading = of(written, f"Peru and Norway met in Lima.\n\n{sentence}", **JOINT)
    assert set(only(reading, Kind.COMMITMENT, words).holders.value) == holders


def test_a_body_speaks_and_its_host_does_not(written: Written) -> None:
    body = (
        "The Council of Ministers of the Caribbean Community, meeting in Castries under the presidency of Saint Lucia, "
        "reviewed the situation in Haiti.\n\n"
        "The Council agreed to send a mission to Haiti. It will report in May."
    )
    reading = of(written, body, title="Communiqué of the Council of Ministers", publisher="CARICOM Secretariat")
    assert reading.record.parties.value == ("CARICOM",)
    assert {s.holders.value for s in reading.of(Kind.COMMITMENT)} == {("CARICOM",)}


@pytest.mark.parametrize(
    ("sentence", "words", "holders"),
    [
        ("Chile will build a school. The other parties will fund the plan.", "fund", {"PE", "EC"}),
        ("The Secretariat will prepare a review.", "prepare", {"Secretariat"}),
        ("Peru, Chile and Ecuador will exchange data.", "exchange", {"PE", "CL", "EC"}),
    ],
)
def test_who_of_several_promises(written: Written, sentence: str, words: str, holders: set[str]) -> None:
    reading = of(written, sentence, title="Joint Statement of Peru, Chile and Ecuador")
    assert set(only(reading, Kind.COMMITMENT, words).holders.value) == holders


@pytest.mark.parametrize(
    ("body", "words", "holders"),
    [
        # organisations by their names
        ("The firm “Andes Copper” will send engineers.", "send", {"Andes Copper"}),
        ("Fjord Apparel plans to open a mill.", "mill", {"Fjord Apparel"}),
        ("The companies Puno Rail and Tacna Ports will build a pier.", "pier", {"Puno Rail", "Tacna Ports"}),
        ("Puno Rail and Tacna Ports will build a pier.", "pier", {"Puno Rail", "Tacna Ports"}),
        ("The Trondheim Plan will fund two schools.", "fund", {"PE", "NO"}),
        # whose pledge it is
        ("The ministers took note of the undertaking of Chile to open a school.", "open a school", {"CL"}),
        ("The ministers thanked Chile, which has pledged two ships.", "two ships", {"CL"}),
        # somebody's country
        ("The Norwegian minister promised that her country would open a mill.", "mill", {"NO"}),
        # capitals that stand for their governments
        ("Quito and Bogotá will share the cost.", "share", {"EC", "CO"}),
        # who takes guests in does something, who is given a quota does not
        ("Norway will receive 200 Peruvian students.", "students", {"NO"}),
        ("Peru will receive a quota of cod.", "quota", {"NO"}),
        # an organ speaks for all, whoever it names
        ("The Joint Committee thanked Chile. It decided to meet in May.", "meet", {"PE", "NO"}),
        (
            "The President of Peru praised the pledge of Norway to plant trees. He will plant one too.",
            "one too",
            {"PE"},
        ),
    ],
)
def test_who_holds_what_a_sentence_says(written: Written, body: str, words: str, holders: set[str]) -> None:
    reading = of(written, f"Peru and Norway met in Lima.\n\n{body}", **JOINT)
    assert set(only(reading, Kind.COMMITMENT, words).holders.value) == holders


def test_what_the_parties_of_a_treaty_will_do_binds_them(written: Written) -> None:
    treaty = of(written, "The Contracting Parties will train nurses.", title="Agreement between Peru and Norway")
    plan = of(written, "The two sides will train nurses.", title="Plan of Peru and Norway")
    assert [only(r, Kind.COMMITMENT, "train").content.force.value.value for r in (treaty, plan)] == ["binding", "firm"]  # type: ignore[union-attr]


def test_member_states_are_spelled_out_and_their_body_is_not(written: Written) -> None:
    body = "The Summit adopted a plan.\n\nMember States agreed to train nurses. The Community will pay for it."
    reading = of(written, body, title="Communiqué of the Summit of the East African Community")
    assert reading.record.parties.value == ("EAC",)
    assert "KE" in only(reading, Kind.COMMITMENT, "train").holders.value
    assert only(reading, Kind.COMMITMENT, "pay").holders.value == ("EAC",)


def test_members_stand_without_their_body(recorded: Recorded) -> None:
    body = (
        "We, the Ministers of the Member States of the Association of Southeast Asian Nations (ASEAN) and of the "
        "Kingdom of Norway, met in Bergen."
    )
    parties = recorded(body, title="Joint Statement").parties.value
    assert "ASEAN" not in parties
    assert {"VN", "ID", "NO"} <= set(parties)


def test_each_speaker_of_a_transcript_speaks_for_himself(written: Written) -> None:
    body = (
        "PRIME MINISTER:\n\nWelcome, President Ana Paz of Peru. We will send ten doctors to the clinics.\n\n"
        "PRESIDENT PAZ:\n\nThank you. We will send ten teachers to the schools."
    )
    reading = of(written, body, title="Remarks with the President of Peru", publisher="Prime Minister of Australia")
    assert only(reading, Kind.COMMITMENT, "ten doctors").holders.value == ("AU",)
    assert only(reading, Kind.COMMITMENT, "ten teachers").holders.value == ("PE",)


def test_a_time_before_the_act_is_the_acts(written: Written) -> None:
    reading = of(written, "Peru will send doctors, and in 2027 will invite 300 teachers.", **JOINT)
    content = only(reading, Kind.COMMITMENT, "teachers").content
    assert isinstance(content, Commitment)
    assert content.period is not None
    assert str(content.period.value.start) == "2027-01-01"


SPEECH = {"title": "Press Statement by the President of Peru Ana Paz", "publisher": "Press Office of Lima"}


@pytest.mark.parametrize(
    ("body", "words", "holders"),
    [
        # one person's speech is his country's word, what was agreed is both's
        ("We will send ten doctors to the clinics.", "doctors", {"PE"}),
        ("Two hundred places will be opened for nurses.", "places", {"PE"}),
        ("During my talks in Oslo with the Prime Minister of Norway, we agreed to open a port.", "port", {"PE", "NO"}),
    ],
)
def test_a_speech_is_the_word_of_whoever_gives_it(written: Written, body: str, words: str, holders: set[str]) -> None:
    reading = of(written, f"I thank the Kingdom of Norway for its welcome.\n\n{body}", **SPEECH)
    assert set(only(reading, Kind.COMMITMENT, words).holders.value) == holders


def test_a_heading_gives_the_floor(written: Written) -> None:
    body = (
        "Statement by the President of Peru\n\nWe will send ten doctors.\n\n"
        "Statement by the Prime Minister of Norway\n\nWe will send ten teachers."
    )
    reading = of(written, body, title="Joint press statements of Peru and Norway", publisher="President of Peru")
    assert only(reading, Kind.COMMITMENT, "doctors").holders.value == ("PE",)
    assert only(reading, Kind.COMMITMENT, "teachers").holders.value == ("NO",)


@pytest.mark.parametrize(
    ("body", "holders"),
    [
        ("“We will send ten doctors,” Minister Ana Paz of Peru said.", {"PE"}),
        ("“We are glad to be here in Oslo. We will send ten doctors,” said Minister Ana Paz of Peru.", {"PE"}),
        ("Minister Ana Paz of Peru praised the plan. “We will send ten doctors,” she added.", {"PE"}),
        ("Asked about Norway, Paz said: “We will send ten doctors.”", {"PE"}),
    ],
)
def test_who_is_quoted_speaks(written: Written, body: str, holders: set[str]) -> None:
    body = f"Foreign Minister Ana Paz of Peru met Minister Liv Dahl of Norway.\n\nDahl thanked her.\n\n{body}"
    reading = of(written, body, title="Peru and Norway talk of clinics", publisher="The Fjord Times")
    assert set(only(reading, Kind.COMMITMENT, "ten doctors").holders.value) == holders


@pytest.mark.parametrize(
    ("title", "publisher", "holders"),
    [
        ("Message of condolence to the President of Peru", "Ministry of Foreign Affairs of Norway", {"NO"}),
        ("Remarks by the President of the United States at the Summit in Lima", "Andean Daily", {"US"}),
        ("Towards calm seas (article by the President of Chile)", "Andean Daily", {"CL"}),
        ("Statement by Mr. Soto (Chile), Security Council debate", "United Nations Security Council", {"CL"}),
        ("Spokesperson's Regular Press Conference", "Ministry of Foreign Affairs of Chile", {"CL"}),
    ],
)
def test_a_title_says_whose_words_they_are(written: Written, title: str, publisher: str, holders: set[str]) -> None:
    reading = of(written, "We mourn with Peru.\n\nWe will send ten doctors.", title=title, publisher=publisher)
    assert set(only(reading, Kind.COMMITMENT, "ten doctors").holders.value) == holders


def test_a_paper_in_a_list_gives_nobody_the_floor(written: Written) -> None:
    body = (
        "The ministers took note of the following:\n\n- Statement by the President of Peru on food\n\n- Report\n\n"
        "We will send ten doctors."
    )
    assert set(only(of(written, body, **JOINT), Kind.COMMITMENT, "ten doctors").holders.value) == {"PE", "NO"}


@pytest.mark.parametrize(
    ("body", "holders"),
    [
        ('Paz later told Dahl: "We will send ten doctors to the clinics."', {"PE"}),
        ('"We will send ten doctors to the clinics," Paz, standing beside Dahl, added.', {"PE"}),
        ("“We will send ten doctors to the clinics,” the Peruvian embassy in Norway said.", {"PE"}),
        ("“We will send ten doctors to the clinics,” Paz and Dahl said in an article.", {"PE", "NO"}),
        # words between two short quotations are nobody's
        ('Paz praised the "Blue Pact". The two sides will send ten doctors to the "Green Port".', {"PE", "NO"}),
    ],
)
def test_a_quotation_is_of_its_verbs_subject(written: Written, body: str, holders: set[str]) -> None:
    body = f"Foreign Minister Ana Paz of Peru met Minister Liv Dahl of Norway.\n\n{body}"
    reading = of(written, body, title="Peru and Norway talk of clinics", publisher="The Fjord Times")
    assert set(only(reading, Kind.COMMITMENT, "ten doctors").holders.value) == holders


def test_two_whom_a_mediator_names_are_the_two(written: Written) -> None:
    body = "Liv Dahl welcomed the ceasefire between Peru and Chile. Both sides will withdraw their troops."
    reading = of(written, body, title="Foreign Minister Liv Dahl on Peru and Chile", publisher="Government of Norway")
    assert set(only(reading, Kind.COMMITMENT, "withdraw").holders.value) == {"PE", "CL"}


def test_who_says_what_another_should_do_calls_on_him(written: Written) -> None:
    body = "Peru and Norway met in Lima.\n\nRussia should withdraw its troops."
    assert set(only(of(written, body, **JOINT), Kind.CALL, "withdraw").holders.value) == {"PE", "NO"}


@pytest.mark.parametrize(
    "lead",
    [
        "The ministers exchanged views on the following:",
        "The visit concluded with the following commitments:",
        "They reaffirmed the ceasefire in effect since May and called for progress on the following:",
    ],
)
def test_only_papers_are_listed_by_their_stage(written: Written, lead: str) -> None:
    listed = of(written, f"{lead}\n\n- Agreement on Air Services\n\n- Memorandum on Cod", **JOINT).instruments
    assert not [i for i in listed if i.stage.rule == "instruments.listed"]


def test_what_a_lead_in_says_last_is_the_stage(written: Written) -> None:
    body = "On the proposal of Chile, the leaders adopted the following documents:\n\n- Declaration on Food Security"
    assert [i.stage.value for i in of(written, body, **JOINT).instruments] == [Stage.ADOPTED]


def test_both_sides_of_a_call_are_the_caller_and_whom_it_calls(written: Written) -> None:
    body = (
        "On 3 May, Foreign Minister Ana Paz spoke by phone with Foreign Minister Liv Dahl of Norway. "
        "The two ministers agreed to open a port.\n\n"
        "She also spoke with Foreign Minister Kwame Osei of Ghana. Both sides will send ten doctors."
    )
    title = "Foreign Minister Paz has phone conversations with her counterparts of Norway and Ghana"
    reading = of(written, body, title=title, publisher="Ministry of Foreign Affairs of Peru")
    assert set(only(reading, Kind.COMMITMENT, "port").holders.value) == {"PE", "NO"}
    assert set(only(reading, Kind.COMMITMENT, "ten doctors").holders.value) == {"PE", "GH"}


@pytest.mark.parametrize(
    ("opening", "parties"),
    [
        ("On 29 May the ministers of energy of Peru, Chile and Norway met in Lima.", {"PE", "CL", "NO"}),
        ("The environment ministers of Peru, Chile and Norway met in Lima.", {"PE", "CL", "NO"}),
        ("We, Heads of State of Peru, Norway on behalf of Svalbard, and Chile, met in Lima.", {"PE", "CL", "NO"}),
    ],
)
def test_a_list_of_ministers_names_the_parties(recorded: Recorded, opening: str, parties: set[str]) -> None:
    assert set(recorded(opening, title="Conclusions of the ministers").parties.value) == parties


def test_a_list_of_papers_says_once_how_far_they_are(written: Written) -> None:
    body = (
        "The following were signed in Lima:\n\n1. Agreement on Air Services;\n\n2. Memorandum on Cod.\n\n"
        "BEING NEGOTIATED\n\n- Treaty on Fisheries;\n\nTO BE RATIFIED\n\n- Protocol on Seals."
    )
    found = {i.name.value: i.stage.value for i in of(written, body, title="List of papers").instruments}
    assert found == {
        "Agreement on Air Services": Stage.SIGNED,
        "Memorandum on Cod": Stage.SIGNED,
        "Treaty on Fisheries": Stage.DRAFTING,
        "Protocol on Seals": Stage.SIGNED,
    }


@pytest.mark.parametrize(
    ("sentence", "helped"),
    [
        ("Norway will provide Peru with ten boats.", {"PE"}),
        ("Norway will support Peru’s reforms.", {"PE"}),
        ("Norway will cooperate with Peru on fisheries.", set()),
        ("Norway will hold a business week in Peru.", set()),
        ("Norway could assist Peru strengthen its mining institutions.", {"PE"}),
        ("Norway will work to reduce its dependence on Peruvian energy.", set()),
    ],
)
def test_for_whom(written: Written, sentence: str, helped: set[str]) -> None:
    reading = of(written, f"Peru and Norway met in Lima.\n\n{sentence}", **JOINT)
    content = only(reading, Kind.COMMITMENT, "Norway").content
    assert isinstance(content, Commitment)
    assert set(content.beneficiaries.value) == helped


def test_a_list_is_for_whom_its_lead_in_names(written: Written) -> None:
    lead = "The Ministers welcomed Norway’s continued commitment to the development of Peru, including:"
    items = "a. Strengthening the programme for fisheries research;\n\nb. The extension of the volunteer programme."
    reading = of(written, f"The Ministers of Peru and Norway met in Lima.\n\n{lead}\n\n{items}", **JOINT)
    found = [one for one in reading.of(Kind.COMMITMENT) if "programme" in reading.document.quote(one.span)]
    assert len(found) == 2
    for one in found:
        assert isinstance(one.content, Commitment)
        assert set(one.holders.value) == {"NO"}
        assert set(one.content.beneficiaries.value) == {"PE"}


def test_against_whom_is_not_for_whom(written: Written) -> None:
    reading = of(written, "Peru and Norway will impose sanctions on Mali.", **JOINT)
    content = only(reading, Kind.COMMITMENT, "impose").content
    assert isinstance(content, Commitment)
    assert "ML" not in content.beneficiaries.value


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The ministers signed the Agreement on Fisheries.", Stage.SIGNED),
        ("The ministers will sign a memorandum of understanding on ports.", Stage.PROPOSED),
        ("The ministers agreed to begin the process of signing a joint declaration.", Stage.DRAFTING),
        ("The ministers issued the Lima Declaration.", Stage.ADOPTED),
        ("The ministers will implement the Agreement on Fisheries signed in 1988.", Stage.IN_FORCE),
    ],
)
def test_the_stage_of_a_paper(written: Written, sentence: str, stage: Stage) -> None:
    reading = of(written, f"Peru and Norway met in Lima.\n\n{sentence}", **JOINT)
    assert [i.stage.value for i in reading.instruments] == [stage]


def test_a_decision_names_its_instrument(written: Written) -> None:
    reading = of(written, "The ministers signed the Agreement on Fisheries.", **JOINT)
    content = only(reading, Kind.DECISION, "signed").content
    assert isinstance(content, Decision)
    assert content.instrument is not None
    assert "Agreement on Fisheries" in content.instrument.value


_PIECES = st.sampled_from(
    "Peru|Norway’s|will|provide|with|each other|10 boats|by 2030|PRIME MINISTER:|He said|they|the Agreement|to sign|"
    "welcomed|;|,|\n\n|“|”|$5 million|Each Party|must not".split("|")
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=25))
def test_any_mix_of_the_genres_words_quotes_exactly(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    path = tmp_path_factory.mktemp("mixed") / "text.txt"
    path.write_text("The ministers met. " + " ".join(pieces), encoding="utf-8")
    document = load(path)
    for statement in read(document, rules_only=True).statements:
        for field in (statement.holders, *getattr(statement.content, "quantities", ())):
            for span in field.spans:
                assert 0 <= span.start < span.end <= len(document.text)


@pytest.mark.parametrize(
    ("body", "words", "holders"),
    [
        ("Italy will lend Ghana two aircraft. The Minister thanked Italy for them.", "thanked", {"GH"}),
        (
            "Minister Mensah of Ghana expressed Ghana's willingness to cooperate with Italy. He praised the port.",
            "praised",
            {"GH"},
        ),
    ],
)
def test_who_thanks_is_not_who_is_thanked(written: Written, body: str, words: str, holders: set[str]) -> None:
    reading = of(written, body, title="Italy and Ghana hold talks", publisher="Some News")
    assert set(only(reading, Kind.POSITION, words).holders.value) == holders


def test_their_countries_are_those_of_the_speakers(written: Written) -> None:
    body = (
        "Foreign Minister Rossi of Italy met his counterparts from Ghana, Togo and Benin in Rome. Rossi and Ghana's "
        "Foreign Minister Mensah agreed that their countries would build a port."
    )
    reading = of(written, body, title="Italy meets West African counterparts", publisher="Some News")
    assert set(reading.record.parties.value) == {"IT", "GH", "TG", "BJ"}
    assert set(only(reading, Kind.COMMITMENT, "port").holders.value) == {"IT", "GH"}


def test_both_sides_hold_what_only_the_tagger_sees(written: Written) -> None:
    body = "Ghana will host a fair in May. Both sides voiced unease at the drought in the north."
    reading = read(written(body, title="Italy and Ghana hold talks", publisher="Some News"))
    assert set(only(reading, Kind.POSITION, "unease").holders.value) == {"IT", "GH"}
