"""The line below which a person is asked to look again is the one that was measured."""

from __future__ import annotations

import json
import re
from pathlib import Path

from servanda.publishing.doubt import CHECK_BELOW

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "explanation" / "how-well-it-reads.md"
MEASURED = json.loads((ROOT / "training" / "calibration.json").read_text(encoding="utf-8"))


def test_nine_in_ten_commitments_above_the_line_were_right() -> None:
    assert MEASURED["threshold"]["at"] == CHECK_BELOW
    assert MEASURED["threshold"]["least"] <= CHECK_BELOW
    assert MEASURED["threshold"]["kinds"]["commitment"]["precision"] >= 0.90


def test_confidence_of_commitments_and_positions_beats_the_bare_share() -> None:
    for kind in ("commitment", "position"):
        assert MEASURED["kinds"][kind]["brier"] < MEASURED["kinds"][kind]["constant"]


def test_the_page_shows_what_was_measured() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, table in MEASURED["tables"].items():
        if name == "folds":  # five folds, of which the page gives the whole; those of publishers stand as "left out"
            continue
        assert f"<!-- figures: {name} -->\n\n{table}\n\n<!-- end -->" in page


def test_every_place_of_the_page_is_filled() -> None:
    places = re.findall(r"<!-- figures: (\w+) -->\n(.*?)<!-- end -->", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(places) == 9
    assert all("|---" in table for _, table in places)


def test_the_documents_name_the_line() -> None:
    for page in (PAGE, ROOT / "docs" / "reference" / "output.md"):
        assert f"below {CHECK_BELOW:.2f}" in page.read_text(encoding="utf-8")
