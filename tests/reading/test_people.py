"""People belong to the party that their own introduction names, and strangers stay strangers."""

from __future__ import annotations

import pytest

from servanda.reading.naming import named_in
from servanda.reading.people import People, find_people
from servanda.records import Code


def people(text: str, *, home: str | None = None, title: str = "", seats: tuple[str, ...] = ()) -> People:
    named = tuple(named_in(text))
    return find_people(text, named, Code(home) if home else None, title, tuple(named_in(title)), seats)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Chinese Foreign Minister Zhao Lin spoke.", "Zhao", "CN"),
        ("Zhao told the press that Korea's President Han Seo Jun had called.", "Han", "KR"),
        ("They met President Pham Van Duc of Vietnam.", "Duc", "VN"),
        ("Indonesian President Bambang Hartono spoke.", "Bambang", "ID"),
        ("President Abdel Karim Al-Najjar of Egypt came.", "Al-Najjar", "EG"),
        ("King Faris bin Nasser Al Hadi of Saudi Arabia received them.", "King Faris", "SA"),
        ("H.E. Sheikh Zayd bin Omar Al Mansur of Bahrain came.", "Sheikh Zayd", "BH"),
        ("Minister of Foreign Affairs of the Republic of Kazakhstan Daulet Omarov took part.", "Omarov", "KZ"),
        ("Secretary of Agriculture and Food Ana Paz (Peru) agreed.", "Paz", "PE"),
        ("The Honourable Ruth O’Hara, Prime Minister of New Zealand, and Premier Li of China met.", "Li", "CN"),
        ("France's President and Foreign Minister Luc Morel of Belgium met.", "Morel", "BE"),
        ("Prime Minister Ito Haruto of Japan arrived.", "Ito", "JP"),
        ("It met Ana Paz, Minister of Economy and Sustainable Development of Peru, in Lima.", "Paz", "PE"),
        ("He met the Honourable Ana Paz, Peru's Minister of Energy, in Lima.", "Paz", "PE"),
        ("President of France Luc Morel and Chancellor of Germany Eva Kern met.", "Kern", "DE"),
    ],
)
def test_an_introduction_gives_the_party(text: str, name: str, code: str) -> None:
    assert people(text).names.get(name) == code


def test_who_presides_over_a_club_does_not_speak_for_its_state() -> None:
    assert not people("We heard Ana Paz, President of the U.S. Chamber of Mines.").names


def test_a_list_of_leaders_gives_each_his_own() -> None:
    found = people(
        "Prime Minister Ann Bell of Australia, Prime Minister Ravi Nair of India, and President Joe Hill met."
    )
    assert (found.names["Bell"], found.names["Nair"]) == ("AU", "IN")
    assert "Hill" not in found.names


def test_a_name_without_a_country_is_the_publishers() -> None:
    found = people("President Hill spoke with President Ana Paz of Peru.", home="US", seats=("President",))
    assert found.names["Hill"] == "US"
    assert found.names["Paz"] == "PE"


def test_a_second_president_without_a_country_is_nobodys() -> None:
    found = people("President Hill and President Hill's staff spoke of President Orlov.", home="US")
    assert found.names["Hill"] == "US"
    assert "Orlov" not in found.names


def test_a_state_without_a_prime_minister_has_none() -> None:
    assert "Levi" not in people("Prime Minister Levi called President Hill.", home="US").names


def test_a_joint_text_of_others_gives_the_publisher_nobody() -> None:
    found = people("We hold President Orlov to account.", home="US", title="G7 Leaders' Statement")
    assert "Orlov" not in found.names


def test_a_later_mention_is_the_person_introduced_before() -> None:
    found = people("Prime Minister Kato met us. Prime Minister Kato Jiro of Japan smiled.", home="US")
    assert found.names["Kato"] == "JP"


def test_of_the_meetings_parties_the_one_left_speaks() -> None:
    text = (
        "The talks were chaired by Foreign Minister Zhao Lin. Together with the ministers of the five Central Asian "
        "countries he reviewed them."
    )
    assert people(text, title="China-Central Asia talks").names["Zhao"] == "CN"


@pytest.mark.parametrize("text", ["President Hill’s Meeting took place.", "President Hill Tuesday left."])
def test_what_follows_a_name_is_no_part_of_it(text: str) -> None:
    assert set(people(text, home="US").names) == {"Hill"}


def test_a_country_is_nobodys_name() -> None:
    assert people("He met his counterparts from Kazakhstan and Peru.").names == {}


def test_an_office_that_one_holds_stands_for_the_party() -> None:
    found = people("Prime Minister Ito Haruto of Japan came. The Prime Minister spoke.")
    assert found.offices["Prime Minister"] == "JP"
    two = people("Prime Minister Ito of Japan and Prime Minister Nair of India met. The Prime Minister spoke.")
    assert "Prime Minister" not in two.offices


def test_who_is_welcomed_to_a_country_is_its_guest() -> None:
    text = "Prime Minister Ana Hill today welcomed Prime Minister Ole Dahl to Australia."
    found = people(text, home="AU", title="Joint Statement with the Prime Minister of Norway")
    assert found.names["Hill"] == "AU"


def test_an_office_without_a_name_stands_for_a_party_of_the_title() -> None:
    text = "The Prime Minister of Japan met the President of Kiribati. The President thanked Japan."
    assert people(text, title="Japan-Kiribati Summit Meeting").offices["President"] == "KI"
    assert "President" not in people(text, title="Summit Meeting").offices
    several = "The Ministers of Chile met the Ministers of Peru. The Ministers agreed."
    assert people(several, title="Chile-Peru Meeting").offices == {}
