"""Which rules fire on texts, and which never do."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.evaluation.rules import fired, known, lines, main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Kenya will send doctors. Chad will build a school.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    return tmp_path


def test_rules_are_counted_and_unreadable_texts_passed_over(folder: Path) -> None:
    assert fired(sorted(folder.iterdir())) == {"commitment.will": 2}


def test_what_never_fires_is_named(folder: Path) -> None:
    shown = list(lines(fired(sorted(folder.iterdir()))))
    assert shown[0].split() == ["2", "commitment.will"]
    assert " never  commitment.include" in shown


def test_every_rule_that_fires_by_its_own_name_is_known() -> None:
    assert {"commitment.will", "position.will-stand", "event.named", "call.should", "position.welcome"} <= known()


def test_without_texts_the_way_to_call_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "python -m servanda.evaluation.rules" in capsys.readouterr().err
