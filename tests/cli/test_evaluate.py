from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servanda.cli import cli


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *map(str, args)])


@pytest.fixture
def folders(tmp_path: Path, texts: Path) -> tuple[Path, Path]:
    """Flat texts and labels made by reading them."""
    flat, labels = tmp_path / "flat", tmp_path / "labels"
    flat.mkdir()
    for file in texts.rglob("[a-z]*.txt"):
        (flat / file.name).write_bytes(file.read_bytes())
    made = CliRunner().invoke(cli, ["read", str(flat), "--format", "labels", "--out", str(labels)])
    assert made.exit_code == 0, made.output
    return flat, labels


def test_the_reader_agrees_with_itself(folders: tuple[Path, Path]) -> None:
    result = run(*folders, "--bootstrap", "20")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("2 texts, strict matching\ncommitment ")
    assert "f1 1.000  95% 1.000 to 1.000" in result.stdout


def test_gains_and_losses_against_a_saved_run(folders: tuple[Path, Path], tmp_path: Path) -> None:
    texts, labels = folders
    saved, less = tmp_path / "run.json", tmp_path / "less"
    saved.write_text(run(texts, labels, "--json").stdout, encoding="utf-8")
    less.mkdir()
    (less / "quito.jsonl").write_bytes((labels / "quito.jsonl").read_bytes())
    result = run(texts, labels, "--predicted", less, "--against", saved, "--show", "--bootstrap", "0")
    assert "LOSS  missed: lagos commitment: “Ghana will provide 40 patrol boats" in result.stdout
    assert "- lagos commitment: “Ghana will provide 40 patrol boats" in result.stdout
    assert "gain  " not in result.stdout
    told = json.loads(run(texts, labels, "--predicted", less, "--against", saved, "--json").stdout)
    assert {change["what"] for change in told["changes"]} == {"missed"}


def test_labels_that_do_not_fit_are_told(folders: tuple[Path, Path]) -> None:
    texts, labels = folders
    (labels / "lagos.jsonl").write_text('{"kind": "call", "quote": "no such words"}\n', encoding="utf-8")
    result = run(texts, labels)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: lagos.jsonl, line 1: ")
