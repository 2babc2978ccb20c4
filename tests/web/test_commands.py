"""The register's commands as a person types them: one story, from an empty folder to a purge."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.web.conftest import Place, on_sqlite
from tests.web.texts import CHINESE, RIVERS_1, RIVERS_2

from servanda.cli import cli

MECHANISM = """
code: RC
names: {en: Rivers Council}
members:
  - {code: EC, names: {en: Ecuador}}
  - {code: PE, names: {en: Peru}}
formats:
  - {key: M, names: {en: Meeting}, cues: [meeting of the Rivers Council]}
meetings:
  - {key: M1, format: M, ordinal: 1, start: "2024-03-04", place: Quito}
"""


@pytest.fixture
def here(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("SERVANDA_USER", "keeper")
    for name, text in (("rivers-1", RIVERS_1), ("rivers-2", RIVERS_2), ("rivers-zh", CHINESE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    (tmp_path / "council.yaml").write_text(MECHANISM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "home").mkdir()
    return on_sqlite(template, tmp_path / "home")


def typed(*arguments: str, said: str = "", code: int = 0) -> Result:
    done = CliRunner().invoke(cli, list(arguments), input=said)
    assert done.exit_code == code, done.output
    return done


def rows(*arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(typed(*arguments, "--format", "json").stdout)
    return found


def one(words: str) -> str:
    return next(str(row["ref"]) for row in rows("list") if words in str(row["quote"]))


@pytest.fixture
def filed(here: Place) -> Place:
    typed("mechanism", "--load", "council.yaml")
    typed("meeting", "RC", "M2", "--series", "M", "--start", "2025-03-06", "--attended", "EC=minister")
    typed("add", "rivers-1.txt", "rivers-2.txt", "rivers-zh.txt", "--mechanism", "RC")
    return here


def test_texts_are_filed_listed_and_shown(filed: Place) -> None:
    texts = {row["key"]: row["meeting"] for row in rows("list", "--texts")}
    assert texts == {"rivers-1": "M1", "rivers-2": "M2", "rivers-zh": "M1"}
    ref = one("40 patrol")
    assert ref.startswith("RC-2024-M1-")
    (shown,) = rows("show", ref)
    assert str(shown["citation"]).endswith("(Joint Statement of the Rivers Council, 2024-03-04, para. 1)")
    assert "40 patrol boats" in typed("show", ref).stdout
    assert "Joint Statement" in typed("show", "rivers-1").stdout


def test_csv_has_a_heading_and_every_row(filed: Place) -> None:
    held = list(csv.DictReader(io.StringIO(typed("list", "--format", "csv").stdout)))
    assert [row["ref"] for row in held] == [row["ref"] for row in rows("list")]


def test_a_text_that_cannot_be_read_is_told_and_the_others_are_filed(here: Place) -> None:
    done = typed("add", "nowhere.txt", "rivers-1.txt", code=2)
    assert "nowhere.txt" in done.stderr
    assert [row["key"] for row in rows("list", "--texts")] == ["rivers-1"]


def test_a_ruling_is_told_listed_and_verified(filed: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = one("40 patrol")
    told = typed("rule", ref, "correct", "--set", "force=soft", "--reason", "says may").stdout
    assert told == f"{ref} is confirmed (ruling 1, revision 1)\n"
    assert [row["reason"] for row in rows("history", ref)] == ["says may"]
    assert "1 rulings" in typed("verify").stdout
    monkeypatch.setenv("SERVANDA_USER", "amina")
    told = typed("rule", ref, "reject", "--reason", "no", code=2).stderr
    assert "keeper ruled last on it (correct: says may)" in told
    typed("rule", ref, "reject", "--reason", "no", "--seen", "1")
    assert ref in {row["ref"] for row in rows("list", "--state", "rejected")}


def test_a_statement_is_added_split_and_joined(filed: Place) -> None:
    add = ("rule", "rivers-1", "add", "--quote", "the first meeting", "--kind", "event")
    made = typed(*add, "--reason", "missed").stdout
    assert one("the first meeting") in made
    (shown,) = rows("show", one("40 patrol"))
    start, end = map(int, str(shown["span"]).strip("[]").split(","))
    parts = ("--part", f"{start}:{start + 12}", "--part", f"{start + 13}:{end}")
    cut = typed("rule", str(shown["ref"]), "split", *parts, "--reason", "two")
    assert cut.stdout.count("RC-2024-M1-") == 3


def test_words_and_wordings_are_found(filed: Place) -> None:
    assert [row["text"] for row in rows("search", "利马")] == ["rivers-zh"]
    assert [row["text"] for row in rows("search", "patrol boats")] != []
    assert "The index holds" in typed("search", "--rebuild").stdout
    (found,) = rows("precedent", "oppose illegal fishing", "--any")
    assert [use["text"] for use in found["uses"]] == ["rivers-1", "rivers-2"]  # type: ignore[attr-defined]
    assert "First use: Joint Statement" in typed("precedent", "oppose illegal fishing", "--any").stdout


def test_links_are_proposed_confirmed_and_make_the_matrix(filed: Place) -> None:
    assert "links proposed" in typed("link", "--propose", "RC").stdout
    boats = one("40 patrol")
    link = next(row for row in rows("link", "--of", boats) if row["later"])
    assert typed("link", str(link["key"]), "confirm").stdout == "The link is confirmed\n"
    assert boats in typed("link", "--matrix", "RC").stdout
    assert typed("link", str(link["key"]), "undo").stdout == "The link is proposed\n"


def test_a_text_is_released_exported_backed_up_and_purged(filed: Place, tmp_path: Path) -> None:
    typed("rule", "rivers-2", "release", "--to", "public", "--reason", "published")
    typed("export", "out", "--level", "public")
    assert [json.loads(line)["key"] for line in Path("out/texts.jsonl").read_text("utf-8").splitlines()] == ["rivers-2"]
    typed("mechanism", "RC", "--person", "amina", "--role", "administrator", "--password", said="second\nsecond\n")
    command = ("purge", "rivers-1", "--reason", "withdrawn", "--second", "amina")
    assert "cannot consent" in typed(*command, said="wrong\n", code=2).stderr
    assert "rivers-1 is gone" in typed(*command, said="second\n").stdout
    told = typed("backup", "all.zip").stdout
    assert typed("restore", "all.zip", code=2).stderr.startswith("Error: all.zip: the register is not empty")
    assert "digest" in told
    assert typed("verify").exit_code == 0


MISSING = [("show", "RC-1"), ("rule", "RC-1", "confirm"), ("mechanism", "XX"), ("link", "x", "confirm")]


@pytest.mark.parametrize("arguments", MISSING)
def test_what_is_not_there_is_told_on_one_line(here: Place, arguments: tuple[str, ...]) -> None:
    told = typed(*arguments, code=2).stderr
    assert told.startswith("Error: ")
    assert told.count("\n") == 1
