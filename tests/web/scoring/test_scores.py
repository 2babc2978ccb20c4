from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Place
from tests.web.review.texts import HAND, found, rivers
from tests.web.scoring.scored import FINAL, GUEST, LATER, cell, person, scored
from tests.web.texts import KEEPER, NOW

from servanda.errors import ConflictError, NotFoundError, RefusedError, RegisterError
from servanda.records.level import Level
from servanda.records.scoring import Applies, Score, Window, mean
from servanda.web.register.queries.exporting import export
from servanda.web.register.queries.rulings import history
from servanda.web.register.services.backup import backup
from servanda.web.register.services.verifying import verify
from servanda.web.register.tables import canonical_digest
from servanda.web.register.viewing import Viewer
from servanda.web.review.services.entering import Hand
from servanda.web.scoring import models
from servanda.web.scoring.queries.agreement import on_identifying
from servanda.web.scoring.queries.scoring import assessments, rounds, sheet
from servanda.web.scoring.services.identifying import identify
from servanda.web.scoring.services.schemes import Chosen, let_out, open_round, select, switch
from servanda.web.scoring.services.scores import assess, correct, remark, settle

CELL = ("RC", "2025", Window.FINAL)


def given(ref: str, one: Score, other: Score, party: str = "PE") -> None:
    """Two assessors have given theirs."""
    for name, score in (("ana", one), ("ben", other)):
        assess(cell(ref, party), score, "the minutes", person(name, "assessor"))


def test_scoring_is_off_until_somebody_switches_it_on(place: Place) -> None:
    rivers()
    for asked in (lambda: rounds(KEEPER, "RC"), lambda: sheet(KEEPER, *CELL), lambda: open_round("RC", FINAL, HAND)):
        with pytest.raises(RefusedError, match="is not scored"):
            asked()
    with pytest.raises(RefusedError, match="is not scored"):
        select(Chosen(found("harbour").ref, "2025", Applies.EACH, "g", "r"), HAND)


def test_switched_off_again_nobody_sees_what_was_given(place: Place) -> None:
    ref = scored()
    given(ref, Score.FULL, Score.FULL)
    switch("RC", Level.PARTICIPANTS, HAND, on=False)
    with pytest.raises(RefusedError, match="is not scored"):
        sheet(KEEPER, *CELL)
    switch("RC", Level.PARTICIPANTS, HAND, on=True)
    assert sheet(KEEPER, *CELL).rows[0].scores["PE"].score is Score.FULL


def test_assessors_are_blind_to_each_other_until_both_are_in(place: Place) -> None:
    ref = scored()
    ana, ben = person("ana", "assessor"), person("ben", "assessor")
    assert not assess(cell(ref), Score.FULL, "the decree", ana)
    assert [one.by for one in assessments(ana.viewer, *CELL)] == ["ana"]
    assert assessments(ben.viewer, *CELL) == assessments(KEEPER, *CELL) == ()
    assert not assess(cell(ref), Score.PARTLY, "half the decree", ana)
    assert assess(cell(ref), Score.NOT, "no budget", ben)
    assert [(one.by, one.score) for one in assessments(KEEPER, *CELL)] == [("ana", Score.PARTLY), ("ben", Score.NOT)]
    with pytest.raises(ConflictError, match="all assessments are in"):
        assess(cell(ref), Score.NOT, "so do I", ana)


def test_assessors_who_agree_give_the_score_and_others_wait_for_somebody_to_settle(place: Place) -> None:
    ref = scored()
    given(ref, Score.FULL, Score.FULL, "EC")
    given(ref, Score.FULL, Score.NOT, "PE")
    held = sheet(KEEPER, *CELL).rows[0]
    assert (held.scores["EC"].score, held.missing) == (Score.FULL, ("PE",))
    settle(cell(ref), Score.PARTLY, "the decree counts, the budget does not", HAND)
    with pytest.raises(ConflictError):
        settle(cell(ref), Score.PARTLY, "again", HAND)
    held = sheet(KEEPER, *CELL).rows[0]
    assert (held.mean.value, held.mean.share, held.mean.n) == (0.5, 0.75, 2)


def test_no_score_is_settled_before_both_are_in(place: Place) -> None:
    ref = scored()
    assess(cell(ref), Score.FULL, "the decree", person("ana", "assessor"))
    with pytest.raises(RefusedError, match="not all assessments are in"):
        settle(cell(ref), Score.FULL, "surely", HAND)


