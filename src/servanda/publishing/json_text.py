"""Readings → one JSON document, ``{"schema": …, "readings": […]}``, as ``schema/readings-1.schema.json`` describes.

The same readings give the same bytes: keys in the order of the mapping, two spaces, LF, no clock and no path.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from textwrap import indent

from servanda.publishing.mapping import VERSION, reading_mapping
from servanda.publishing.selection import ALL, Part
from servanda.records import Reading

__all__ = ["render"]


def render(readings: Iterable[Reading], parts: Set[Part] = ALL) -> Iterator[str]:
    """Pieces of the document, one reading at a time, so that a long run needs no more memory than its longest text."""
    yield f'{{\n  "schema": {json.dumps(VERSION)},\n  "readings": ['
    parting = "\n"
    for reading in readings:
        body = json.dumps(reading_mapping(reading, parts), ensure_ascii=False, indent=2)
        yield parting + indent(body, "    ")
        parting = ",\n"
    yield "]\n}\n" if parting == "\n" else "\n  ]\n}\n"
