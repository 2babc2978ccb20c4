"""What a text says: one act by one holder in one sentence or list item (coding guide, section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.records.amount import Amount
from servanda.records.date import PartialDate, Period
from servanda.records.field import Field
from servanda.records.party import Code
from servanda.records.span import Span

__all__ = [
    "Addressee",
    "Attribution",
    "Call",
    "Commitment",
    "Content",
    "Decision",
    "Event",
    "Force",
    "Jointness",
    "Kind",
    "Polarity",
    "Position",
    "Progress",
    "Statement",
]


class Kind(StrEnum):
    """The six kinds of statement (coding guide, section 1)."""

    COMMITMENT = "commitment"
    POSITION = "position"
    CALL = "call"
    DECISION = "decision"
    PROGRESS = "progress"
    EVENT = "event"


class Force(StrEnum):
    """Strength of the wording, not legal status (coding guide, section 3), strongest first."""

    BINDING = "binding"
    FIRM = "firm"
    INTENT = "intent"
    SOFT = "soft"


class Polarity(StrEnum):
    """The stance of a position towards its target as written."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONCERN = "concern"
    NOTE = "note"


class Jointness(StrEnum):
    """Whom a statement of several holders binds: all together, each for itself, or some of them."""

    JOINTLY = "jointly"
    EACH = "each"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Attribution:
    """According to whom: the speaker of reported speech, if any, and the text's publisher. Never merged into one."""

    speaker: Field[str] | None = None
    speaker_codes: tuple[Code, ...] = ()
    publisher: str | None = None


Addressee = Code
"""A party's code, or a short run of the source where no code names them."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """The holder says it will do, or keep doing, something itself.

    ``affected`` are parties the measure is directed *against*; they are never beneficiaries. ``period`` None: no
    time said.
    """

    force: Field[Force]
    action: Field[str]
    negated: bool = False
    beneficiaries: Field[tuple[Code, ...]] = Field(())
    affected: Field[tuple[Code, ...]] = Field(())
    quantities: tuple[Field[Amount], ...] = ()
    period: Field[Period] | None = None
    areas: Field[tuple[str, ...]] = Field(())

    @property
    def kind(self) -> Kind:
        return Kind.COMMITMENT


@dataclass(frozen=True, slots=True)
class Position:
    """The holder values or rejects ``target``, without saying what it will do."""

    polarity: Field[Polarity]
    target: Field[str]

    @property
    def kind(self) -> Kind:
        return Kind.POSITION


@dataclass(frozen=True, slots=True)
class Call:
    """The holder asks somebody else to act."""

    addressees: Field[tuple[Addressee, ...]]
    action: Field[str]

    @property
    def kind(self) -> Kind:
        return Kind.CALL


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done at or around the meeting. ``instrument`` is the name of what was signed or adopted, as written."""

    action: Field[str]
    instrument: Field[str] | None = None
    quantities: tuple[Field[Amount], ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind.DECISION


@dataclass(frozen=True, slots=True)
class Progress:
    """What has been done or has changed since."""

    about: Field[str]
    quantities: tuple[Field[Amount], ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind.PROGRESS


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting or visit, held or to come. Fields are None where the text does not say."""

    name: Field[str]
    date: Field[PartialDate] | None = None
    place: Field[str] | None = None
    host: Field[Code] | None = None

    @property
    def kind(self) -> Kind:
        return Kind.EVENT


Content = Commitment | Position | Call | Decision | Progress | Event


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its words.

    ``span`` is the shortest run that carries holder, act and object; ``context`` further runs it takes something from
    (a lead-in, a split clause's subject), in order. ``holders`` are the codes of those who act or hold. ``confidence``
    is a share, 0 to 1; ``rules`` name what found it, in the order they fired.
    """

    span: Span
    content: Content
    holders: Field[tuple[Code, ...]]
    paragraph: int
    jointness: Jointness = Jointness.JOINTLY
    according_to: Attribution = Attribution()
    context: tuple[Span, ...] = ()
    confidence: float = 1.0
    rules: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        return self.content.kind
