"""A reading made by hand, so that every format is tested on every kind of statement, whatever the reader can do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

import pytest

from servanda.records import (
    Amount,
    Attribution,
    Bound,
    Call,
    Code,
    Commitment,
    Content,
    Decision,
    Document,
    Event,
    Field,
    Force,
    Instrument,
    InstrumentType,
    Jointness,
    Meeting,
    Metadata,
    OffsetMap,
    Paragraph,
    ParagraphKind,
    PartialDate,
    Period,
    Polarity,
    Position,
    Progress,
    Reading,
    Run,
    Segment,
    Span,
    Stage,
    Standing,
    Statement,
    TextRecord,
    TextType,
    Topic,
    Unresolved,
)

T = TypeVar("T")

TEXT = """Communique of the Third Ministers' Meeting
The ministers met in Tashkent on 4 June 2026 and held candid talks.
1. China will provide up to 1,500 training places and 2.5 million yuan to Uzbekistan in the next three years.
2. The Parties oppose “unilateral” measures & welcome <open> trade.
(a) They call on all states to lift barriers.
The ministers signed the Tashkent Roadmap.
Trade grew by 12.5 per cent.
The fourth meeting will be held in Bishkek in 2027.
They spoke about customs and a certain body."""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    made, start = [], 0
    for ordinal, line in enumerate(text.split("\n"), 1):
        label = re.match(r"(\d\.|\(\w\)) ", line)
        body = start + (label.end() if label else 0)
        kind = ParagraphKind.HEADING if ordinal == 1 else ParagraphKind.LIST_ITEM if label else ParagraphKind.BODY
        number = label[1] if label else None
        span = Span(start, start + len(line))
        level = 2 if number == "(a)" else int(number is not None or ordinal == 1)
        made.append(Paragraph(span, Span(body, span.end), kind, ordinal, number, level, "en"))
        start = span.end + 1
    return tuple(made)


def document_of(text: str, metadata: Metadata, shift: int = 0) -> Document:
    offsets = OffsetMap((Segment(0, len(text), shift),))
    return Document("tashkent", text, paragraphs(text), metadata, "0" * 64, "test/1", offsets)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def field(value: T, *words: str, rule: str = "test.rule", confidence: float = 1.0) -> Field[T]:
    return Field(value, tuple(at(word) for word in words), None if words else "the meeting's parties", rule, confidence)


def statement(words: str, content: Content, *holders: str, confidence: float = 0.9) -> Statement:
    span = at(words)
    paragraph = next(p.ordinal for p in paragraphs(TEXT) if span in p.span)
    who: Field[tuple[Code, ...]] = Field(tuple(map(Code, holders)), (), "the meeting's parties", "test.rule")
    return Statement(span, content, who, paragraph, confidence=confidence, rules=("test.found",))


@pytest.fixture
def reading() -> Reading:
    """A communique with one statement of each kind, two of them nested, one weak, one reported by a speaker."""
    metadata = Metadata(
        title="Communique <of> Tashkent", date=PartialDate(2026, 6, 4), publisher="Ministry & Co", language="en"
    )
    promise = Commitment(
        field(Force.FIRM, "will"),
        field("provide", "provide"),
        beneficiaries=field((Code("UZ"),), "Uzbekistan"),
        quantities=(
            field(Amount(Decimal(1500), "training places", None, Bound.UP_TO, words="up to 1,500"), "up to 1,500"),
            field(Amount(Decimal("2.5e6"), None, "CNY", words="2.5 million yuan"), "2.5 million yuan"),
        ),
        period=field(
            Period(dt.date(2026, 6, 4), dt.date(2029, 6, 4), "the text's date, 2026-06-04"), "in the next three years"
        ),
        areas=field(("education", "finance"), "training"),
    )
    trade = field(Amount(Decimal("12.5"), "per cent", words="12.5 per cent"), "12.5 per cent")
    roadmap = field("Tashkent Roadmap", "Tashkent Roadmap")
    both = ("CN", "UZ")
    oppose = statement(
        "The Parties oppose “unilateral” measures & welcome <open> trade",
        Position(field(Polarity.OPPOSE, "oppose"), field("“unilateral” measures", "“unilateral” measures")),
        *both,
    )
    speaker = field("The Parties", "The Parties")
    statements = (
        statement("China will provide up to 1,500 training places and 2.5 million yuan to Uzbekistan", promise, "CN"),
        replace(oppose, according_to=Attribution(speaker, (Code("CN"),)), jointness=Jointness.EACH),
        statement(
            "welcome <open> trade",
            Position(field(Polarity.SUPPORT, "welcome"), field("<open> trade", "<open> trade")),
            *both,
            confidence=0.4,
        ),
        statement(
            "They call on all states to lift barriers", Call(field((Code("all states"),)), field("lift", "lift")), *both
        ),
        statement("The ministers signed the Tashkent Roadmap", Decision(field("sign", "signed"), roadmap), *both),
        statement("Trade grew by 12.5 per cent", Progress(field("Trade", "Trade"), (trade,)), *both),
        statement(
            "The fourth meeting will be held in Bishkek in 2027",
            Event(
                field("fourth meeting", "fourth meeting"),
                field(PartialDate(2027), "2027"),
                field("Bishkek", "Bishkek"),
                Field(Code("KG"), (at("Bishkek"),)),
            ),
            *both,
        ),
    )
    record = TextRecord(
        type=field(TextType.COMMUNIQUE, "Communique"),
        standing=field(Standing.AGREED),
        date=field(PartialDate(2026, 6, 4), "4 June 2026"),
        meeting=Meeting(
            series=field("Ministers' Meeting", "Ministers' Meeting"),
            ordinal=field(3, "Third"),
            start=field(PartialDate(2026, 6, 4), "4 June 2026"),
            place=field("Tashkent", "Tashkent"),
        ),
        parties=field((Code("CN"), Code("UZ"))),
        next_meeting=Meeting(ordinal=field(4, "fourth"), start=field(PartialDate(2027), "2027")),
        tone=(field("candid", "candid"),),
    )
    instrument = Instrument(
        at("Tashkent Roadmap"),
        roadmap,
        field(InstrumentType.ROADMAP, "Roadmap"),
        field(Stage.SIGNED, "signed"),
        6,
    )
    return Reading(
        document_of(TEXT, metadata),
        record,
        statements,
        (instrument,),
        (Topic(at("customs"), field("customs", "customs"), 1, (Code("CN"),), 9),),
        Run("test/1", "f" * 64),
        (Unresolved(at("a certain body"), "who acts", ("UN", "SCO")),),
    )


@pytest.fixture
def reading_of() -> Callable[[str], Reading]:
    """Any text as a reading with one position that quotes each of its paragraphs whole."""

    def make(text: str) -> Reading:
        document = document_of(text, Metadata(title=text, publisher=text))
        content = Position(Field(Polarity.NOTE), Field(text))
        holders: Field[tuple[Code, ...]] = Field((Code(text),))
        statements = tuple(
            Statement(paragraph.span, content, holders, paragraph.ordinal)
            for paragraph in document.paragraphs
            if len(paragraph.span)
        )
        record = TextRecord(Field(TextType.OTHER), Field(Standing.UNKNOWN), None, Meeting(), Field(()))
        return Reading(document, record, statements, (), (), Run("test/1", ""))

    return make
