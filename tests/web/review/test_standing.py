"""Every derived status, with the rows it follows from."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import Place
from tests.web.review.texts import HAND, TODAY, found, rivers
from tests.web.texts import KEEPER, NOW

from servanda.errors import RefusedError, RegisterError
from servanda.records import PartialDate
from servanda.records.delivery import Derived, Fact, Status
from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.accounts.models import User
from servanda.web.register.queries.following import links
from servanda.web.register.services.linking import Proposal, file_links, rule_link
from servanda.web.register.viewing import Viewer, viewer_of
from servanda.web.review.deriving import RULES, derive
from servanda.web.review.queries.due import due_list
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.queries.standings import Thread, standings
from servanda.web.review.services.entering import Hand
from servanda.web.review.services.pledges import Delivery, deliver, propose
from servanda.web.review.services.reports import Told, appoint, extend, report, set_clock, sign

S = Status


def fact(table: str, says: Status, who: str = "PE", day: str = "2025-01-01", key: str = "") -> Fact:
    return Fact(table, key or f"{table}-{who}-{says}-{day}", says, who, PartialDate.parse(day))


CASES = [
    ([], S.NO_INFORMATION, "no source says anything", []),
    ([fact("report", S.UNDER_WAY)], S.UNDER_WAY, "every source says under way", [0]),
    ([fact("link", S.DONE)], S.DONE, "every source says done", [0]),
    ([fact("report", S.DONE), fact("link", S.DONE)], S.DONE, "every source says done", [0, 1]),
    ([fact("report", S.PARTLY_DONE)], S.PARTLY_DONE, "a source says partly done", [0]),
    (
        [fact("report", S.DONE), fact("report", S.UNDER_WAY, "EC")],
        S.PARTLY_DONE,
        "done by some, under way by others",
        [0],
    ),
    ([fact("report", S.NOT_DONE)], S.NOT_DONE, "every source says not done", [0]),
    ([fact("report", S.REPLACED), fact("link", S.DONE)], S.REPLACED, "a source says it was replaced", [0]),
    ([fact("link", S.REPLACED)], S.REPLACED, "a source says it was replaced", [0]),
    (
        [fact("link", S.NOT_REITERATED)],
        S.NOT_REITERATED,
        "a later text of the series does not come back to it",
        [0],
    ),
    ([fact("link", S.NOT_REITERATED), fact("report", S.DONE)], S.DONE, "every source says done", [1]),
    (
        [fact("report", S.DONE), fact("report", S.NOT_DONE, "EC")],
        S.UNCLEAR,
        "sources contradict each other",
        [0, 1],
    ),
    (
        [fact("report", S.DONE), fact("delivery", S.UNDER_WAY, "note")],
        S.UNCLEAR,
        "told to be done, but the figures fall short",
        [0, 1],
    ),
    ([fact("delivery", S.PARTLY_DONE, "note")], S.PARTLY_DONE, "a source says partly done", [0]),
    (
        [fact("report", S.UNDER_WAY, day="2024-01-01"), fact("report", S.DONE, day="2025-01-01")],
        S.DONE,
        "every source says done",
        [1],
    ),
    ([fact("link", S.UNDER_WAY, day="2024"), fact("link", S.DONE, day="2025")], S.DONE, "every source says done", [1]),
]


@pytest.mark.parametrize(("facts", "status", "rule", "rows"), CASES)
def test_a_status_names_its_rule_and_its_rows(facts: list[Fact], status: Status, rule: str, rows: list[int]) -> None:
    assert derive(facts) == Derived(status, rule, tuple(facts[row] for row in rows))


OF_SEVERAL = [
    ([fact("report", S.DONE)], S.UNDER_WAY, "not all who hold it have reported"),
    ([fact("report", S.REPLACED)], S.UNDER_WAY, "not all who hold it have reported"),
    ([fact("report", S.DONE), fact("report", S.DONE, "EC")], S.DONE, "every source says done"),
    ([fact("report", S.DONE), fact("link", S.DONE, "text")], S.DONE, "every source says done"),
    ([fact("report", S.DONE), fact("link", S.REPLACED, "text")], S.REPLACED, "a source says it was replaced"),
    ([fact("report", S.DONE), fact("report", S.NOT_DONE, "EC")], S.UNCLEAR, "sources contradict each other"),
    ([fact("report", S.UNDER_WAY)], S.UNDER_WAY, "every source says under way"),
]


@pytest.mark.parametrize(("facts", "status", "rule"), OF_SEVERAL)
def test_a_party_closes_nobody_elses_commitment(facts: list[Fact], status: Status, rule: str) -> None:
    derived = derive(facts, ("PE", "EC"))
    assert (derived.status, derived.rule) == (status, rule)
    assert facts[0] in derived.facts or status is S.REPLACED


def test_every_status_and_every_rule_has_a_case() -> None:
    assert {status for _, status, _, _ in CASES} == set(Status)
    assert {one[2] for one in (*CASES, *OF_SEVERAL)} == set(RULES)


FACTS = st.builds(
    fact,
    st.sampled_from(["report", "link", "delivery"]),
    st.sampled_from([one for one in Status if one not in {S.NO_INFORMATION, S.UNCLEAR}]),
    st.sampled_from(["PE", "EC"]),
    st.sampled_from(["2024", "2025-01-01"]),
)


@given(st.lists(FACTS, max_size=6))
def test_whatever_is_known_a_rule_fits_and_rests_on_rows_that_were_given(facts: list[Fact]) -> None:
    found_ = derive(facts)
    assert found_.rule in RULES
    assert set(found_.facts) <= set(facts)
    assert bool(found_.facts) == bool(facts)
    assert derive(list(reversed(facts))).status is found_.status


def thread(words: str, today: dt.date = TODAY) -> Thread:
    held = standings(KEEPER, "RC", today).values()
    return next(one for one in held if any(words in mention.quote for mention in one.mentions))


def test_what_a_machine_proposes_decides_nothing_until_it_is_confirmed(place: Place) -> None:
    rivers()
    promise, opened = found("agreed to establish"), found("opened")
    file_links([Proposal(promise.ref, opened.ref, "fulfils", "training-2")], KEEPER)
    assert thread("establish").derived == Derived(S.NO_INFORMATION, "no source says anything")
    (link,) = links(KEEPER)
    rule_link(link.key, Action.LINK_CONFIRM, "it was opened", KEEPER, seen=0, at=NOW)
    derived = thread("establish").derived
    assert (derived.status, [one.key for one in derived.facts]) == (S.DONE, [link.key])


def test_a_report_counts_once_its_coordinator_signed(place: Place) -> None:
    rivers()
    ref = found("harbour").ref
    appoint("RC", "PE", "rosa", Level.INTERNAL, HAND)
    rosa = Hand(viewer_of(User.objects.get(username="rosa")), NOW)
    report(Told(ref, "PE", "2025", S.UNDER_WAY, "the quay is being built"), rosa)
    assert thread("harbour").derived.status is S.NO_INFORMATION
    with pytest.raises(RefusedError):
        sign("RC", "EC", "2025", rosa)
    editor = Viewer("editor", Level.INTERNAL, {}, None, frozenset())
    with pytest.raises(RefusedError, match="do not sign for PE"):
        sign("RC", "PE", "2025", Hand(editor, NOW))
    assert sign("RC", "PE", "2025", rosa) == 1
    assert [(one.who, one.words) for one in thread("harbour").derived.facts] == [("PE", "the quay is being built")]
    report(Told(ref, "PE", "2025", S.DONE, "the quay stands"), rosa)
    assert thread("harbour").derived.status is S.NO_INFORMATION
    assert sign("RC", "PE", "2025", rosa) == 1
    assert thread("harbour").derived.status is S.DONE


def test_what_two_hold_is_done_when_both_reported_it(place: Place) -> None:
    rivers()
    ref = found("establish").ref
    for name, party, status in (("rosa", "PE", S.UNDER_WAY), ("luis", "EC", S.DONE)):
        appoint("RC", party, name, Level.INTERNAL, HAND)
        hand = Hand(viewer_of(User.objects.get(username=name)), NOW)
        report(Told(ref, party, "2025", S.DONE, "the commission met"), hand)
        sign("RC", party, "2025", hand)
        assert thread("establish").derived.status is status


def test_nobody_reports_for_others_or_what_a_party_never_promised(place: Place) -> None:
    rivers()
    ref = found("harbour").ref
    appoint("RC", "EC", "luis", Level.INTERNAL, HAND)
    luis = Hand(viewer_of(User.objects.get(username="luis")), NOW)
    with pytest.raises(RefusedError, match="do not report for PE"):
        report(Told(ref, "PE", "2025", S.DONE), luis)
    with pytest.raises(RefusedError, match="no commitment of EC"):
        report(Told(ref, "EC", "2025", S.DONE), luis)
    with pytest.raises(RegisterError):
        report(Told(ref, "PE", "2025", S.NO_INFORMATION), HAND)


def test_deliveries_speak_for_the_commitment_they_belong_to(place: Place) -> None:
    rivers()
    propose("RC", HAND)
    key = pledges(KEEPER, "RC")[0].key
    deliver(Delivery(key, "500", "2025-06-30", "note"), HAND)
    assert [one.table for one in thread("1,500").derived.facts] == ["delivery"]
    assert thread("1,500").derived.status is S.UNDER_WAY
    assert thread("1,500", dt.date(2027, 3, 5)).derived.status is S.PARTLY_DONE
    deliver(Delivery(key, "1000", "2026-06-30", "note"), HAND)
    assert thread("1,500").derived.status is S.DONE


def test_only_a_stated_period_makes_due_unless_the_mechanism_has_a_clock(place: Place) -> None:
    rivers()
    assert [(one.quote, one.overdue) for one in due_list(KEEPER, "RC", TODAY, until=TODAY)] == [
        (found("establish").quote, True)
    ]
    assert thread("harbour").due is None
    with pytest.raises(RefusedError):
        set_clock("RC", 12, "", HAND)
    set_clock("RC", 12, "rules of procedure, rule 9", HAND)
    held = thread("harbour").due
    assert held is not None
    assert (held.day, held.counted) == (dt.date(2025, 3, 4), "clock")
    stated = thread("establish").due
    assert stated is not None
    assert (stated.day, stated.counted) == (dt.date(2024, 12, 31), "stated")
    assert not stated.over(dt.date(2024, 12, 31))


def test_an_extension_moves_the_day_and_says_why(place: Place) -> None:
    rivers()
    ref = found("establish").ref
    with pytest.raises(RefusedError):
        extend(ref, "2026-06", " ", HAND)
    extend(ref, "2025-06", "the commission's seat was open", HAND)
    extend(ref, "2026-06", "the commission's budget was open", HAND)
    held = thread("establish").due
    assert held is not None
    assert (held.day, held.counted, held.words) == (
        dt.date(2026, 6, 30), "extended", "the commission's budget was open",
    )  # fmt: skip
    assert not [one for one in due_list(KEEPER, "RC", TODAY, until=TODAY) if one.ref == ref]
