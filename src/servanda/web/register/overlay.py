"""A statement as a record, with what people ruled laid over what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from servanda.records import Kind, Statement
from servanda.web.register import codec, models

__all__ = ["statement"]


def statement(row: models.Statement) -> Statement:
    """The statement of ``row``; a field that a person gave has no words of its own and the rule "ruling"."""
    kind = Kind(row.kind)
    held = {**row.content, "content": _content(row, kind)}
    for name in ("holders", "jointness"):
        if name in row.ruled:
            held[name] = _field(row.ruled[name]) if name == "holders" else row.ruled[name]
    return codec.statement(held, kind)


def _content(row: models.Statement, kind: Kind) -> dict[str, Any]:
    read: dict[str, Any] = row.content["content"] if kind == row.read_kind else {}
    given = {
        name: _given(name, value) for name, value in row.ruled.items() if name not in {"kind", "holders", "jointness"}
    }
    needed = {name: _field(value if value is not None else row.quote) for name, value in NEEDED[kind].items()}
    return {**needed, **read, **given}


def _given(name: str, value: Any) -> Any:
    if name == "negated":
        return value
    if name == "quantities":
        return [_field(one) for one in value]
    if value is None:
        return None
    if name == "date":
        parts = [int(part) for part in str(value).split("-")]
        value = dict(zip(("year", "month", "day"), parts, strict=False))
    return _field(value)


def _field(value: Any) -> dict[str, Any]:
    return {"value": value, "spans": [], "inferred_from": "a ruling", "rule": "ruling", "confidence": 1.0}


NEEDED: Mapping[Kind, Mapping[str, Any]] = {
    Kind.COMMITMENT: {"force": "firm", "action": None},
    Kind.POSITION: {"polarity": "support", "target": None},
    Kind.CALL: {"addressees": [], "action": None},
    Kind.DECISION: {"action": None},
    Kind.PROGRESS: {"about": None},
    Kind.EVENT: {"name": None},
}
"""What a record of each kind cannot do without, where a person did not say it; None: the statement's words."""
