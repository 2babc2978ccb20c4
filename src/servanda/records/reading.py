"""The outcome of reading one document. A reading is never edited; another run stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.records.document import Document
from servanda.records.field import Field
from servanda.records.instrument import Instrument
from servanda.records.meeting import TextRecord
from servanda.records.party import Code
from servanda.records.span import Span
from servanda.records.statement import Kind, Statement

__all__ = ["Reading", "Run", "Topic", "Unresolved"]


@dataclass(frozen=True, slots=True)
class Run:
    """Which reader made a reading: version, digests of lexicon and weights (hex; None: none used), settings."""

    reader: str
    lexicon: str
    weights: str | None = None
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that was only raised or discussed. ``order`` counts from 1 in the order of the text."""

    span: Span
    name: Field[str]
    order: int
    holders: tuple[Code, ...] = ()
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that could not be resolved, with what they may mean; kept, never dropped."""

    span: Span
    what: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Statements, instruments and topics in order of the text, and the text's record."""

    document: Document
    record: TextRecord
    statements: tuple[Statement, ...]
    instruments: tuple[Instrument, ...]
    topics: tuple[Topic, ...]
    run: Run
    unresolved: tuple[Unresolved, ...] = ()

    def of(self, kind: Kind) -> tuple[Statement, ...]:
        """The statements of one kind, in order of the text."""
        return tuple(s for s in self.statements if s.kind is kind)
