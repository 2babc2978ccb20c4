from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tests.web.conftest import Place
from tests.web.review.texts import HAND, TODAY, found, rivers
from tests.web.texts import KEEPER, NOW

from servanda.errors import UnreadableError
from servanda.publishing.delivery.form import from_csv, to_csv
from servanda.publishing.delivery.form_xlsx import from_xlsx, to_xlsx
from servanda.records.delivery import Status
from servanda.records.level import Level
from servanda.records.returns import FormRow, Outcome
from servanda.web.accounts.models import User
from servanda.web.register.viewing import ANYBODY, Viewer, viewer_of
from servanda.web.review.queries.returns import form, reports
from servanda.web.review.services.entering import Hand
from servanda.web.review.services.pledges import propose
from servanda.web.review.services.reports import Told, appoint, report, sign
from servanda.web.review.services.returns import take

OFFICE = shutil.which("soffice")
FILLED = FormRow(
    "RC-2024-M1-03",
    "Peru will build a harbour",
    "Joint Statement, 2024-03-04",
    "2025-12-31 (stated in the text)",
    "1,500 training places",
    "under way",
    "=SUM(1;2) is no formula here; “quay”, 码头, причал\nsecond line",
    "+51 1 204 2400",
    "'quoted' next step",
    "PE",
    "2025",
    "abcdef012345",
)


def same(row: FormRow) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in FormRow.__slots__ if name != "number")


def test_the_form_is_prefilled_and_only_what_changed_is_taken(place: Place) -> None:
    rivers()
    propose("RC", HAND)
    rows = form(KEEPER, "RC", "PE", "2025", TODAY)
    assert [row.ref for row in rows] == [found("establish").ref, found("harbour").ref]
    assert rows[0].due == "2024-12-31 (stated in the text)"
    (training,) = [row for row in form(KEEPER, "RC", "EC", "2025", TODAY) if "1,500" in row.commitment]
    assert training.pledge == "1,500 training places"
    filled = [rows[0], replace(rows[1], status="Under way", done="the quay is being built", next_step="cranes")]
    assert [one.outcome for one in take(filled, "RC", "PE", "2025", HAND)] == [Outcome.UNCHANGED, Outcome.TAKEN]
    again = form(KEEPER, "RC", "PE", "2025", TODAY)
    assert (again[1].status, again[1].done, again[1].next_step) == ("under way", "the quay is being built", "cranes")
    assert {one.outcome for one in take(again, "RC", "PE", "2025", HAND)} == {Outcome.UNCHANGED}


def test_every_row_that_is_not_taken_says_why(place: Place) -> None:
    rivers()
    harbour, commission = found("harbour").ref, found("establish").ref
    report(Told(commission, "PE", "2025", Status.UNDER_WAY, "an office was found"), HAND)
    rows = [
        FormRow(harbour, status="done", party="EC", cycle="2025", number=2),
        FormRow(harbour, status="nearly", party="PE", cycle="2025", number=3),
        FormRow(harbour, status="done", party="PE", cycle="2025", number=4),
        FormRow("", status="done", party="PE", cycle="2025", number=5),
        FormRow("RC-2024-M1-99", status="done", party="PE", cycle="2025", number=6),
        FormRow(found("1,500").ref, status="done", party="PE", cycle="2025", number=7),
        FormRow(commission, status="done", done="it sits", party="PE", cycle="2025", number=8),
    ]
    told = take(rows, "RC", "PE", "2025", HAND)
    assert [(one.row, one.outcome, one.why[:38]) for one in told] == [
        (2, Outcome.REFUSED, "it is of EC, 2025, not of PE, 2025"),
        (3, Outcome.REFUSED, "its id stands in an earlier row too"),
        (4, Outcome.REFUSED, "its id stands in an earlier row too"),
        (5, Outcome.REFUSED, "it has no id"),
        (6, Outcome.REFUSED, "there is no such statement"),
        (7, Outcome.REFUSED, "it is no commitment of PE"),
        (8, Outcome.CONFLICT, "since the form was written, keeper sai"),
    ]
    (bad,) = take([FormRow(harbour, status="nearly", party="PE", cycle="2025")], "RC", "PE", "2025", HAND)
    assert bad.why.startswith("“nearly” is no status. One of: under way, done")
    (formula,) = take([FormRow(harbour, "", done="=1+1", party="PE", cycle="2025")], "RC", "PE", "2025", HAND)
    assert formula.why == "it holds a formula: =1+1"
    assert [(one.ref, one.done) for one in reports(KEEPER, "RC")] == [(commission, "an office was found")]


