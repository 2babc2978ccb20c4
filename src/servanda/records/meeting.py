"""The meeting a text comes from, and what kind of text it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.records.date import PartialDate
from servanda.records.field import Field
from servanda.records.party import Code

__all__ = ["Meeting", "Standing", "TextRecord", "TextType"]


class TextType(StrEnum):
    """Kinds of text (label format)."""

    JOINT_STATEMENT = "joint_statement"
    COMMUNIQUE = "communique"
    DECLARATION = "declaration"
    READOUT = "readout"
    PRESS_REPORT = "press_report"
    FACT_SHEET = "fact_sheet"
    OTHER = "other"


class Standing(StrEnum):
    """Whose word the text is."""

    AGREED = "agreed_text"
    CHAIR = "chairs_summary"
    ONE_SIDE = "one_sides_readout"
    PRESS = "press_report"
    DRAFT = "draft"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as the text describes it; None or empty where it does not say.

    ``attended`` and ``adopted`` list codes only where the text says who came and who adopted.
    """

    series: Field[str] | None = None
    format: Field[str] | None = None
    ordinal: Field[int] | None = None
    start: Field[PartialDate] | None = None
    end: Field[PartialDate] | None = None
    place: Field[str] | None = None
    chair: Field[Code] | None = None
    attended: Field[tuple[Code, ...]] | None = None
    adopted: Field[tuple[Code, ...]] | None = None


@dataclass(frozen=True, slots=True)
class TextRecord:
    """What the reader says of the text as a whole.

    ``parties`` are those for whom "we" stands: from a list in the text, the title, or who met. ``tone`` holds the words
    with which the text describes the talks ("candid", "in-depth"), as written.
    """

    type: Field[TextType]
    standing: Field[Standing]
    date: Field[PartialDate] | None
    meeting: Meeting
    parties: Field[tuple[Code, ...]]
    next_meeting: Meeting | None = None
    tone: tuple[Field[str], ...] = ()