def test_a_corrected_score_is_a_new_version_and_the_old_one_stays(place: Place) -> None:
    ref = scored()
    with pytest.raises(NotFoundError):
        correct(cell(ref), Score.FULL, "a later decree", HAND)
    given(ref, Score.NOT, Score.NOT)
    assert correct(cell(ref), Score.FULL, "a later decree", HAND) == 2
    (row,) = sheet(KEEPER, *CELL).rows
    assert (row.scores["PE"].version, row.scores["PE"].reason) == (2, "a later decree")
    assert [(one.version, one.score) for one in row.earlier] == [(1, Score.NOT)]


def test_scores_are_out_after_the_comment_period_for_those_who_may_see_them(place: Place) -> None:
    ref = scored(Level.PARTICIPANTS)
    given(ref, Score.FULL, Score.FULL)
    reader = person("rita", "reader").viewer
    with pytest.raises(RefusedError, match="that you may see"):
        sheet(reader, *CELL)
    with pytest.raises(RefusedError, match="comments are taken until 2026-02-15"):
        let_out("RC", FINAL, NOW.date(), HAND)
    let_out("RC", FINAL, LATER.date(), HAND)
    assert sheet(reader, *CELL).rows[0].scores["PE"].score is Score.FULL
    assert rounds(reader, "RC")[0].out
    with pytest.raises(RegisterError):
        sheet(GUEST, *CELL)


def test_a_coordinator_sees_and_comments_only_on_its_own_before_they_are_out(place: Place) -> None:
    ref = scored()
    given(ref, Score.NOT, Score.NOT, "PE")
    given(ref, Score.FULL, Score.FULL, "EC")
    rosa = person("rosa", "coordinator", "PE")
    held = sheet(rosa.viewer, *CELL)
    assert ([*held.rows[0].scores], held.whole, held.agreement) == (["PE"], False, ())
    remark(cell(ref), "the decree was printed in May", rosa)
    with pytest.raises(RefusedError, match="you do not comment for EC"):
        remark(cell(ref, "EC"), "not ours", rosa)
    with pytest.raises(RefusedError, match="comments were taken until 2026-02-15"):
        remark(cell(ref), "too late", Hand(rosa.viewer, LATER))
    luis = person("luis", "coordinator", "EC")
    assert sheet(luis.viewer, *CELL).remarks == ()
    (said,) = sheet(KEEPER, *CELL).remarks
    assert (said.party, said.version, said.words) == ("PE", 1, "the decree was printed in May")


def test_whom_it_is_scored_for_is_part_of_the_selection(place: Place) -> None:
    scored()
    harbour, training = found("harbour").ref, found("3,000").ref
    select(Chosen(harbour, "2025", Applies.SUBSET, "g", "r", ("PE",)), HAND)
    select(Chosen(training, "2025", Applies.COLLECTIVE, "g", "r"), HAND)
    ana = person("ana", "assessor")
    for ref, party in ((harbour, "EC"), (training, "EC")):
        with pytest.raises(RegisterError, match="not scored for EC"):
            assess(cell(ref, party), Score.FULL, "b", ana)
    assess(cell(training, ""), Score.NOT_APPLICABLE, "it has not begun", ana)
    for wrong in (
        Chosen(harbour, "2026", Applies.SUBSET, "g", "r", ("BR",)),
        Chosen(harbour, "2026", Applies.EACH, "g", "r", ("PE",)),
    ):
        with pytest.raises(RegisterError):
            select(wrong, HAND)
    with pytest.raises(RefusedError, match="needs a guideline and the reason"):
        select(Chosen(harbour, "2026", Applies.EACH, "g", " "), HAND)


def test_a_guideline_stands_once_somebody_assessed_by_it(place: Place) -> None:
    ref = scored()
    again = Chosen(ref, "2025", Applies.EACH, "+1: it met twice", "named first by both")
    select(again, HAND)
    assess(cell(ref), Score.FULL, "it met", person("ana", "assessor"))
    with pytest.raises(RefusedError, match="assessed already"):
        select(replace(again, guideline="+1: it met once"), HAND)


