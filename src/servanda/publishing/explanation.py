"""Why a reading says what it says: of every field its value, rule, confidence and words (``--explain``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from servanda import __version__
from servanda.publishing.facts import Fact, instrument_facts, record_facts, statement_facts
from servanda.publishing.lines import Line, shown
from servanda.publishing.origins import origin
from servanda.publishing.wording import CARD, FIELDS
from servanda.records import Document, Field, Instrument, Reading, Span, Statement

__all__ = ["explain_instrument", "explain_record", "explain_run", "explain_statement", "origin_words"]

INDENT = 6
LABEL, LONG_LABEL = 12, 20
DIGITS = 12


def explain_statement(reading: Reading, statement: Statement) -> Iterator[Line]:
    """What found the statement, where it stands, then its fields one by one."""
    document = reading.document
    place = f"[{statement.span.start}–{statement.span.end}]"
    found = ", ".join((*statement.rules, CARD["confidence"].format(share=f"{statement.confidence:.2f}"), place))
    yield _row(CARD["found_by"], found)
    for span in statement.context:
        yield _row(CARD["context"], _words(document, span))
    yield from _rows(document, statement_facts(statement))


def explain_instrument(reading: Reading, instrument: Instrument) -> Iterator[Line]:
    """The fields of an instrument."""
    yield from _rows(reading.document, instrument_facts(instrument))


def explain_record(reading: Reading) -> Iterator[Line]:
    """The fields of the text's record and its meetings."""
    yield Line()
    yield from _rows(reading.document, record_facts(reading.record), LONG_LABEL)


def explain_run(reading: Reading) -> Iterator[Line]:
    """What read the text: versions, and the first digits of the digests of vocabulary and weights."""
    run = reading.run
    weights = CARD["weights"].format(digest=run.weights[:DIGITS]) if run.weights else CARD["no_weights"]
    made = CARD["made"].format(version=__version__, reader=run.reader, lexicon=run.lexicon[:DIGITS], weights=weights)
    yield Line()
    yield Line(body=((made, "label"),))


def origin_words(document: Document, field: Field[Any]) -> str:
    """Where a value comes from: its words with their span, or what it was inferred from; then rule and confidence."""
    words = [_words(document, span) for span in field.spans]
    if field.inferred_from:
        words.append(CARD["inferred"].format(origin=origin(field.inferred_from)))
    if field.rule:
        words.append(CARD["rule"].format(rule=field.rule))
    words.append(CARD["confidence"].format(share=f"{field.confidence:.2f}"))
    return ", ".join(words)


def _rows(document: Document, facts: Iterable[Fact], width: int = LABEL) -> Iterator[Line]:
    for fact in facts:
        label = FIELDS.get(fact.name, fact.name.replace("_", " ").replace(".", ", "))
        yield _row(label, f"{fact.words} ← {origin_words(document, fact.field)}", width)


def _row(label: str, words: str, width: int = LABEL) -> Line:
    return Line(((" " * INDENT + f"{label:<{width}} ", "label"),), ((shown(words), "label"),))


def _words(document: Document, span: Span) -> str:
    return f"“{document.quote(span)}” [{span.start}–{span.end}]"
