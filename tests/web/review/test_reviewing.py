from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Place
from tests.web.review.texts import HAND, TODAY, found, rivers
from tests.web.texts import KEEPER, NOW, filed

from servanda.errors import NotFoundError
from servanda.publishing.delivery import markdown, page, table
from servanda.publishing.delivery.blocks import Block, Heading, Paragraph, Table
from servanda.publishing.delivery.due import due_blocks, preparation
from servanda.publishing.delivery.review import blocks
from servanda.records.acts import ActKind, EntryRule
from servanda.records.delivery import Status
from servanda.records.evidence import EvidenceKind
from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.register.queries.exporting import export
from servanda.web.register.queries.following import links
from servanda.web.register.services.backup import backup
from servanda.web.register.services.linking import Proposal, file_links, rule_link
from servanda.web.register.services.verifying import verify
from servanda.web.register.tables import canonical_digest
from servanda.web.register.viewing import Viewer
from servanda.web.review import models
from servanda.web.review.cycles import cycle
from servanda.web.review.overlapping import candidates
from servanda.web.review.queries.due import due_list
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.queries.preparing import prepare
from servanda.web.review.queries.reviewing import review
from servanda.web.review.services.evidence import Given, add
from servanda.web.review.services.instruments import ActGiven, Description, act, describe
from servanda.web.review.services.pledges import Delivery, deliver, file_pairs, propose
from servanda.web.review.services.reports import Told, report, sign


def worked() -> None:
    """The mechanism with a bit of everything."""
    rivers()
    propose("RC", HAND)
    file_pairs("RC", candidates(pledges(KEEPER, "RC")), HAND)
    deliver(Delivery(pledges(KEEPER, "RC")[0].key, "300", "2025-06-30", "note of the ministry"), HAND)
    promise, opened = found("agreed to establish").ref, found("opened").ref
    file_links([Proposal(promise, opened, "fulfils", "training-2")], KEEPER)
    file_links(
        [Proposal(found("1,500").ref, found("3,000").ref, "strengthens", "training-2", ("figure 1500 → 3000",))], KEEPER
    )
    file_links([Proposal(found("harbour").ref, None, "not_reiterated", "training-2")], KEEPER)
    (done,) = [one for one in links(KEEPER) if one.relation == "fulfils"]
    rule_link(done.key, Action.LINK_CONFIRM, "opened", KEEPER, seen=0, at=NOW)
    report(Told(found("harbour").ref, "PE", "2025", Status.UNDER_WAY, "the quay is being built"), HAND)
    sign("RC", "PE", "2025", HAND)
    add(Given(found("harbour").ref, EvidenceKind.PRIMARY, "the contract", url="https://example.org/contract"), HAND)
    describe(Description("RC", "treaty", "Treaty on Navigation", parties=("EC", "PE"), rule=EntryRule("consent")), HAND)
    act("RC", "treaty", ActGiven(ActKind.RATIFICATION, ("PE",), "2025-10-01", "law 1234"), HAND)


def test_a_review_says_what_stands_where_and_from_which_rows(place: Place) -> None:
    worked()
    said = markdown.render(blocks(review(KEEPER, "RC", "M1..M2", TODAY), TODAY))
    assert "Cycle M1..M2: 2024-03-04 to 2025-03-06." in said
    upto = markdown.render(blocks(review(KEEPER, "RC", "", TODAY), TODAY))
    assert "report PE (2026-01-05) the quay is being built" in upto
    assert "the contract (primary, https://example.org/contract)" in upto
    assert "300 (20% of the promise)" in upto
    assert "1,500 training places): proposed" in upto
    assert "Ratified by 1 of 2: PE" in upto
    assert "Not in force; 1 more needed of EC" in upto
    assert "strengthens; figure: 1500 → 3000" in upto
    assert "## Method" in upto
    assert "4,500" not in upto
    assert "Nothing is scored" in upto


def test_the_same_review_comes_as_page_and_as_table(place: Place) -> None:
    worked()
    held = list(blocks(review(KEEPER, "RC", "", TODAY), TODAY))
    rows = list(csv.reader(io.StringIO(table.render(held))))
    cells = [cell for block in held if isinstance(block, Table) for row in block.rows for cell in row]
    assert len([row for row in rows if row[0] != "table"]) == sum(
        len(block.rows) for block in held if isinstance(block, Table)
    )
    assert "https://example.org" in page.render(held)
    assert all(cell.lstrip("'") in {one.lstrip("'") for row in rows for one in row} for cell in cells)


