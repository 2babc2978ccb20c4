"""Names of parties in a run of words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.naming import named_in

DAY = dt.date(2024, 6, 1)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("the Plurinational State of Bolivia and the Hellenic Republic", ["BO", "GR"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", ["GN", "GW", "GQ", "PG"]),
        ("Sudan and South Sudan; Niger and Nigeria", ["SD", "SS", "NE", "NG"]),
        ("JOINT STATEMENT OF THE KINGDOM OF SPAIN AND THE REPUBLIC OF PERU", ["ES", "PE"]),
        ("People’s Republic of China, Viet\u00a0Nam, Côte d’Ivoire", ["CN", "VN", "CI"]),
        ("Hong Kong, Macao, Greenland and Puerto Rico", ["CN", "CN", "DK", "US"]),
        ("Northern Ireland and Ireland", ["GB", "IE"]),
        ("CELAC, MERCOSUR, the Pacific Islands Forum and BIMSTEC", ["CELAC", "MERCOSUR", "PIF", "BIMSTEC"]),
        ("the Organization of Turkic States and FOCAC", ["OTS", "CN", "AFU"]),
        ("the Korean Peninsula, the Indian Ocean, the Taiwan Strait and Lake Chad", []),
        ("Latin American, Inter-American and South American partners", []),
        ("an American firm, and American Samoa", ["US", "US"]),
        ("the Washington Consensus and the Paris Agreement", []),
    ],
)
def test_names_are_whose_they_are(words: str, codes: list[str]) -> None:
    assert [code for mention in named_in(words, DAY) for code in mention.codes] == codes


def test_a_group_stands_for_those_who_belonged_on_the_day() -> None:
    (then,) = named_in("the BRICS countries", dt.date(2022, 6, 23))
    (now,) = named_in("the BRICS countries")
    assert then.codes == ("BR", "RU", "IN", "CN", "ZA")
    assert "EG" in now.codes


@pytest.mark.parametrize(
    ("words", "subset"),
    [
        ("three of the Central Asian countries", 3),
        ("the five Central Asian countries", None),
        ("eight Pacific island countries", 8),
        ("thirteen of the EU Member States", 13),
        ("Central Asian countries", None),
    ],
)
def test_a_part_of_a_group_stays_a_part(words: str, subset: int | None) -> None:
    (mention,) = named_in(words, DAY)
    assert mention.subset == subset


@given(st.text(max_size=300))
def test_mentions_lie_in_the_words_in_order_without_overlap(words: str) -> None:
    end = 0
    for mention in named_in(words):
        assert end <= mention.span.start < mention.span.end <= len(words)
        assert mention.codes
        end = mention.span.end
