"""Our figures are those of the scorer that every published figure uses, on labels bent in every way it looks at."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from servanda.evaluation import from_folder, score

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not (CORPUS / "score.py").exists(), reason="../shared/corpus is not there")


def bent(label: dict[str, Any], text: str, chance: random.Random) -> dict[str, Any]:
    """A label with its span moved and some of its fields changed."""
    start = label["span"][0] if "span" in label else text.find(label["quote"])
    end = label["span"][1] if "span" in label else start + len(label["quote"])
    start = max(0, start + chance.choice((0, 0, 0, 5, -12, 40)))
    end = min(len(text), max(start + 1, end + chance.choice((0, 0, 0, -8, 15, -50))))
    changed = dict(label, span=[min(start, end - 1), end])
    wrong = {
        "actors": ["XX"],
        "holders": [],
        "force": "soft",
        "action": "do",
        "beneficiaries": ["US", "US"],
        "areas": ["trade", "energy", "health", "water"],
        "period": {"start": "2025-01-01", "end": None},
        "quantities": [{"value": 3, "unit": "x", "bound": "about"}],
        "polarity": "note",
        "type": "treaty",
        "stage": "signed",
        "date": None,
    }
    return changed | {key: value for key, value in wrong.items() if key in label and chance.random() < 0.25}


@pytest.fixture(scope="module")
def predicted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, chance = tmp_path_factory.mktemp("predicted"), random.Random(7)
    for file in sorted((CORPUS / "dev/labels").glob("*.jsonl"))[1:]:
        text = (CORPUS / "dev/texts" / f"{file.stem}.txt").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        kept = [row if row["kind"] == "text" else bent(row, text, chance) for row in rows if chance.random() < 0.85]
        kept += [bent(row, text, chance) for row in rows if row["kind"] != "text" and chance.random() < 0.2]
        (folder / file.name).write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8", newline="\n")
    return folder


@pytest.mark.parametrize("loose", [False, True])
def test_figures_equal_the_reference(predicted: Path, loose: bool) -> None:
    texts, gold = CORPUS / "dev/texts", CORPUS / "dev/labels"
    command = [sys.executable, str(CORPUS / "score.py"), *map(str, (texts, gold, predicted)), "--json"]
    told = subprocess.run(
        [*command, *(["--loose"] if loose else [])], capture_output=True, check=True, encoding="utf-8"
    )
    reference = json.loads(told.stdout)
    assert 0.3 < reference["commitment"]["f1"] < 0.99
    assert score(texts, gold, from_folder(predicted), loose=loose).figures == reference
