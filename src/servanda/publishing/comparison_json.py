"""A comparison as JSON: ``{"schema": …, "a": …, "b": …, "both": …, "only_a": …, "only_b": …}``."""

from __future__ import annotations

import json

from servanda.publishing.citation import date_of, title_of
from servanda.publishing.mapping import Json
from servanda.publishing.trace_json import difference_mapping, passage_mapping
from servanda.records import Reading
from servanda.tracing import Both, Comparison, Only, Outline

__all__ = ["SCHEMA", "render"]

SCHEMA = "servanda-comparison/1"


def render(found: Comparison) -> str:
    """The document, two spaces deep, LF; the same comparison gives the same bytes."""
    shares: list[Json] = [
        {
            "topic": share.topic,
            "a": round(share.a, 3),
            "b": round(share.b, 3),
            "place_a": share.place_a,
            "place_b": share.place_b,
        }
        for share in found.shares
    ]
    whole: dict[str, Json] = {
        "schema": SCHEMA,
        "a": _text(found.a, found.outlines[0]),
        "b": _text(found.b, found.outlines[1]),
        "both": [_both(one) for one in found.both],
        "only_a": [_only(one) for one in found.only_a],
        "only_b": [_only(one) for one in found.only_b],
        "topics": shares,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _text(reading: Reading, outline: Outline) -> Json:
    return {
        "text": reading.document.name,
        "title": title_of(reading.document),
        "date": date_of(reading),
        "words": outline.words,
        "statements": dict(outline.statements),
        "tone": dict(outline.tone),
    }


def _both(one: Both) -> Json:
    return {
        "a": passage_mapping(one.a),
        "b": passage_mapping(one.b),
        "differences": [difference_mapping(difference) for difference in one.differences],
        "same_words": one.same_words,
        "likeness": round(one.likeness, 3),
    }


def _only(one: Only) -> Json:
    return {
        "passage": passage_mapping(one.passage),
        "nearest": passage_mapping(one.nearest) if one.nearest else None,
        "likeness": round(one.likeness, 3),
    }
