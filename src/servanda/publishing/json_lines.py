"""Readings → JSON Lines: a line for the text, then one for each statement, instrument, topic and unresolved run.

Every line names its schema, its text and its ``kind`` ("text" for the first), so that it can be read alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set

from servanda.publishing.mapping import VERSION, Json, reading_mapping
from servanda.publishing.selection import ALL, Part
from servanda.records import Reading

__all__ = ["line", "render"]

# Characters that JSON leaves alone and some readers take for the end of a line (Python's splitlines).
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def line(mapping: Mapping[str, Json]) -> str:
    """One line of JSON, safe against every notion of a line's end."""
    return json.dumps(mapping, ensure_ascii=False).translate(LINE_ENDS) + "\n"


def render(readings: Iterable[Reading], parts: Set[Part] = ALL) -> Iterator[str]:
    """The lines, reading by reading."""
    for reading in readings:
        whole = reading_mapping(reading, parts)
        head: dict[str, Json] = {"schema": VERSION, "text": reading.document.name}
        yield line({**head, "kind": "text", "record": whole["text"], "run": whole["run"]})
        for part in ("statements", "instruments", "topics", "unresolved"):
            for found in _listed(whole[part]):
                yield line({**head, **found})


def _listed(part: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(part, list):
        yield from part
