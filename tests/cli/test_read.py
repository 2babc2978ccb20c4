"""``servanda read`` with the real reader; what is found in a sentence is the reader's tests' business."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from servanda.cli import cli
from servanda.cli.parallel import spread
from servanda.errors import ServandaError
from servanda.publishing.schema import schema_text


def run(*args: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, args)], input=stdin)


def test_a_card_shows_the_text_and_its_statements(texts: Path) -> None:
    result = run(texts / "lagos.txt")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Lagos Talks on Fisheries\n")
    for words in ("COMMITMENTS", "GH · provide · for NG", "40 patrol boats", "“Ghana will provide 40 patrol boats"):
        assert words in result.stdout
    assert result.stderr == ""


def test_a_folder_gives_its_texts_in_order_of_their_paths(texts: Path) -> None:
    result = run(texts, "--format", "jsonl")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["text"] for line in lines if line["kind"] == "text"] == ["quito", "lagos"]


def test_a_text_named_twice_is_read_once(texts: Path) -> None:
    result = run(texts, texts / "lagos.txt", "--format", "json")
    assert [each["text"]["name"] for each in json.loads(result.stdout)["readings"]] == ["quito", "lagos"]


def test_json_keeps_to_the_schema_that_the_command_prints(texts: Path) -> None:
    printed = CliRunner().invoke(cli, ["schema"]).stdout
    assert printed == schema_text()
    jsonschema.validate(json.loads(run(texts, "--format", "json").stdout), json.loads(printed))


def test_reading_twice_gives_the_same_bytes(texts: Path) -> None:
    for name in ("card", "json", "jsonl", "csv"):
        assert run(texts, "--format", name).stdout_bytes == run(texts, "--format", name).stdout_bytes


def test_standard_input_is_read(texts: Path) -> None:
    result = run("-", "--format", "csv", stdin=(texts / "lagos.txt").read_bytes())
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert {"commitment", "position", "event"} <= {row["kind"] for row in rows}
    assert {row["title"] for row in rows} == {"Lagos Talks on Fisheries"}


def test_what_cannot_be_read_is_told_and_the_others_are_read(texts: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"%PDF-1.7 not one")
    missing, empty = tmp_path / "missing.txt", tmp_path / "empty"
    empty.mkdir()
    result = run(broken, missing, empty, texts / "lagos.txt", "--format", "jsonl")
    assert result.exit_code == 2
    assert json.loads(result.stdout.splitlines()[0])["text"] == "lagos"
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert len(errors) == 3
    for words in ("broken", "missing.txt", "no text in this folder"):
        assert words in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("card", ".txt"),
        ("json", ".json"),
        ("jsonl", ".jsonl"),
        ("csv", ".csv"),
        ("html", ".html"),
        ("labels", ".jsonl"),
    ],
)
def test_out_writes_a_file_for_each_source_in_every_format(texts: Path, tmp_path: Path, name: str, suffix: str) -> None:
    out = tmp_path / "out"
    result = run(texts, "--format", name, "--out", out)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert written == [f"deeper/quito{suffix}", f"lagos{suffix}"]
    data = (out / f"lagos{suffix}").read_bytes()
    assert b"Ghana will provide 40 patrol boats" in data
    assert (name == "csv") == data.startswith(b"\xef\xbb\xbf")


def test_several_processes_write_the_same_and_tell_the_same(texts: Path, tmp_path: Path) -> None:
    (texts / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    one = run(texts, "--out", tmp_path / "one", "--format", "json")
    two = run(texts, "--out", tmp_path / "two", "--format", "json", "--processes", "2")
    assert one.exit_code == two.exit_code == 2
    assert "broken.pdf" in two.stderr
    assert sorted(one.stderr.splitlines()[:-1]) == sorted(two.stderr.splitlines()[:-1])
    written = [sorted(folder.rglob("*.json")) for folder in (tmp_path / "one", tmp_path / "two")]
    assert [path.name for path in written[0]] == [path.name for path in written[1]]
    assert written[0]
    for a, b in zip(*written, strict=True):
        assert a.read_bytes() == b.read_bytes()


def test_several_processes_ask_for_a_folder(texts: Path) -> None:
    result = run(texts, "--processes", "2")
    assert result.exit_code == 2
    assert "--out" in result.stderr


def _ended(path: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_that_is_ended_from_outside_is_told(texts: Path) -> None:
    with pytest.raises(ServandaError, match="ended from outside"):
        list(spread(_ended, [texts, texts], lambda path: 1, 2))


def test_labels_quote_the_file_word_for_word(texts: Path, tmp_path: Path) -> None:
    """With a Windows file too: spans count what stands in the file, both characters of a line's end."""
    source = texts / "lagos.txt"
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    run(source, "--format", "labels", "--out", tmp_path)
    text = source.read_bytes().decode()
    labels = [json.loads(line) for line in (tmp_path / "lagos.jsonl").read_text(encoding="utf-8").splitlines()]
    assert labels[0]["kind"] == "text"
    assert len(labels) > 2
    for label in labels[1:]:
        start, end = label["span"]
        assert text[start:end] == label["quote"]


def test_a_source_is_never_written_over(texts: Path) -> None:
    before = (texts / "lagos.txt").read_bytes()
    for name in ("card", "json"):
        result = run(texts / "lagos.txt", "--format", name, "--out", texts)
        assert result.exit_code == 2
        assert "Choose another folder" in result.stderr
    assert (texts / "lagos.txt").read_bytes() == before
    assert not (texts / "lagos.json").exists()


def test_two_sources_of_one_name_keep_their_endings(texts: Path, tmp_path: Path) -> None:
    (texts / "lagos.md").write_text("# Lagos\n\nGhana will build a port.\n", encoding="utf-8")
    run(texts / "lagos.md", texts / "lagos.txt", "--format", "jsonl", "--out", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["lagos.md.jsonl", "lagos.txt.jsonl"]


def test_two_sources_never_share_a_file(texts: Path, tmp_path: Path) -> None:
    other = tmp_path / "lagos.txt"
    other.write_text("Ghana will build a port.\n", encoding="utf-8")
    result = run(texts / "lagos.txt", other, "--format", "jsonl", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_told(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run(texts / "lagos.txt", "--format", "json", "--out", tmp_path / "file" / "below")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_html_of_several_sources_asks_for_a_folder(texts: Path) -> None:
    result = run(texts, "--format", "html")
    assert result.exit_code == 2
    assert "--out DIR" in result.stderr


def test_a_filter_shows_only_its_kinds(texts: Path) -> None:
    result = run(texts, "--kind", "event", "--kind", "position", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert {row["kind"] for row in rows} == {"event", "position"}


def test_explain_shows_rules_and_spans(texts: Path) -> None:
    result = run(texts / "lagos.txt", "--explain")
    assert "← “" in result.stdout
    assert "rule" in result.stdout


def test_explain_goes_with_the_card_only(texts: Path) -> None:
    assert run(texts, "--explain", "--format", "csv").exit_code == 2


def test_an_unknown_format_is_a_wrong_call(texts: Path) -> None:
    assert run(texts, "--format", "xml").exit_code == 2
