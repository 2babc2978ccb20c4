from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.publishing import json_lines, json_text
from servanda.publishing.schema import schema_text
from servanda.publishing.selection import Part
from servanda.records import Reading

SCHEMA = json.loads(schema_text())
LINE = jsonschema.Draft202012Validator({"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_keeps_to_the_published_schema(reading: Reading) -> None:
    jsonschema.validate(json.loads("".join(json_text.render([reading, reading]))), SCHEMA)


def test_json_of_no_reading_keeps_to_the_schema() -> None:
    jsonschema.validate(json.loads("".join(json_text.render([]))), SCHEMA)


def test_the_schema_refuses_a_field_it_does_not_know(reading: Reading) -> None:
    whole = json.loads("".join(json_text.render([reading])))
    whole["readings"][0]["statements"][0]["fields"]["mood"] = None
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(whole)


def test_every_line_keeps_to_the_published_schema(reading: Reading) -> None:
    lines = [json.loads(line) for line in "".join(json_lines.render([reading])).splitlines()]
    for line in lines:
        LINE.validate(line)
    kinds = ["text", *(s.kind.value for s in reading.statements), "instrument", "topic", "unresolved"]
    assert [line["kind"] for line in lines] == kinds


def test_spans_and_quotes_agree(reading: Reading) -> None:
    whole = json.loads("".join(json_text.render([reading])))["readings"][0]
    content = whole["text"]["content"]
    for found in whole["statements"] + whole["instruments"] + whole["topics"] + whole["unresolved"]:
        start, end = found["span"]
        assert content[start:end] == found["quote"]
    for field in (whole["text"]["date"], whole["statements"][0]["fields"]["action"]):
        assert [content[a:b] for a, b in field["spans"]] == field["quotes"]


def test_numbers_lose_no_digit(reading: Reading) -> None:
    whole = json.loads("".join(json_text.render([reading])))["readings"][0]
    amounts = [quantity["value"]["value"] for quantity in whole["statements"][0]["fields"]["quantities"]]
    assert amounts == ["1500", "2500000"]
    assert [Decimal(amount) for amount in amounts] == [Decimal(1500), Decimal("2.5e6")]


def test_the_same_reading_gives_the_same_bytes(reading: Reading) -> None:
    for module in (json_text, json_lines):
        assert list(module.render([reading])) == list(module.render([reading]))


def test_a_filter_keeps_numbers(reading: Reading) -> None:
    whole = json.loads("".join(json_text.render([reading], {Part.EVENT})))["readings"][0]
    assert [found["number"] for found in whole["statements"]] == [7]
    assert whole["instruments"] == whole["topics"] == []


def test_a_weak_statement_is_marked(reading: Reading) -> None:
    whole = json.loads("".join(json_text.render([reading])))["readings"][0]
    assert [found["number"] for found in whole["statements"] if found["check"]] == [3]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_one_line_each(reading_of: Callable[[str], Reading], text: str) -> None:
    reading = reading_of(text)
    lines = "".join(json_lines.render([reading])).splitlines()
    assert len(lines) == 1 + len(reading.statements)
    assert [json.loads(line)["quote"] for line in lines[1:]] == [part for part in text.split("\n") if part]
