"""Two short texts with gold labels and predictions, in folders as the command reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TEXTS = {
    "one": "We will open two libraries by 2030. We oppose tariffs. We agreed to meet in Oslo.",
    "two": "Norway pledged 5 million euros to Ghana. The treaty was signed.",
}
GOLD: dict[str, list[dict[str, Any]]] = {
    "one": [
        {"kind": "text", "title": "One"},
        {
            "kind": "commitment",
            "quote": "We will open two libraries by 2030",
            "actors": ["NO", "GH"],
            "force": "firm",
            "action": "open",
            "beneficiaries": [],
            "quantities": [{"value": 2, "unit": "libraries", "bound": "exact"}],
            "period": {"start": None, "end": "2030-12-31"},
            "areas": ["culture", "education"],
        },
        {
            "kind": "position",
            "quote": "We oppose tariffs",
            "holders": ["NO"],
            "polarity": "oppose",
            "target": "tariffs",
        },
        {
            "kind": "commitment",
            "quote": "We agreed to meet in Oslo",
            "actors": ["NO", "GH"],
            "force": "firm",
            "action": "meet",
            "beneficiaries": [],
            "quantities": [],
            "period": None,
            "areas": ["governance"],
        },
    ],
    "two": [
        {
            "kind": "commitment",
            "quote": "Norway pledged 5 million euros to Ghana",
            "actors": ["NO"],
            "force": "firm",
            "action": "pledge",
            "beneficiaries": ["GH"],
            "quantities": [{"value": 5000000, "unit": "EUR", "bound": "exact"}],
            "period": None,
            "areas": ["finance"],
        },
        {"kind": "instrument", "quote": "The treaty was signed", "name": "treaty", "type": "treaty", "stage": "signed"},
    ],
}


@dataclass(frozen=True)
class Folders:
    texts: Path
    gold: Path
    predicted: Path

    def predict(self, labels: dict[str, list[dict[str, Any]]]) -> None:
        write_labels(self.predicted, labels)


def write_labels(folder: Path, labels: dict[str, list[dict[str, Any]]]) -> None:
    folder.mkdir(exist_ok=True)
    for name, rows in labels.items():
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8", newline="\n")


@pytest.fixture
def gold() -> dict[str, list[dict[str, Any]]]:
    """A copy of the gold labels, to be changed into predictions."""
    copy: dict[str, list[dict[str, Any]]] = json.loads(json.dumps(GOLD))
    return copy


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    held = Folders(tmp_path / "texts", tmp_path / "gold", tmp_path / "predicted")
    held.texts.mkdir()
    for name, text in TEXTS.items():
        (held.texts / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    write_labels(held.gold, GOLD)
    return held
