from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.publishing import csv_table
from servanda.records import Reading


def rows(readings: list[Reading]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_table.render(readings)), newline="")))


def test_one_row_for_each_statement(reading: Reading) -> None:
    assert [row["kind"] for row in rows([reading, reading])] == [s.kind.value for s in reading.statements] * 2


def test_a_commitment_fills_its_columns(reading: Reading) -> None:
    row = rows([reading])[0]
    assert row["quantities"] == "up_to 1500 training places; 2500000 CNY"
    assert (row["force"], row["action"], row["beneficiaries"], row["negated"]) == ("firm", "provide", "UZ", "false")
    assert (row["period_start"], row["period_end"]) == ("2026-06-04", "2029-06-04")
    assert (row["paragraph"], row["areas"], row["polarity"]) == ("para. 1", "education; finance", "")


def test_an_event_has_its_date_and_the_texts(reading: Reading) -> None:
    row = rows([reading])[-1]
    assert (row["date"], row["event_date"], row["place"], row["host"]) == ("2026-06-04", "2027", "Bishkek", "KG")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1+1", "\n=1"])
def test_what_a_spreadsheet_would_run_is_made_harmless(cell: str) -> None:
    assert csv_table.safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "China", "2026-06-04", "1 = 1", "a-b"])
def test_other_words_stay_as_they_are(cell: str) -> None:
    assert csv_table.safe(cell) == cell


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(st.sampled_from("=+-@,\";'\n\t aé"), min_size=1, max_size=12))
def test_no_cell_starts_a_formula(reading_of: Callable[[str], Reading], text: str) -> None:
    reading = reading_of(text)
    found = rows([reading])
    assert len(found) == len(reading.statements)
    assert not any(cell.lstrip()[:1] in ("=", "+", "-", "@") for row in found for cell in row.values() if cell.strip())
