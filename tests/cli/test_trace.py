from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from servanda.cli import cli

BEFORE = (
    "Title: Kampala Talks\nDate: Mar 3, 2024\n\nThe ministers of Kenya and Uganda met in Kampala.\n\n"
    "Uganda will plant 40 million trees along the Nile. Kenya will open a consulate in Gulu.\n"
)
AFTER = (
    "Title: Nairobi Talks\nDate: Apr 4, 2025\n\nThe ministers of Kenya and Uganda met in Nairobi.\n\n"
    "Uganda will plant 25 million trees along the Nile. They stressed the importance of peace.\n"
)


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("series")
    files = folder / "2024.txt", folder / "2025.txt"
    for file, words in zip(files, (BEFORE, AFTER), strict=True):
        file.write_text(words, encoding="utf-8", newline="\n")
    return files


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["trace", "--words", *map(str, args)])


def test_the_card_gives_relation_reason_and_both_passages(series: tuple[Path, Path]) -> None:
    told = run(*series)
    assert told.exit_code == 0, told.output
    assert "weakens  figure: 40 million trees → 25 million trees" in told.stdout
    assert "before   “Uganda will plant 40 million trees along the Nile”" in told.stdout
    assert "not reiterated" in told.stdout
    assert all(len(line) <= 80 for line in told.stdout.splitlines())


def test_the_matrix_has_a_row_for_each_promise(series: tuple[Path, Path]) -> None:
    told = run("--matrix", *series).stdout
    assert "  1 “Uganda will plant 40 million trees" in told
    assert "  2 “Kenya will open a consulate in Gulu”" in told
    assert "2025-04-04 weakens" in told


def test_links_are_what_the_evaluation_reads(series: tuple[Path, Path], tmp_path: Path) -> None:
    links = tmp_path / "links.jsonl"
    assert run(*series, "--format", "links", "--out", links).exit_code == 0
    rows = [json.loads(line) for line in links.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        for side, text in (("earlier", BEFORE), ("later", AFTER)):
            if row[f"{side}_span"]:
                start, end = row[f"{side}_span"]
                assert text[start:end] == row[f"{side}_quote"]
    scored = CliRunner().invoke(
        cli, ["evaluate", "--links", str(series[0].parent), str(links), "--predicted", str(links)]
    )
    assert scored.exit_code == 0, scored.output
    assert "f1 1.000" in scored.stdout.splitlines()[1]


def test_evaluation_traces_the_texts_on_gold_statements_and_end_to_end(
    series: tuple[Path, Path], tmp_path: Path
) -> None:
    links = tmp_path / "links.jsonl"
    run(*series, "--format", "links", "--out", links)
    scored = CliRunner().invoke(cli, ["evaluate", "--links", "--words", "--json", str(series[0].parent), str(links)])
    figures = json.loads(scored.stdout)
    assert set(figures) == {"on gold statements", "end to end"}
    assert figures["end to end"]["links"]["f1"] == 1.0
    assert figures["on gold statements"]["candidate recall at 5"]["of"] == 1


def test_csv_and_xlsx_hold_the_same_cells(series: tuple[Path, Path], tmp_path: Path) -> None:
    assert run(*series, "--format", "csv", "--out", tmp_path / "m.csv").exit_code == 0
    assert run(*series, "--format", "xlsx", "--out", tmp_path / "m.xlsx").exit_code == 0
    rows = list(csv.reader(io.StringIO((tmp_path / "m.csv").read_text(encoding="utf-8-sig"))))
    with zipfile.ZipFile(tmp_path / "m.xlsx") as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    lines = [["".join(cell.itertext()) for cell in row.iter(f"{space}c")] for row in sheet.iter(f"{space}row")]
    assert lines == [[cell for cell in row if cell] for row in rows]
    assert rows[1][rows[0].index("Reason")] == "figure: 40 million trees → 25 million trees"


def test_xlsx_goes_to_a_file_only(series: tuple[Path, Path]) -> None:
    told = run(*series, "--format", "xlsx")
    assert told.exit_code == 2
    assert "--format xlsx needs --out FILE" in told.output


def test_texts_in_the_wrong_order_are_told(series: tuple[Path, Path]) -> None:
    told = run(series[1], series[0])
    assert told.exit_code == 0
    assert "2024 is dated before 2025, which was given first" in told.stderr


def test_one_text_is_too_few(series: tuple[Path, Path]) -> None:
    told = run(series[0])
    assert told.exit_code == 2
    assert "Error: tracing needs at least two texts. Give them oldest first" in told.stderr
