from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from servanda.errors import EvaluationError
from servanda.evaluation import Score, from_folder, score
from servanda.evaluation.gains import changes
from servanda.evaluation.report import change_lines, figure_lines, outcome_lines
from servanda.evaluation.saved import as_json, read_run

Labels = dict[str, list[dict[str, Any]]]


def scored(folders: Any, labels: Labels) -> Score:
    folders.predict(labels)
    return score(folders.texts, folders.gold, from_folder(folders.predicted))


def test_gains_and_losses_are_told_statement_by_statement(folders: Any, gold: Labels) -> None:
    after = scored(folders, gold)
    gold["one"][1]["force"] = "soft"
    del gold["one"][2]
    gold["two"].append({"kind": "event", "quote": "treaty"})
    before = scored(folders, gold)
    told = [(change.gain, change.what) for change in changes(before.outcomes, after.outcomes)]
    assert told == [(True, "force right"), (True, "found"), (True, "no longer given")]
    back = [(change.gain, change.what) for change in changes(after.outcomes, before.outcomes)]
    assert back == [(False, "force wrong"), (False, "missed"), (False, "not asked for")]


def test_a_run_changes_nothing_against_itself(folders: Any, gold: Labels) -> None:
    held = scored(folders, gold)
    assert changes(held.outcomes, held.outcomes) == []


def test_texts_of_one_run_only_are_left_out(folders: Any, gold: Labels) -> None:
    whole = scored(folders, gold)
    one = [outcome for outcome in whole.outcomes if outcome.text == "one"]
    assert changes(one, whole.outcomes) == []


def test_a_saved_run_reads_back_the_same(folders: Any, gold: Labels, tmp_path: Path) -> None:
    held = scored(folders, gold)
    file = tmp_path / "run.json"
    file.write_text(as_json(held, {}), encoding="utf-8")
    assert read_run(file) == held.outcomes


@pytest.mark.parametrize("content", ["", "{}", '{"schema": "servanda.evaluation/0"}', "[1]"])
def test_what_is_no_saved_run_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "run.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"run\.json.*--json"):
        read_run(file)


def test_losses_come_first_in_the_report(folders: Any, gold: Labels) -> None:
    after = scored(folders, gold)
    gold["one"][1]["force"] = "soft"
    before = scored(folders, gold)
    mixed = changes(before.outcomes, after.outcomes) + changes(after.outcomes, before.outcomes)
    lines = list(change_lines(mixed))
    assert lines[0] == "1 gains, 1 losses"
    assert lines[1].startswith("LOSS  force wrong: one commitment: “We will open")


def test_the_report_has_a_row_for_each_figure_with_its_range(folders: Any, gold: Labels) -> None:
    held = scored(folders, gold)
    lines = list(figure_lines(held, {"commitment": (0.5, 1.0)}))
    assert lines[0] == "2 texts, strict matching"
    assert len(lines) == 1 + len(held.figures)
    assert lines[1].endswith("f1 1.000  95% 0.500 to 1.000")


def test_the_misses_are_shown_with_their_words(folders: Any, gold: Labels) -> None:
    gold["one"][1]["force"] = "soft"
    del gold["one"][2]
    assert list(outcome_lines(scored(folders, gold).outcomes)) == [
        "~ one commitment: “We will open two libraries by 2030”  [force]",
        "- one position: “We oppose tariffs”",
    ]
