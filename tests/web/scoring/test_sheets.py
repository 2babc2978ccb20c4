from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from tests.web.conftest import Place
from tests.web.review.texts import HAND, found, rivers
from tests.web.scoring.scored import FINAL, cell, person, scored
from tests.web.texts import KEEPER

from servanda.errors import NotFoundError, RegisterError, UnreadableError
from servanda.publishing.delivery.form import csv_lines
from servanda.publishing.delivery.form_xlsx import lines_of
from servanda.records.delivery import Status
from servanda.records.level import Level
from servanda.records.returns import Outcome, RowOutcome
from servanda.records.scoring import Score, Window
from servanda.web.register.viewing import Viewer
from servanda.web.review.queries.returns import reports
from servanda.web.review.services.reports import Told, report
from servanda.web.scoring.queries.scoring import sheet
from servanda.web.scoring.queries.sheets import candidates, layout, layouts, parties
from servanda.web.scoring.services.schemes import open_round, switch
from servanda.web.scoring.services.scores import assess, correct
from servanda.web.scoring.services.sheets import Order, save_layout, take
from servanda.web.scoring.sheeting import checked, lines

OURS = {"Promise": "commitment", "Who": "party", "State of play": "status", "Remarks": "done", "Nr": "ignore"}
HEADS = "Nr;Promise;Who;State of play;Remarks"
BUILD = "Peru will build a harbour at Iquitos"
COMMISSION = "The two sides agreed to establish a joint commission on rivers by the end of 2024"


def taken(text: str, key: str = "ours", *, dry: bool = False) -> tuple[RowOutcome, ...]:
    """``text`` as a CSV file, taken in."""
    held = layout(KEEPER, "RC", key)
    rows = lines(csv_lines(text.encode(), "kept.csv"), held, parties(KEEPER, "RC"), "kept.csv")
    order = Order("RC", held, "2025", Window.FINAL, "kept.csv", dry)
    return take(rows, candidates(KEEPER, "RC"), order, HAND)


def outcomes(*args: str) -> list[Outcome]:
    return [one.outcome for one in taken(*args)]


def kept() -> None:
    rivers()
    save_layout("RC", checked("ours", OURS), HAND)


def test_a_sheet_a_secretariat_keeps_is_taken_in_and_its_layout_stays(place: Place) -> None:
    kept()
    (row,) = taken(f"Follow-up\n{HEADS}\n1;“{BUILD}”;Peru;under way;the quay is being built\n")
    assert (row.row, row.ref, row.outcome) == (3, found("harbour").ref, Outcome.TAKEN)
    (told,) = reports(KEEPER, "RC")
    assert (told.party, told.status, told.done, told.signed) == (
        "PE",
        Status.UNDER_WAY,
        "the quay is being built",
        False,
    )
    assert [one.key for one in layouts(KEEPER, "RC")] == ["ours", "g20-research-group"]


def test_the_next_issue_of_the_sheet_renews_what_the_last_one_brought(place: Place) -> None:
    kept()
    line = f"{HEADS}\n1;{BUILD};Peru;%s;%s\n"
    assert outcomes(line % ("under way", "the quay")) == [Outcome.TAKEN]
    assert outcomes(line % ("under way", "the quay")) == [Outcome.UNCHANGED]
    assert outcomes(line % ("done", "it is open")) == [Outcome.TAKEN]
    report(Told(found("harbour").ref, "PE", "2025", Status.PARTLY_DONE, "the cranes are missing"), HAND)
    (row,) = taken(line % ("done", "it is open since May"))
    assert (row.outcome, row.why) == (Outcome.CONFLICT, "keeper said “partly done” on 2026-01-05")
    assert [one.done for one in reports(KEEPER, "RC")] == ["the cranes are missing"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1;Peru will build a bridge at Iquitos;Peru;done;", "no commitment of the mechanism holds its words"),
        (f"1;{BUILD};Atlantis;done;", "“Atlantis” is no party that is known"),
        (f"1;{BUILD};Peru;nearly;", "“nearly” is no status"),
        (f"1;{BUILD};Ecuador;done;", "it is no commitment of EC"),
        (f"1;{BUILD};;done;", "it names no party"),
        ("1;Average;Peru;done;", "it is a line of averages"),
        (f"1;{BUILD};Peru;;it says something", "it says something, but no status"),
    ],
)
def test_a_line_that_is_refused_says_why(place: Place, line: str, why: str) -> None:
    kept()
    (row,) = taken(f"{HEADS}\n{line}\n")
    assert row.outcome is Outcome.REFUSED
    assert row.why.startswith(why)
    assert reports(KEEPER, "RC") == ()


