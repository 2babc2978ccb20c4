"""The sample texts and their labels agree with each other: demo and evaluation stand on them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from servanda.records.instrument import InstrumentType, Stage
from servanda.records.meeting import TextType
from servanda.records.statement import Force, Kind, Polarity

SAMPLES = Path(__file__).parent.parent / "samples"
TEXTS = sorted(path for path in SAMPLES.glob("ca-*") if path.suffix != ".json")
CODES = {"CN", "KZ", "KG", "TJ", "TM", "UZ", "AF", "UN"}
BOUNDS = {"exact", "at_least", "up_to", "about"}
# Section 5 of the coding guide.
AREAS = {
    "trade",
    "investment",
    "finance",
    "development",
    "transport",
    "energy",
    "minerals",
    "industry",
    "digital",
    "space",
    "science",
    "agriculture",
    "water",
    "climate",
    "health",
    "education",
    "culture",
    "mobility",
    "security",
    "nonproliferation",
    "crime",
    "rights",
    "humanitarian",
    "governance",
}
Label = dict[str, Any]

each_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)


def text_of(path: Path) -> str:
    """The file as it lies there: no newline is translated, because spans count code points of the file."""
    return path.read_bytes().decode("utf-8")


def labels_of(path: Path) -> list[Label]:
    lines = (SAMPLES / "labels" / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def statements_of(path: Path, *kinds: str) -> list[Label]:
    return [label for label in labels_of(path)[1:] if not kinds or label["kind"] in kinds]


def test_there_are_ten_texts_of_three_formats_each_with_labels() -> None:
    assert len(TEXTS) == 10
    assert {path.suffix for path in TEXTS} == {".txt", ".md", ".html"}
    assert {path.stem for path in TEXTS} == {path.stem for path in (SAMPLES / "labels").iterdir()}


@each_text
def test_a_text_has_the_length_of_its_genre(path: Path) -> None:
    assert 250 <= len(text_of(path).split()) <= 700


@each_text
def test_no_carriage_return_shifts_the_spans(path: Path) -> None:
    assert "\r" not in text_of(path)


@each_text
def test_a_quote_is_the_run_its_span_names(path: Path) -> None:
    text = text_of(path)
    for label in statements_of(path):
        start, end = label["span"]
        assert 0 <= start < end <= len(text)
        assert text[start:end] == label["quote"]
        assert label["quote"] == label["quote"].strip()


@each_text
def test_labels_stand_in_the_order_of_the_text_and_once_each(path: Path) -> None:
    places = [(label["kind"], *label["span"]) for label in statements_of(path)]
    assert len(places) == len(set(places))
    assert [start for _, start, _ in places] == sorted(start for _, start, _ in places)


@each_text
def test_parties_are_known_codes(path: Path) -> None:
    record = labels_of(path)[0]
    assert set(record["parties"]) <= CODES
    for label in statements_of(path, "commitment"):
        assert label["actors"]
        assert set(label["actors"]) | set(label["beneficiaries"]) <= CODES
    for label in statements_of(path, "position", "call", "decision"):
        assert label["holders"]
        assert set(label["holders"]) <= CODES
    for label in statements_of(path, "event"):
        assert label["host"] is None or label["host"] in CODES


@each_text
def test_addressees_targets_and_reports_use_the_words_of_the_text(path: Path) -> None:
    text = text_of(path)
    for label in statements_of(path, "call"):
        assert all(addressee in CODES or addressee in text for addressee in label["addressees"])
    assert all(label["target"] in text for label in statements_of(path, "position"))
    assert all(label["about"] in text for label in statements_of(path, "progress"))


@each_text
def test_values_belong_to_the_coding_guide(path: Path) -> None:
    kinds = {kind.value for kind in Kind} | {"instrument"}
    for label in statements_of(path):
        assert label["kind"] in kinds
        assert all(quantity["bound"] in BOUNDS for quantity in label.get("quantities", []))
    for label in statements_of(path, "commitment"):
        assert label["force"] in {force.value for force in Force}
        assert 1 <= len(label["areas"]) <= 3
        assert set(label["areas"]) <= AREAS
        assert label["action"].isalpha()
    for label in statements_of(path, "position"):
        assert label["polarity"] in {polarity.value for polarity in Polarity}


@each_text
def test_instruments_have_a_known_type_and_stage(path: Path) -> None:
    types, stages = {kind.value for kind in InstrumentType}, {stage.value for stage in Stage}
    for label in statements_of(path, "instrument"):
        assert label["type"] in types
        assert label["stage"] in stages
    for label in statements_of(path, "decision"):
        instrument = label["instrument"]
        assert instrument is None or (instrument["kind"] in types and instrument["stage"] in stages)


@each_text
def test_periods_are_dates_in_order(path: Path) -> None:
    for label in statements_of(path, "commitment"):
        period = label["period"] or {}
        ends = [date.fromisoformat(value) for value in (period.get("start"), period.get("end")) if value]
        assert ends == sorted(ends)
        assert label["period"] is None or ends


@each_text
def test_the_first_line_describes_the_text(path: Path) -> None:
    record = labels_of(path)[0]
    assert record["kind"] == "text"
    assert record["type"] in {kind.value for kind in TextType}
    assert date.fromisoformat(record["date"]) >= date.fromisoformat(record["meeting_date"])


@each_text
def test_what_lies_beside_a_text_agrees_with_its_labels(path: Path) -> None:
    sidecar = path.with_suffix(".json")
    record = labels_of(path)[0]
    if sidecar.exists():
        given = json.loads(sidecar.read_text(encoding="utf-8"))
        assert set(given) == {"title", "date", "publisher", "source"}
        assert (given["title"], given["date"]) == (record["title"], record["date"])
    else:
        assert record["title"] in text_of(path)


@each_text
def test_the_readme_says_what_each_text_is(path: Path) -> None:
    assert f"`{path.name}`" in (SAMPLES / "README.md").read_text(encoding="utf-8")
