from __future__ import annotations

import pytest
from tests.web.conftest import Place
from tests.web.texts import CHINESE, KEEPER, NOW, RIVERS_1, RIVERS_2, council, filed, matter

from servanda.errors import NotFoundError, RefusedError
from servanda.publishing.doubt import CHECK_BELOW
from servanda.records import Kind
from servanda.records.level import Level
from servanda.records.ruling import Action, State
from servanda.web.register import models
from servanda.web.register.queries import listing, meetings, showing
from servanda.web.register.services.filing import store
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.services.verifying import verify
from servanda.web.register.viewing import ANYBODY


def refs(key: str) -> list[str]:
    return [row.ref for row in listing.statements(KEEPER, listing.Filter(text=key)).rows]


def test_a_text_is_filed_under_its_mechanism_and_meeting(place: Place) -> None:
    council()
    done = filed()
    assert (done.outcome, done.mechanism, done.meeting, done.proposed) == ("new", "RC", "M1", False)
    assert done.statements == len(matter(RIVERS_1, "rivers-1").reading.statements)  # type: ignore[union-attr]
    assert "RC-2024-M1-01" in refs("rivers-1")
    assert store().get(models.Version.objects.get().digest) == RIVERS_1.encode()


def test_every_statement_of_the_reading_comes_back_with_its_words_and_values(place: Place) -> None:
    council()
    filed()
    (boats,) = listing.statements(KEEPER, listing.Filter(kinds=(Kind.COMMITMENT,), beneficiary="PE")).rows
    assert "40 patrol boats" in boats.quote
    assert boats.values["quantities"][0]["value"] == "40"  # type: ignore[index,call-overload]
    assert boats.values["period"]["end"] == "2027-12-31"  # type: ignore[index,call-overload]
    assert boats.paragraph == "para. 1"
    assert showing.document(KEEPER, "rivers-1").quote(boats.span) == boats.quote
    assert boats.citation.endswith("(Joint Statement of the Rivers Council, 2024-03-04, para. 1)")


def test_the_same_bytes_again_change_nothing(place: Place) -> None:
    council()
    filed()
    before = models.Statement.objects.count(), models.Version.objects.count(), models.Name.objects.count()
    assert filed().outcome == "same"
    assert (models.Statement.objects.count(), models.Version.objects.count(), models.Name.objects.count()) == before


def test_a_corrected_version_keeps_both(place: Place) -> None:
    council()
    filed()
    (boats,) = [r for r in listing.statements(KEEPER, listing.Filter(holder="EC")).rows if "boats" in r.quote]
    done = filed(RIVERS_1.replace("40 patrol", "45 patrol"), "rivers-1-corrected")
    assert (done.key, done.outcome) == ("rivers-1", "version")
    text = showing.text(KEEPER, "rivers-1")
    assert [(version.number, version.current) for version in text.versions] == [(1, False), (2, True)]
    (changed,) = [r for r in listing.statements(KEEPER, listing.Filter(holder="EC")).rows if "boats" in r.quote]
    assert "45 patrol" in changed.quote
    assert boats.ref in changed.aliases
    assert showing.statement(KEEPER, boats.ref).ref == changed.ref


def test_unchanged_statements_of_a_corrected_version_keep_their_ids(place: Place) -> None:
    council()
    filed()
    before = {r.ref: r.quote for r in listing.statements(KEEPER, listing.Filter(text="rivers-1")).rows}
    filed(RIVERS_1.replace("40 patrol", "45 patrol"), "rivers-1-corrected")
    after = {r.ref: r.quote for r in listing.statements(KEEPER, listing.Filter(text="rivers-1")).rows}
    kept = {ref for ref, quote in before.items() if "patrol" not in quote}
    assert kept
    assert {ref: after.get(ref) for ref in kept} == {ref: before[ref] for ref in kept}


def test_an_unsure_statement_waits(place: Place) -> None:
    council()
    filed()
    rows = listing.statements(KEEPER, listing.Filter(states=(State.READ, State.WAITING))).rows
    assert {row.state for row in rows if row.confidence < CHECK_BELOW} <= {State.WAITING}
    assert {row.state for row in rows if row.confidence >= CHECK_BELOW} == {State.READ}


