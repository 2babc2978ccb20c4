"""Records → plain dicts of text, numbers and lists: the published shape that JSON, CSV and HTML share.

Every key is written out here, so that a change of a record cannot change what is published. ``VERSION`` goes up with
every change of the shape; ``schema/`` describes it. Decimals are strings, so that no digit is lost. Spans are
``[start, end]`` in code points, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any, TypeAlias

from servanda import __version__
from servanda.publishing import mapping_values as values
from servanda.publishing.citation import citation, paragraph_words
from servanda.publishing.doubt import needs_check
from servanda.publishing.facts import meeting_fields
from servanda.publishing.selection import ALL, Part, instruments, statements, topics
from servanda.records import (
    Attribution,
    Document,
    Instrument,
    Meeting,
    Reading,
    Span,
    Statement,
    Topic,
    Unresolved,
)

__all__ = ["VERSION", "Json", "instrument_mapping", "reading_mapping", "statement_mapping", "text_mapping"]

VERSION = "servanda.readings/1"

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def reading_mapping(reading: Reading, parts: Set[Part] = ALL) -> dict[str, Json]:
    """All of a reading; of statements, instruments and topics those in ``parts``."""
    return {
        "text": text_mapping(reading),
        "statements": [statement_mapping(reading, n, s) for n, s in statements(reading, parts)],
        "instruments": [instrument_mapping(reading, n, i) for n, i in instruments(reading, parts)],
        "topics": [topic_mapping(reading, topic) for topic in topics(reading, parts)],
        "unresolved": [unresolved_mapping(reading, words) for words in reading.unresolved],
        "run": {
            "program": __version__,
            "reader": reading.run.reader,
            "lexicon": reading.run.lexicon,
            "weights": reading.run.weights,
            "settings": dict(reading.run.settings),
        },
    }


def text_mapping(reading: Reading) -> dict[str, Json]:
    """The text's record, with the cleaned text that the spans count in."""
    document, record, known = reading.document, reading.record, reading.document.metadata
    return {
        "name": document.name,
        "title": known.title,
        "publisher": known.publisher,
        "source": known.source,
        "language": known.language,
        "rights": known.rights,
        "digest": document.digest,
        "cleaner": document.cleaner,
        "warnings": list(document.warnings),
        "type": _field(document, record.type),
        "standing": _field(document, record.standing),
        "date": _field(document, record.date),
        "parties": _field(document, record.parties),
        "tone": [_field(document, tone) for tone in record.tone],
        "meeting": _meeting(document, record.meeting),
        "next_meeting": _meeting(document, record.next_meeting) if record.next_meeting else None,
        "content": document.text,
        "paragraphs": [
            {
                "ordinal": paragraph.ordinal,
                "number": paragraph.number,
                "kind": paragraph.kind.value,
                "level": paragraph.level,
                "language": paragraph.language,
                "span": _span(paragraph.span),
            }
            for paragraph in document.paragraphs
        ],
    }


def statement_mapping(reading: Reading, number: int, statement: Statement) -> dict[str, Json]:
    """One statement; ``fields`` holds those of its kind, each null where the text does not say."""
    document = reading.document
    return {
        "number": number,
        "kind": statement.kind.value,
        **_place(reading, statement.span),
        "context": [_span(span) for span in statement.context],
        "holders": _field(document, statement.holders),
        "jointness": statement.jointness.value,
        "fields": values.content_mapping(document, statement.content),
        "according_to": _according_to(reading, statement.according_to),
        "confidence": values.share(statement.confidence),
        "check": needs_check(statement),
        "rules": list(statement.rules),
    }


def instrument_mapping(reading: Reading, number: int, instrument: Instrument) -> dict[str, Json]:
    """One mention of an instrument."""
    return {
        "number": number,
        "kind": "instrument",
        **_place(reading, instrument.span),
        "name": _field(reading.document, instrument.name),
        "type": _field(reading.document, instrument.type),
        "stage": _field(reading.document, instrument.stage),
        "confidence": values.share(instrument.confidence),
        "check": needs_check(instrument),
    }


def topic_mapping(reading: Reading, topic: Topic) -> dict[str, Json]:
    """Something that was only raised or discussed."""
    return {
        "order": topic.order,
        "kind": "topic",
        **_place(reading, topic.span),
        "name": _field(reading.document, topic.name),
        "holders": list(topic.holders),
    }


def unresolved_mapping(reading: Reading, words: Unresolved) -> dict[str, Json]:
    """Words that could not be resolved, with what they may mean."""
    return {
        "kind": "unresolved",
        **_place(reading, words.span),
        "what": words.what,
        "candidates": list(words.candidates),
    }


def _place(reading: Reading, span: Span) -> dict[str, Json]:
    document = reading.document
    paragraph = document.paragraph_at(span.start)
    return {
        "quote": document.quote(span),
        "span": _span(span),
        "source_span": _span(document.offsets.origin(span)),
        "paragraph": {
            "ordinal": paragraph.ordinal,
            "number": paragraph.number,
            "label": paragraph_words(document, paragraph),
        },
        "citation": citation(reading, span),
    }


def _according_to(reading: Reading, attribution: Attribution) -> dict[str, Json]:
    return {
        "speaker": _field(reading.document, attribution.speaker),
        "speaker_codes": list(attribution.speaker_codes),
        "publisher": attribution.publisher or reading.document.metadata.publisher,
        "standing": reading.record.standing.value.value,
    }


def _meeting(document: Document, meeting: Meeting) -> dict[str, Json]:
    return {name: _field(document, field) for name, field in meeting_fields(meeting)}


def _field(document: Document, field: Any) -> Json:
    return values.field_mapping(document, field)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