def test_only_assessors_assess_and_only_editors_settle(place: Place) -> None:
    ref = scored()
    with pytest.raises(RefusedError, match="you are no assessor"):
        assess(cell(ref), Score.FULL, "b", person("rita", "reader"))
    given(ref, Score.FULL, Score.NOT)
    with pytest.raises(RefusedError):
        settle(cell(ref), Score.FULL, "mine", person("ana", "assessor"))


def test_the_mean_takes_numbers_only() -> None:
    found = mean([Score.NOT, Score.FULL, Score.FULL, Score.NOT_APPLICABLE, Score.INSUFFICIENT])
    assert found.value == pytest.approx(1 / 3)
    assert found.n == 3
    assert found.share == pytest.approx(2 / 3)
    assert mean([Score.INSUFFICIENT]).share is None


def test_agreement_is_given_with_how_many_it_rests_on(place: Place) -> None:
    ref = scored()
    given(ref, Score.FULL, Score.FULL, "EC")
    given(ref, Score.NOT, Score.FULL, "PE")
    named, measured = sheet(KEEPER, *CELL).agreement
    # Two units of two: +1 +1 and -1 +1, so that every disagreement is what chance gives.
    assert named.alpha == pytest.approx(0.0)
    assert (named.n, named.coders, measured.n) == (2, 2, 2)


def test_agreement_on_what_is_a_commitment_counts_sentences(place: Place) -> None:
    scored()
    ana, ben = person("ana", "assessor"), person("ben", "assessor")
    assert identify("training-1", ["Ecuador will provide", "The two sides agreed"], ana) == 2
    assert on_identifying(KEEPER, "RC") is None
    identify("training-1", ["Ecuador will provide", "Peru will build a harbour"], ben)
    found = on_identifying(KEEPER, "RC")
    assert found is not None
    # Of four sentences at least they agree on one that is and one that is not, and differ on two.
    assert (found.coders, found.n >= 4, found.alpha is not None and found.alpha < 1) == (2, True, True)
    with pytest.raises(ConflictError):
        identify("training-1", ["Peru will build a harbour"], ana)
    with pytest.raises(NotFoundError, match="does not stand in it"):
        identify("training-2", ["Peru will build a harbour"], ana)


def test_the_history_tells_that_a_score_was_given_but_not_which(place: Place) -> None:
    ref = scored()
    given(ref, Score.NOT, Score.NOT)
    told = [dict(one.change or {}) for one in history(KEEPER)]
    (score,) = [one for one in told if one.get("table") == "score"]
    assert isinstance(score["set"], dict)
    assert [*score["set"]] == ["sealed"]
    assert verify().whole


def test_a_backup_holds_scores_and_an_export_only_what_is_out(place: Place, tmp_path: Path) -> None:
    ref = scored()
    given(ref, Score.FULL, Score.FULL)
    before = canonical_digest()
    assert backup(tmp_path / "all.zip", KEEPER)["digest"] == before
    assert export(KEEPER, tmp_path / "all")["rows"]["assessments"] == 2
    reader = Viewer("rita", Level.INTERNAL)
    held = export(reader, tmp_path / "mine")["rows"]
    assert (held["assessments"], held["scores"], held["selections"], held["statements"] > 0) == (0, 0, 0, True)
    let_out("RC", FINAL, LATER.date(), HAND)
    held = export(reader, tmp_path / "out")["rows"]
    assert (held["assessments"], held["scores"], held["selections"]) == (0, 1, 1)
    assert export(GUEST, tmp_path / "guest")["rows"]["scores"] == 0


def test_what_hangs_on_a_purged_text_goes_with_it(place: Place) -> None:
    ref = scored()
    given(ref, Score.FULL, Score.FULL)
    text = models.Selection.objects.get().name.statement
    assert text is not None
    text.text.delete()
    for table in (models.Selection, models.Assessment, models.Score):
        assert not table._default_manager.exists()


def test_a_sheet_asks_as_many_questions_for_many_as_for_few(place: Place) -> None:
    ref = scored()
    given(ref, Score.FULL, Score.FULL)

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            sheet(KEEPER, *CELL)
        return len(held)

    few = asked()
    for words in ("harbour", "1,500", "3,000"):
        select(Chosen(found(words).ref, "2025", Applies.EACH, "g", "r"), HAND)
        given(found(words).ref, Score.FULL, Score.NOT, "EC")
    assert asked() == few
