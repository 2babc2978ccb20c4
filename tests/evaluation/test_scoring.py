from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from servanda.errors import EvaluationError
from servanda.evaluation import from_folder, score

Labels = dict[str, list[dict[str, Any]]]


def figures(folders: Any) -> dict[str, Any]:
    return score(folders.texts, folders.gold, from_folder(folders.predicted)).figures


def test_gold_against_itself_is_right_throughout(folders: Any, gold: Labels) -> None:
    folders.predict(gold)
    for name, figure in figures(folders).items():
        assert figure["share" if "share" in figure else "f1"] == 1, name


def test_nothing_predicted_finds_nothing(folders: Any) -> None:
    found = figures(folders)
    assert found["commitment"] == {
        "gold": 3,
        "predicted": 0,
        "matched": 0,
        "precision": 0,
        "recall": 0,
        "f1": 0,
    }
    assert "field: actors" not in found
    assert found["field: areas (F1, three at most)"]["f1"] == 1


def test_a_kind_nobody_labelled_has_no_row(folders: Any, gold: Labels) -> None:
    folders.predict(gold)
    assert "call" not in figures(folders)


def test_fields_are_scored_on_matched_pairs_with_the_constant_beside(folders: Any, gold: Labels) -> None:
    gold["one"][1] |= {"force": "soft", "actors": ["GH", "NO"], "areas": ["education"], "period": None}
    gold["two"][0]["quantities"] = [{"value": 5000000, "unit": "EUR", "bound": "up_to"}]
    folders.predict(gold)
    found = figures(folders)
    assert found["field: force"] == {"right": 2, "of": 3, "share": 2 / 3, "constant": 1}
    assert found["field: actors"]["share"] == 1, "codes are a set"
    assert found["field: area, first"]["right"] == 2
    assert found["field: areas (F1, three at most)"]["f1"] == 2 * 3 / 7
    assert found["field: period (F1 of start and end)"]["f1"] == 0
    assert found["field: quantities (F1 of value)"]["f1"] == 1
    assert found["field: quantities (F1 of value and bound)"]["f1"] == 0.5


def test_outcomes_name_what_was_missed_wrong_and_not_asked_for(folders: Any, gold: Labels) -> None:
    gold["one"][1]["force"] = "soft"
    del gold["one"][2]
    gold["two"].append({"kind": "event", "quote": "treaty"})
    folders.predict(gold)
    outcomes = score(folders.texts, folders.gold, from_folder(folders.predicted)).outcomes
    assert [(o.quote, o.wrong) for o in outcomes if o.found and o.wrong] == [
        ("We will open two libraries by 2030", ("force",))
    ]
    assert [o.quote for o in outcomes if o.found is False] == ["We oppose tariffs"]
    assert [(o.quote, o.kind) for o in outcomes if o.found is None] == [("treaty", "event")]


def test_a_quote_that_is_not_in_the_text_is_named(folders: Any, gold: Labels) -> None:
    gold["two"][0]["quote"] = "Sweden pledged"
    folders.predict(gold)
    with pytest.raises(EvaluationError, match=r"two\.jsonl, line 1: .*Sweden"):
        figures(folders)


def test_a_line_that_is_no_json_is_named(folders: Any) -> None:
    (folders.gold / "one.jsonl").write_text('{"kind": "call"\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 1"):
        figures(folders)


def test_a_missing_text_is_named(folders: Any) -> None:
    (folders.texts / "two.txt").unlink()
    with pytest.raises(EvaluationError, match=r"two\.txt"):
        figures(folders)


def test_a_folder_without_labels_is_refused(folders: Any, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"\.jsonl"):
        score(folders.texts, tmp_path, from_folder(tmp_path))
