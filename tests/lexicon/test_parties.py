"""The list of parties: everybody is there, names are nobody else's, and groups know who belonged when."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from pydantic import ValidationError

from servanda.lexicon import Groups, load

PARTIES = load().parties
# The 193 members of the United Nations and its two observer states.
UNITED_NATIONS = (
    "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL "
    "CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN "
    "GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY "
    "MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT "
    "QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO "
    "TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW VA PS "
).split()


def test_every_member_and_observer_of_the_united_nations_is_known() -> None:
    assert len(UNITED_NATIONS) == 195
    assert set(UNITED_NATIONS) <= set(PARTIES.states)


def test_no_name_stands_for_two_parties() -> None:
    named = Counter(
        name
        for table in (PARTIES.states, PARTIES.bodies)
        for party in table.values()
        for name in {*party.names, *party.adjectives, *party.capitals}
    )
    named.update(name for group in PARTIES.groups.values() for name in set(group.names))
    assert [name for name, count in named.items() if count > 1] == []


@pytest.mark.parametrize(
    ("group", "day", "members"),
    [
        ("brics_members", "2010-01-01", "BR RU IN CN"),
        ("brics_members", "2023-12-31", "BR RU IN CN ZA"),
        ("brics_members", "2024-01-01", "BR RU IN CN ZA EG ET IR AE"),
        ("sco_members", "2016-06-24", "CN KZ KG RU TJ UZ"),
        ("sco_members", "2025-09-01", "CN KZ KG RU TJ UZ IN PK IR BY"),
        ("csto_members", "2024-11-28", "AM BY KZ KG RU TJ"),
        ("eaeu_members", "2015-03-01", "AM BY KZ RU"),
        ("ots_members", "2024-11-06", "AZ KZ KG TR UZ"),
        ("guam_members", "2024-01-01", "AZ GE MD UA"),
        ("weimar", "2024-01-01", "FR DE PL"),
        ("mekong", "2024-01-01", "KH LA MM TH VN"),
        ("p5", "2022-01-03", "CN FR RU GB US"),
    ],
)
def test_a_group_has_the_members_of_the_day(group: str, day: str, members: str) -> None:
    assert set(PARTIES.groups[group].members_on(dt.date.fromisoformat(day))) == set(members.split())


def test_a_group_without_a_day_has_the_members_of_today() -> None:
    assert set(PARTIES.groups["asean_members"].members_on(None)) == set("BN KH ID LA MY MM PH SG TH TL VN".split())


def test_memberships_out_of_order_are_refused() -> None:
    day = {"until": "2020-01-01", "members": ["FR", "DE"]}
    with pytest.raises(ValidationError, match="from the oldest"):
        Groups.model_validate({"names": ["X"], "members": ["FR", "DE", "PL"], "since": "2019-01-01", "before": [day]})
