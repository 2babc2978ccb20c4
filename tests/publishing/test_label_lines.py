from __future__ import annotations

import json
from dataclasses import replace

import pytest

from servanda.errors import SpanError
from servanda.publishing import label_lines
from servanda.publishing.selection import Part
from servanda.records import Code, Commitment, Field, OffsetMap, Reading, Segment

KEYS = {
    "commitment": {"actors", "force", "action", "beneficiaries", "quantities", "period", "areas"},
    "position": {"holders", "polarity", "target"},
    "call": {"holders", "addressees", "action"},
    "decision": {"holders", "action", "instrument", "quantities"},
    "progress": {"about", "quantities"},
    "event": {"name", "date", "place", "host"},
    "instrument": {"name", "type", "stage"},
}


def test_the_first_line_is_the_texts(reading: Reading) -> None:
    first = json.loads(label_lines.render(reading).splitlines()[0])
    assert first == {
        "kind": "text",
        "title": "Communique <of> Tashkent",
        "date": "2026-06-04",
        "type": "communique",
        "series": "Ministers' Meeting",
        "ordinal": 3,
        "meeting_date": "2026-06-04",
        "place": "Tashkent",
        "chair": None,
        "parties": ["CN", "UZ"],
    }


def test_each_kind_has_the_fields_of_the_format_in_order_of_the_text(reading: Reading) -> None:
    found = [json.loads(line) for line in label_lines.render(reading).splitlines()[1:]]
    for label in found:
        assert set(label) == KEYS[label["kind"]] | {"kind", "quote", "span"}
    assert [label["span"] for label in found] == sorted(label["span"] for label in found)
    assert {label["kind"] for label in found} == set(KEYS)


def test_money_is_counted_in_its_currency(reading: Reading) -> None:
    label = label_lines.labels(reading)[1]
    assert label["quantities"] == [
        {"value": 1500, "unit": "training places", "bound": "up_to"},
        {"value": 2500000, "unit": "CNY", "bound": "exact"},
    ]


def test_a_decision_names_its_instrument_with_kind_and_stage(reading: Reading) -> None:
    decision = next(label for label in label_lines.labels(reading) if label["kind"] == "decision")
    assert decision["instrument"] == {"name": "Tashkent Roadmap", "kind": "roadmap", "stage": "signed"}


def test_spans_and_quotes_are_those_of_the_source_file(reading: Reading) -> None:
    """The file has two line ends where the text has one, and a heading that cleaning dropped."""
    source = "DRAFT\r\n" + reading.document.text.replace("\n", "\r\n")
    segments, start, origin = [], 0, len("DRAFT\r\n")
    for line in reading.document.text.split("\n"):
        segments.append(Segment(start, len(line) + 1, origin))
        start, origin = start + len(line) + 1, origin + len(line) + 2
    moved = replace(reading, document=replace(reading.document, offsets=OffsetMap(tuple(segments))))
    for label, plain in zip(label_lines.labels(moved, source), label_lines.labels(reading), strict=True):
        if label["kind"] != "text":
            assert isinstance(label["span"], list)
            start, end = label["span"]
            assert source[start:end] == label["quote"] == plain["quote"]
            assert label["span"] != plain["span"]


def test_a_source_that_is_not_the_documents_is_refused(reading: Reading) -> None:
    with pytest.raises(SpanError, match="tashkent"):
        label_lines.labels(reading, "another text")


def test_those_a_measure_is_against_stand_among_the_beneficiaries(reading: Reading) -> None:
    promise = reading.statements[0].content
    assert isinstance(promise, Commitment)
    against = replace(promise, affected=Field((Code("KP"), Code("UZ"))), negated=True)
    changed = replace(reading, statements=(replace(reading.statements[0], content=against),))
    label = label_lines.labels(changed)[1]
    assert label["beneficiaries"] == ["UZ", "KP"]
    assert label["negated"] is True


def test_a_filter_leaves_the_texts_line(reading: Reading) -> None:
    assert [label["kind"] for label in label_lines.labels(reading, parts={Part.CALL})] == ["text", "call"]
