"""Frozen records, standard library only: what a text is, and what it says."""

from servanda.records.amount import Amount, Bound
from servanda.records.date import PartialDate, Period
from servanda.records.document import Document, Metadata, OffsetMap, Paragraph, ParagraphKind, Segment
from servanda.records.field import Field
from servanda.records.instrument import Instrument, InstrumentType, Stage
from servanda.records.meeting import Meeting, Standing, TextRecord, TextType
from servanda.records.party import Code, PartyMention, PartyRole
from servanda.records.reading import Reading, Run, Topic, Unresolved
from servanda.records.span import Span
from servanda.records.statement import (
    Addressee,
    Attribution,
    Call,
    Commitment,
    Content,
    Decision,
    Event,
    Force,
    Jointness,
    Kind,
    Polarity,
    Position,
    Progress,
    Statement,
)

__all__ = [
    "Addressee",
    "Amount",
    "Attribution",
    "Bound",
    "Call",
    "Code",
    "Commitment",
    "Content",
    "Decision",
    "Document",
    "Event",
    "Field",
    "Force",
    "Instrument",
    "InstrumentType",
    "Jointness",
    "Kind",
    "Meeting",
    "Metadata",
    "OffsetMap",
    "Paragraph",
    "ParagraphKind",
    "PartialDate",
    "PartyMention",
    "PartyRole",
    "Period",
    "Polarity",
    "Position",
    "Progress",
    "Reading",
    "Run",
    "Segment",
    "Span",
    "Stage",
    "Standing",
    "Statement",
    "TextRecord",
    "TextType",
    "Topic",
    "Unresolved",
]