def test_a_text_nobody_reads_yet_is_kept(place: Place) -> None:
    done = filed(CHINESE, "rivers-zh", reads=False)
    assert (done.outcome, done.statements) == ("new", 0)
    assert "利马" in showing.document(KEEPER, "rivers-zh").text


def test_a_meeting_that_is_not_there_is_proposed(place: Place) -> None:
    council()
    third = RIVERS_2.replace("2025-03-06", "2026-03-05").replace("6 March 2025", "5 March 2026")
    third = third.replace("the second meeting", "the third meeting")
    done = filed(third, "rivers-3")
    found = {meeting.key: meeting.state for meeting in meetings.meetings(KEEPER, "RC")}
    assert done.meeting in found
    assert done.proposed
    assert found[str(done.meeting)] == "proposed"


def test_language_versions_stand_beside_each_other(place: Place) -> None:
    council()
    filed(authentic=True)
    filed(CHINESE, "rivers-zh", reads=False, mechanism="RC", parallel="rivers-1", authentic=False)
    assert showing.text(KEEPER, "rivers-1").parallel == ("rivers-zh",)
    assert showing.text(KEEPER, "rivers-zh").authentic is False


def test_a_mechanism_that_is_not_there_is_refused_and_nothing_is_filed(place: Place) -> None:
    with pytest.raises(NotFoundError):
        filed(mechanism="XX")
    assert models.Text.objects.count() == 0


def test_whoever_may_not_write_files_nothing(place: Place) -> None:
    council()
    with pytest.raises(RefusedError):
        filed(viewer=ANYBODY)
    assert models.Text.objects.count() == 0
    assert len(verify().orphans) == 1


def test_a_position_stands_under_the_topic_of_its_target(place: Place) -> None:
    council()
    filed()
    filed(RIVERS_2, "rivers-2")
    found = {topic.name: [row.date for row in topic.positions] for topic in showing.topics(KEEPER, "RC")}
    both = [name for name, days in found.items() if "illegal fishing" in name and len(days) == 2]
    assert both, found


def test_a_released_text_gets_ids_of_its_own_series_and_the_old_lead_on(place: Place) -> None:
    from servanda.web.register.services.releasing import release

    council()
    filed()
    old = refs("rivers-1")
    assert release("rivers-1", Level.PUBLIC, "agreed by both sides", KEEPER, NOW) == len(old)
    new = [row.ref for row in listing.statements(ANYBODY, listing.Filter()).rows]
    assert sorted(new) == [f"RC-2024-M1-P{n:02d}" for n in range(1, len(old) + 1)]
    assert showing.statement(KEEPER, old[0]).ref in new
    with pytest.raises(NotFoundError):
        showing.statement(ANYBODY, old[0])


def test_a_ruling_is_carried_to_a_version_with_the_same_words(place: Place) -> None:
    council()
    filed()
    (commission,) = [r for r in listing.statements(KEEPER, listing.Filter()).rows if "commission" in r.quote]
    rule(Order(commission.ref, Action.CORRECT, "see para. 2", 0, {"force": "binding"}), KEEPER, NOW)
    done = filed(RIVERS_1.replace("40 patrol", "45 patrol"), "rivers-1-corrected")
    assert done.carried == 1
    (again,) = [r for r in listing.statements(KEEPER, listing.Filter()).rows if "commission" in r.quote]
    assert (again.ref, again.state, again.values["force"]) == (commission.ref, State.CONFIRMED, "binding")
    assert models.Ruling.objects.filter(action="carried").count() == 1
    assert verify().whole


def test_a_ruling_on_words_that_changed_asks_to_be_confirmed_again(place: Place) -> None:
    council()
    filed()
    (boats,) = [r for r in listing.statements(KEEPER, listing.Filter(holder="EC")).rows if "boats" in r.quote]
    rule(Order(boats.ref, Action.CONFIRM, "", 0, {}), KEEPER, NOW)
    done = filed(RIVERS_1.replace("40 patrol", "45 patrol"), "rivers-1-corrected")
    assert (done.carried, done.again) == (0, 1)
    (changed,) = listing.statements(KEEPER, listing.Filter(again=True)).rows
    assert "45 patrol" in changed.quote
    assert changed.state is State.WAITING
