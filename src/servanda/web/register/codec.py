"""Records ↔ JSON as the register keeps them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from servanda.records import (
    Call,
    Commitment,
    Content,
    Decision,
    Document,
    Event,
    Instrument,
    Kind,
    Position,
    Progress,
    Reading,
    Run,
    Statement,
    TextRecord,
    Topic,
    Unresolved,
)

__all__ = [
    "Remainder",
    "canonical",
    "digest_of",
    "document",
    "dump",
    "kept_statement",
    "remainder",
    "run_digest",
    "statement",
]

CONTENTS: Mapping[Kind, type[Content]] = {
    Kind.COMMITMENT: Commitment,
    Kind.POSITION: Position,
    Kind.CALL: Call,
    Kind.DECISION: Decision,
    Kind.PROGRESS: Progress,
    Kind.EVENT: Event,
}


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


@dataclass(frozen=True, slots=True)
class Remainder:
    """What a reading holds besides statements."""

    record: TextRecord
    instruments: tuple[Instrument, ...]
    topics: tuple[Topic, ...]
    unresolved: tuple[Unresolved, ...]

    @classmethod
    def of(cls, reading: Reading) -> Remainder:
        """The remainder of ``reading``."""
        return cls(reading.record, reading.instruments, reading.topics, reading.unresolved)


def canonical(value: object) -> bytes:
    """The one way to write a JSON value, as digests need it (sorted keys, no blanks, UTF-8)."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def digest_of(value: object) -> str:
    """SHA-256 of the canonical form, in hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def dump(record: Document | Remainder) -> str:
    """A record as JSON text."""
    return _adapter(type(record)).dump_json(record).decode("utf-8")


def document(text: str) -> Document:
    """The document that :func:`dump` wrote."""
    held: Document = _adapter(Document).validate_json(text)
    return held


def remainder(text: str) -> Remainder:
    """The remainder that :func:`dump` wrote."""
    held: Remainder = _adapter(Remainder).validate_json(text)
    return held


def kept_statement(found: Statement) -> dict[str, Any]:
    """A statement as JSON values; its content stands beside its kind, which says how to read it."""
    held: dict[str, Any] = _adapter(Statement).dump_python(found, mode="json")
    return held


def statement(held: Mapping[str, Any], kind: Kind) -> Statement:
    """The statement that :func:`kept_statement` gave; ``kind`` as it was read."""
    content = _adapter(CONTENTS[kind]).validate_python(held["content"])
    # A union of six would be guessed at; the kind says which it is.
    found: Statement = _adapter(Statement).validate_python({**held, "content": content})
    return found


def run_digest(run: Run) -> str:
    """What tells one reading of a version from another."""
    return digest_of([run.reader, run.lexicon, run.weights, [list(pair) for pair in run.settings]])
