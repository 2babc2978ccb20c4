from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import Place
from tests.web.review.texts import HAND, rivers
from tests.web.texts import KEEPER, NOW, filed

from servanda.errors import NotFoundError, RefusedError, RegisterError
from servanda.records import Code, PartialDate
from servanda.records.acts import Act, ActKind, EntryRule, InstrumentEntry, Rung, Step, in_force
from servanda.records.level import Level
from servanda.web.register.viewing import ANYBODY
from servanda.web.review.queries.instruments import instruments
from servanda.web.review.services.entering import Hand
from servanda.web.review.services.instruments import ActGiven, Description, act, describe, propose, step

SIX = tuple(Code(code) for code in "CN KZ KG TJ TM UZ".split())
TREATY = """Title: Joint Statement of the Rivers Council
Date: 2025-03-06
Publisher: Rivers Council

Peru and Ecuador held the second meeting of the Rivers Council in Lima on 6 March 2025.

The two sides signed the Treaty on Friendly Navigation.
"""


def treaty(rule: EntryRule | None, *acts: tuple[str, ActKind, str], parties: tuple[Code, ...] = SIX) -> InstrumentEntry:
    held = tuple(
        Act(f"{n}", Code(party), kind, PartialDate.parse(day), "note") for n, (party, kind, day) in enumerate(acts)
    )
    return InstrumentEntry("t", "Treaty", "treaty", "CA", parties, rule, Level.PUBLIC, acts=held)


RATIFIED = ActKind.RATIFICATION
ALL_ON = [(code, ActKind.SIGNATURE, "2025-06-17") for code in SIX]


def test_a_treaty_waits_for_all_who_have_not_ratified() -> None:
    found = in_force(treaty(EntryRule("consent"), *ALL_ON, ("KG", RATIFIED, "2025-09-24")))
    assert (found.since, found.needed, found.missing) == (None, 5, ("CN", "KZ", "TJ", "TM", "UZ"))


def test_the_day_is_counted_from_the_last_act_needed() -> None:
    acts = [("CN", RATIFIED, "2025-09-01"), ("KG", ActKind.ACCEPTANCE, "2025-10-31"), ("KZ", RATIFIED, "2026-02-01")]
    assert in_force(treaty(EntryRule("consent", count=2, days=30), *acts)).since == dt.date(2025, 11, 30)
    assert in_force(treaty(EntryRule("consent", count=2, months=4), *acts)).since == dt.date(2026, 2, 28)


def test_one_that_must_be_among_them_is_waited_for() -> None:
    rule = EntryRule("consent", count=2, among=(Code("CN"),))
    acts = [("KG", RATIFIED, "2025-09-01"), ("KZ", RATIFIED, "2025-10-01")]
    assert in_force(treaty(rule, *acts)).needed == 1
    assert in_force(treaty(rule, *acts, ("CN", RATIFIED, "2026-01-01"))).since == dt.date(2026, 1, 1)


def test_a_signature_subject_to_confirmation_does_not_bring_it_into_force() -> None:
    acts = [(code, ActKind.AD_REFERENDUM, "2025-06-17") for code in SIX]
    assert in_force(treaty(EntryRule("signature"), *acts)).since is None
    assert in_force(treaty(EntryRule("signature"), *ALL_ON)).since == dt.date(2025, 6, 17)


def test_who_withdrew_before_the_number_was_reached_does_not_count() -> None:
    acts = [("KG", RATIFIED, "2025-01-01"), ("KG", ActKind.WITHDRAWAL, "2025-02-01"), ("KZ", RATIFIED, "2025-03-01")]
    assert in_force(treaty(EntryRule("consent", count=2), *acts)).since is None


def test_without_a_rule_nothing_is_computed_and_a_day_may_be_fixed() -> None:
    assert not in_force(treaty(None, *ALL_ON)).known
    assert in_force(treaty(EntryRule("date", date=dt.date(2026, 1, 1)))).since == dt.date(2026, 1, 1)


