"""Our figures of links are those of the scorer that every published figure uses."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from servanda.evaluation.link_label import read_links
from servanda.evaluation.link_score import score_links

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
TEXTS, GOLD = CORPUS / "links/texts", CORPUS / "links/LINKS.jsonl"

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="../shared/corpus is not there")


@pytest.fixture(scope="module")
def predicted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The labelled links, some dropped, some with another relation, some with a longer or a foreign quote."""
    chance = random.Random(3)
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]
    kept = []
    for row in rows:
        if chance.random() < 0.2:
            continue
        if chance.random() < 0.2:
            row["relation"] = chance.choice(["repeats", "weakens", "replaces"])
        if row["later_quote"] and chance.random() < 0.3:
            row["later_quote"] = row["later_quote"][: max(1, int(len(row["later_quote"]) * chance.random()))]
            text = (TEXTS / f"{row['later_id']}.txt").read_text(encoding="utf-8")
            start = text.find(row["later_quote"])
            row["later_span"] = [start, start + len(row["later_quote"])]
        kept.append(row)
    file = tmp_path_factory.mktemp("links") / "predicted.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8", newline="\n")
    return file


@pytest.mark.parametrize("loose", [False, True])
def test_figures_equal_the_reference(predicted: Path, loose: bool) -> None:
    command = [sys.executable, str(CORPUS / "score.py"), "--links", *map(str, (TEXTS, GOLD, predicted)), "--json"]
    told = subprocess.run(
        [*command, *(["--loose"] if loose else [])], capture_output=True, check=True, encoding="utf-8"
    )
    reference = json.loads(told.stdout)
    assert 0.3 < reference["links"]["f1"] < 0.99
    assert score_links(read_links(GOLD, TEXTS), read_links(predicted, TEXTS), loose=loose) == reference
