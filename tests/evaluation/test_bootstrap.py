from __future__ import annotations

from typing import Any

from servanda.evaluation import Score, from_folder, score
from servanda.evaluation.bootstrap import ranges

Labels = dict[str, list[dict[str, Any]]]


def half_right(folders: Any, gold: Labels) -> Score:
    del gold["one"]
    folders.predict(gold)
    return score(folders.texts, folders.gold, from_folder(folders.predicted))


def test_the_range_holds_the_figure(folders: Any, gold: Labels) -> None:
    held = half_right(folders, gold)
    low, high = ranges(held, 200)["commitment"]
    assert low == 0, "both times the text that was not read"
    assert low < held.figures["commitment"]["f1"] < high == 1


def test_the_same_labels_give_the_same_ranges(folders: Any, gold: Labels) -> None:
    held = half_right(folders, gold)
    assert ranges(held, 50) == ranges(held, 50)


def test_without_resampling_there_are_no_ranges(folders: Any, gold: Labels) -> None:
    assert ranges(half_right(folders, gold), 0) == {}
