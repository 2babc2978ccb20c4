"""Treaties, declarations, plans: documents that states put on their way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.records.field import Field
from servanda.records.span import Span

__all__ = ["Instrument", "InstrumentType", "Stage"]


class InstrumentType(StrEnum):
    """Kinds of instrument (coding guide, section 4)."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    DECLARATION = "declaration"
    COMMUNIQUE = "communique"
    ACTION_PLAN = "action_plan"
    MEMORANDUM = "memorandum"
    ROADMAP = "roadmap"
    CHARTER = "charter"
    OTHER = "other"


class Stage(StrEnum):
    """Where on its way an instrument stands, in order (coding guide, section 4; ``adopted`` as in the label format)."""

    PROPOSED = "proposed"
    DRAFTING = "drafting"
    AGREED = "agreed"
    ADOPTED = "adopted"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One mention of an instrument at the stage the text puts it at. ``name`` is as written."""

    span: Span
    name: Field[str]
    type: Field[InstrumentType]
    stage: Field[Stage]
    paragraph: int
    confidence: float = 1.0