@given(st.permutations(SIX), st.integers(1, 6), st.integers(0, 90))
def test_entry_into_force_does_not_hang_on_the_order_of_rows(order: list[Code], count: int, days: int) -> None:
    day = {code: f"2025-0{n}-10" for n, code in enumerate(SIX, 1)}
    acts = [(code, RATIFIED, day[code]) for code in order]
    expected = dt.date(2025, count, 10) + dt.timedelta(days)
    assert in_force(treaty(EntryRule("consent", count=count, days=days), *acts)).since == expected


def test_what_people_confirmed_goes_before_what_was_read() -> None:
    steps = (
        Step("a", Rung.SIGNED, PartialDate(2025, 4, 26), "communique", "read"),
        Step("b", Rung.DRAFTING, PartialDate(2024, 12, 1), "press", "confirmed"),
        Step("c", Rung.IN_FORCE, PartialDate(2025, 4, 26), "press", "rejected"),
    )
    held = treaty(None)
    entry = InstrumentEntry("t", "T", "treaty", "CA", SIX, None, Level.PUBLIC, steps=steps)
    assert entry.rung(dt.date(2026, 1, 1)) == (Rung.DRAFTING, ("b",))
    assert held.rung(dt.date(2026, 1, 1)) == (Rung.PROPOSED, ())


def test_a_treaty_climbs_from_what_was_read_to_in_force(place: Place) -> None:
    rivers()
    filed(TREATY, "treaty", mechanism="RC")
    assert propose("RC", HAND) == 1
    assert propose("RC", HAND) == 0
    (held,) = instruments(KEEPER, "RC")
    assert (held.name, held.parties, held.rung(dt.date(2026, 1, 1))[0]) == (
        "Treaty on Friendly Navigation", ("EC", "PE"), Rung.SIGNED,
    )  # fmt: skip
    describe(Description("RC", held.key, languages=("es", "qu"), rule=EntryRule("consent", days=30)), HAND)
    step("RC", held.key, Rung.SIGNED, ("2025-03-06", "treaty"), HAND)
    assert act("RC", held.key, ActGiven(RATIFIED, ("PE",), "2025-10-01", "law 1234"), HAND) == 1
    (held,) = instruments(KEEPER, "RC", held.key)
    assert held.languages == ("es", "qu")
    assert in_force(held).missing == ("EC",)
    act("RC", held.key, ActGiven(RATIFIED, ("EC",), "2025-11-15", "decree 7"), HAND)
    (held,) = instruments(KEEPER, "RC")
    assert in_force(held).since == dt.date(2025, 12, 15)
    assert held.rung(dt.date(2025, 12, 14))[0] is Rung.SIGNED
    assert held.rung(dt.date(2025, 12, 15))[0] is Rung.IN_FORCE
    assert instruments(ANYBODY, "RC") == ()


def test_acts_need_a_source_words_and_a_party(place: Place) -> None:
    rivers()
    describe(Description("RC", "t", name="Treaty", parties=("EC", "PE")), HAND)
    with pytest.raises(RefusedError, match="source"):
        act("RC", "t", ActGiven(RATIFIED, ("PE",), "2025", ""), HAND)
    with pytest.raises(RefusedError, match="words"):
        act("RC", "t", ActGiven(ActKind.RESERVATION, ("PE",), "2025", "note"), HAND)
    with pytest.raises(RegisterError, match="BO is no party"):
        act("RC", "t", ActGiven(RATIFIED, ("BO",), "2025", "note"), HAND)
    with pytest.raises(NotFoundError):
        act("RC", "other", ActGiven(RATIFIED, ("PE",), "2025", "note"), HAND)
    with pytest.raises(NotFoundError):
        act("RC", "t", ActGiven(RATIFIED, ("PE",), "2025", "note"), Hand(ANYBODY, NOW))
    assert act("RC", "t", ActGiven(ActKind.ACCESSION, ("BO",), "2025", "note"), HAND) == 1


def test_an_instrument_made_by_hand_is_of_all_members(place: Place) -> None:
    rivers()
    describe(Description("RC", "t", name="Treaty", rule=EntryRule("consent")), HAND)
    (held,) = instruments(KEEPER, "RC")
    assert held.parties == ("EC", "PE")
    assert in_force(held).missing == ("EC", "PE")
    assert not in_force(treaty(EntryRule("consent"), parties=())).known