def test_a_trial_files_nothing(place: Place) -> None:
    kept()
    (row,) = taken(f"{HEADS}\n1;{BUILD};Peru;done;\n", dry=True)
    assert row.outcome is Outcome.TAKEN
    assert reports(KEEPER, "RC") == ()


def test_the_layout_of_the_g20_research_group_brings_scores(place: Place) -> None:
    rivers()
    switch("RC", Level.INTERNAL, HAND, on=True)
    open_round("RC", FINAL, HAND)
    table = (
        "Compliance scores\nNo.;Commitment;Ecuador;Peru;Average\n"
        f"1;{COMMISSION};+1;−1;0\n"
        f"2;{BUILD};;0;0\n"
        ";Average;+1;-0.5;\n"
    )
    rows = taken(table, "g20-research-group")
    assert [one.outcome for one in rows] == [Outcome.TAKEN, Outcome.TAKEN, Outcome.REFUSED]
    held = sheet(KEEPER, "RC", "2025", Window.FINAL)
    told = {row.selection.ref: {party: one.score for party, one in row.scores.items()} for row in held.rows}
    assert told == {
        found("agreed to establish").ref: {"EC": Score.FULL, "PE": Score.NOT},
        found("harbour").ref: {"PE": Score.PARTLY},
    }
    assert held.rows[0].scores["PE"].source == "kept.csv"
    assert outcomes(table, "g20-research-group")[:2] == [Outcome.UNCHANGED] * 2
    correct(cell(found("harbour").ref), Score.FULL, "it opened", HAND)
    conflict = taken(table.replace("2;", "3;").replace("+1;−1;0", "+1;+1;1"), "g20-research-group")
    assert [one.outcome for one in conflict] == [Outcome.TAKEN, Outcome.CONFLICT, Outcome.REFUSED]
    assert conflict[1].why == "the register has +1 (version 2, by keeper)"


def test_scores_are_not_taken_where_the_mechanism_is_not_scored(place: Place) -> None:
    rivers()
    (row,) = taken(f"Commitment;Peru\n{BUILD};+1\n", "g20-research-group")
    assert (row.outcome, row.why.startswith("this mechanism is not scored")) == (Outcome.REFUSED, True)


def test_a_sheet_does_not_overtake_assessors(place: Place) -> None:
    ref = scored()
    assess(cell(ref), Score.FULL, "the decree", person("ana", "assessor"))
    (row,) = taken(f"Commitment;Peru\n{COMMISSION};-1\n", "g20-research-group")
    assert (row.outcome, row.why) == (Outcome.CONFLICT, "assessors are at work on it")


def test_a_line_is_taken_whole_or_not_at_all(place: Place) -> None:
    scored()
    (row,) = taken(f"Commitment;Ecuador;Peru\n{COMMISSION};+1;0.5\n", "g20-research-group")
    assert (row.outcome, row.why.startswith("PE: “0.5” is no score")) == (Outcome.REFUSED, True)
    assert sheet(KEEPER, "RC", "2025", Window.FINAL).rows[0].scores == {}


def test_a_workbook_is_read_as_its_csv_is(place: Place) -> None:
    kept()
    book, held = Workbook(), io.BytesIO()
    for cells in (HEADS.split(";"), [1, BUILD, "PE", "done", "open"]):
        book.worksheets[0].append(cells)
    book.save(held)
    (line,) = lines(lines_of(held.getvalue(), "k.xlsx"), checked("ours", OURS), parties(KEEPER, "RC"), "k.xlsx")
    (same,) = lines(
        csv_lines(f"{HEADS}\n1;{BUILD};PE;done;open\n".encode(), "k.csv"),
        checked("ours", OURS),
        parties(KEEPER, "RC"),
        "k.csv",
    )
    assert line == same


def test_a_layout_says_which_commitment_and_what_of_it(place: Place) -> None:
    for columns in ({"A": "commitment"}, {"A": "status"}, {"A": "commitment", "B": "colour"}):
        with pytest.raises(RegisterError):
            checked("k", columns)
    kept()
    with pytest.raises(NotFoundError, match="no such layout"):
        layout(KEEPER, "RC", "theirs")
    with pytest.raises(UnreadableError, match="no headings of this layout"):
        taken("A;B\n1;2\n")


def test_who_may_only_read_takes_nothing_in(place: Place) -> None:
    kept()
    reader = Viewer("rita", Level.INTERNAL)
    assert candidates(Viewer("guest", Level.PUBLIC), "RC") == ()
    held = layout(reader, "RC", "ours")
    with pytest.raises(RegisterError):
        take([], (), Order("RC", held, "2025", Window.FINAL, "k", False), type(HAND)(reader, HAND.at))
