"""Readings → CSV (RFC 4180): one row for each statement, for spreadsheets.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: a text can hold "=HYPERLINK(…)" as
well as any other words, and whoever opens the table must not run it (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from servanda.publishing.citation import date_of
from servanda.publishing.mapping import Json, statement_mapping
from servanda.publishing.selection import ALL, Part, statements
from servanda.records import Reading

__all__ = ["COLUMNS", "render", "safe"]

PLACE = ("text", "title", "date", "number", "kind", "paragraph", "quote", "holders", "jointness")
FIELDS = (
    "force",
    "action",
    "negated",
    "beneficiaries",
    "affected",
    "quantities",
    "period_start",
    "period_end",
    "counted_from",
    "areas",
    "polarity",
    "target",
    "addressees",
    "instrument",
    "about",
    "name",
    "event_date",
    "place",
    "host",
)
ORIGIN = ("speaker", "publisher", "standing", "confidence", "check", "start", "end", "source_start", "source_end")
COLUMNS = (*PLACE, *FIELDS, *ORIGIN)

FORMULA = frozenset("=+-@＝＋－＠|%")
STARTS = frozenset("\t\r\n")
INVISIBLE = "\t\r\n \ufeff\u200b\u00a0"


def safe(cell: str) -> str:
    """``cell`` with an apostrophe before it if a spreadsheet would take it for a formula."""
    first = cell.lstrip(INVISIBLE)[:1]
    return f"'{cell}" if first in FORMULA or cell[:1] in STARTS else cell


def render(readings: Iterable[Reading], parts: Set[Part] = ALL) -> Iterator[str]:
    """The heading, then the rows, reading by reading. Several values in one cell are parted by "; "."""
    yield _row(COLUMNS)
    for reading in readings:
        for number, statement in statements(reading, parts):
            cells = _cells(reading, statement_mapping(reading, number, statement))
            yield _row([safe(_words(cells.get(column))) for column in COLUMNS])


def _row(cells: Sequence[str]) -> str:
    held = io.StringIO()
    csv.writer(held, lineterminator="\r\n").writerow(cells)
    return held.getvalue()


def _cells(reading: Reading, found: Mapping[str, Json]) -> dict[str, Json]:
    fields, said = _inner(found, "fields"), _inner(found, "according_to")
    values = {name: _value(field) for name, field in fields.items()}
    period = _inner(values, "period")
    span, source = _pair(found["span"]), _pair(found["source_span"])
    return {
        **values,
        "event_date": values.get("date"),
        "period_start": period.get("start"),
        "period_end": period.get("end"),
        "counted_from": period.get("counted_from"),
        **{key: found[key] for key in ("number", "kind", "quote", "jointness", "confidence", "check")},
        "text": reading.document.name,
        "title": reading.document.metadata.title,
        "date": date_of(reading),
        "paragraph": _inner(found, "paragraph").get("label"),
        "holders": _value(found["holders"]),
        "speaker": _value(said.get("speaker")),
        "publisher": said.get("publisher"),
        "standing": said.get("standing"),
        "start": span[0],
        "end": span[1],
        "source_start": source[0],
        "source_end": source[1],
    }


def _inner(mapping: Mapping[str, Json], key: str) -> Mapping[str, Json]:
    value = mapping.get(key)
    return value if isinstance(value, Mapping) else {}


def _pair(span: Json) -> Sequence[Json]:
    return span if isinstance(span, list) else (None, None)


def _value(field: Json) -> Json:
    """A field's value without its words; what is no field stays as it is."""
    if isinstance(field, Mapping):
        return field.get("value")
    return [_value(part) for part in field] if isinstance(field, list) else field


def _words(value: Json) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(_words(part) for part in value)
        case dict():
            return _amount(value)
        case _:
            return str(value)


def _amount(amount: Mapping[str, Json]) -> str:
    """An amount in one cell: bound unless exact, value, upper end, unit: ``at_least 1500 training places``."""
    bound = amount.get("bound")
    value = amount.get("value") if amount.get("upper") is None else f"{amount['value']}–{amount['upper']}"
    unit = amount.get("currency") or amount.get("unit")
    return " ".join(str(part) for part in (None if bound == "exact" else bound, value, unit) if part)