def test_words_of_a_text_are_no_markup() -> None:
    held: list[Block] = [Heading(1, "<b>*A*"), Paragraph(points=("a|b",)), Table("t", ("A",), [("=1+1|<script>",)])]
    assert markdown.render(held).splitlines() == [
        "# \\<b\\>\\*A\\*", "", "- a\\|b", "", "| A |", "| --- |", "| =1+1\\|\\<script\\> |",
    ]  # fmt: skip
    assert "<script>alert" not in page.render([Paragraph("<script>alert(1)</script>")])
    assert "t,'=1+1" in table.render(held)


def test_a_meeting_is_prepared_with_what_is_open_and_what_is_to_be_settled(place: Place) -> None:
    worked()
    said = markdown.render(preparation(prepare(KEEPER, "RC", "M2", TODAY)))
    assert said.index("## Open items") < said.index(found("harbour").ref) < said.index("## Instruments by stage")
    assert found("establish").ref not in said.split("## Instruments")[0]
    assert "Treaty on Navigation: when will EC act?" in said
    assert "is it new, or one with" in said
    with pytest.raises(NotFoundError):
        prepare(KEEPER, "RC", "M9", TODAY)


def test_a_cycle_runs_between_meetings_or_dates() -> None:
    today = dt.date(2026, 1, 5)
    assert cycle("2025", [], today).end == dt.date(2025, 12, 31)
    assert cycle("2025..", [], today).end == today
    assert cycle("2024-06..2027", [], today).end == today
    assert cycle("", [], today).start is None
    for name in ("FM9", "2025-13", "..soon"):
        with pytest.raises(NotFoundError):
            cycle(name, [], today)


def test_what_is_hidden_is_in_no_review(place: Place) -> None:
    worked()
    filed(
        "Title: Statement\nDate: 2025-06-01\n\nPeru and Ecuador met in Lima.\n\n"
        "Peru will open a school in Cusco by 2025.\n",
        "public",
        mechanism="RC",
        level=Level.PUBLIC,
    )
    guest = Viewer("guest", Level.PUBLIC)
    shown = review(guest, "RC", "", TODAY)
    assert [row.said.quote for area in shown.areas for row in area.rows] == [found("school").quote]
    assert (shown.pledges, shown.instruments, shown.gone, shown.moved) == ((), (), (), ())
    assert [one.ref for one in due_list(guest, "RC", TODAY)] == [found("school").ref]


def test_lists_ask_as_many_questions_for_many_as_for_few(place: Place) -> None:
    worked()

    def asked() -> list[int]:
        counts = []
        for query in (
            lambda: review(KEEPER, "RC", "", TODAY),
            lambda: due_list(KEEPER, "RC", TODAY),
            lambda: prepare(KEEPER, "RC", "M2", TODAY),
        ):
            with CaptureQueriesContext(connection) as held:
                query()
            counts.append(len(held))
        return counts

    few = asked()
    filed(
        "Title: Statement\nDate: 2025-06-01\n\nPeru and Ecuador met in Lima.\n\n"
        + "\n\n".join(f"Peru will provide {n}00 boats to Ecuador by 2027." for n in range(1, 9)),
        "many",
        mechanism="RC",
    )
    propose("RC", HAND)
    file_pairs("RC", candidates(pledges(KEEPER, "RC")), HAND)
    assert asked() == few


def test_a_backup_holds_the_review_and_a_purge_takes_it(place: Place, tmp_path: Path) -> None:
    worked()
    before = canonical_digest()
    backup(tmp_path / "all.zip", KEEPER)
    manifest = export(KEEPER, tmp_path / "out")
    assert manifest["digest"] == before
    assert (tmp_path / "out" / "pledges.jsonl").read_text("utf-8").count("\n") == 2
    assert verify().whole
    public = export(Viewer("guest", Level.PUBLIC), tmp_path / "public")
    assert public["rows"]["pledges"] == public["rows"]["reports"] == 0
    text = models.Report.objects.get().name.statement
    assert text is not None
    text.text.delete()
    assert models.Pledge.objects.count() == 1
    assert not models.Report.objects.exists()
    assert not models.Evidence.objects.exists()
    held = due_blocks("RC", due_list(KEEPER, "RC", TODAY), TODAY)
    assert isinstance(next(iter(held)), Heading)