def test_what_a_party_has_not_signed_nobody_else_sees(place: Place) -> None:
    rivers()
    for party, name in (("PE", "rosa"), ("EC", "luis")):
        appoint("RC", party, name, Level.INTERNAL, HAND)
    rosa, luis = (viewer_of(User.objects.get(username=name)) for name in ("rosa", "luis"))
    ref = found("establish").ref
    report(Told(ref, "PE", "2025", Status.DONE, "it sits"), Hand(rosa, NOW))
    assert [one.signed for one in reports(rosa, "RC")] == [False]
    assert reports(luis, "RC") == ()
    sign("RC", "PE", "2025", Hand(rosa, NOW))
    assert [one.signed for one in reports(luis, "RC")] == [True]
    assert reports(ANYBODY, "RC") == ()
    assert reports(Viewer("guest", Level.PARTICIPANTS), "RC") == ()


@pytest.mark.parametrize(("write", "read"), [(to_csv, from_csv), (to_xlsx, from_xlsx)], ids=["csv", "xlsx"])
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40), max_size=4))
def test_what_is_written_is_read_again(write, read, cells: list[str]) -> None:  # type: ignore[no-untyped-def]
    words = dict(zip(("status", "done", "evidence", "next_step"), cells, strict=False))
    filled: dict[str, Any] = {name: value.strip() for name, value in words.items()}
    row = replace(FILLED, **filled)
    # U+FFFE and U+FFFF are in no XML.
    if any(c in "\ufffe\uffff" for value in cells for c in value):
        return
    (back,) = read(write([row]), "form")
    assert same(back) == same(row)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (Debian: libreoffice-calc-nogui)")
@pytest.mark.parametrize("form_at", ["ods", "xlsx", "csv"])
def test_a_form_filled_in_libreoffice_loses_nothing(tmp_path: Path, form_at: str) -> None:
    rows = [replace(FILLED, ref=f"RC-2024-M1-{number:02d}", done=f"{FILLED.done} {number}") for number in range(1, 30)]
    here, there = tmp_path / "form.xlsx", tmp_path / "out"
    here.write_bytes(to_xlsx(rows))
    middle = converted(here, "ods" if form_at == "ods" else form_at, there)
    if form_at == "csv":
        assert [same(row) for row in from_csv(middle.read_bytes(), "form.csv")] == [same(row) for row in rows]
        return
    last = converted(middle, "xlsx", tmp_path / "back")
    assert [same(row) for row in from_xlsx(last.read_bytes(), "form.xlsx")] == [same(row) for row in rows]


def converted(path: Path, ending: str, folder: Path) -> Path:
    """What LibreOffice makes of ``path``: opened, and saved as another kind of file."""
    # Field 44 (comma), quote 34, character set 76 (UTF-8), as its filter options count them.
    kind = "csv:Text - txt - csv (StarCalc):44,34,76" if ending == "csv" else ending
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{ending}"


def test_formulas_of_a_filled_form_are_told_not_computed() -> None:
    book = load_workbook(io.BytesIO(to_xlsx([FILLED])))
    sheet = book.worksheets[0]
    sheet["G2"] = "=1+1"
    held = io.BytesIO()
    book.save(held)
    (row,) = from_xlsx(held.getvalue(), "form.xlsx")
    assert row.done == "=1+1"


def other_book() -> bytes:
    held = io.BytesIO()
    Workbook().save(held)
    return held.getvalue()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\xff\xfe", other_book()])
def test_a_file_that_is_no_form_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        from_xlsx(data, "form.xlsx")
    with pytest.raises(UnreadableError):
        from_csv(data or b"Id;Status\n", "form.csv")
