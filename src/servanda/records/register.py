"""What the register shows: frozen records with no database behind them.

``CommitmentEntry`` and its kin are the register's own; :class:`servanda.records.Commitment` is what one text says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from servanda.records.date import PartialDate
from servanda.records.level import Level
from servanda.records.meeting import Standing, TextType
from servanda.records.party import Code
from servanda.records.ruling import Plain, Ruling, State
from servanda.records.span import Span
from servanda.records.statement import Kind

__all__ = [
    "Attended",
    "CommitmentEntry",
    "FollowUp",
    "FormatEntry",
    "Found",
    "LinkEntry",
    "MechanismEntry",
    "MeetingEntry",
    "Member",
    "Page",
    "StatementEntry",
    "TextEntry",
    "TopicEntry",
    "VersionEntry",
]


@dataclass(frozen=True, slots=True)
class Member:
    """A party of a mechanism at its place in the mechanism's list; ``names`` by language tag, as it is to be shown."""

    code: Code
    order: int
    names: Mapping[str, str]
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class FormatEntry:
    """A series of meetings within a mechanism; ``key`` is the part of readable ids ("FM")."""

    key: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MechanismEntry:
    """A mechanism with members in its own order. ``level_names`` by level, then by language."""

    code: str
    names: Mapping[str, str]
    time_zone: str
    members: tuple[Member, ...] = ()
    formats: tuple[FormatEntry, ...] = ()
    level_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    level: Level = Level.INTERNAL


@dataclass(frozen=True, slots=True)
class Attended:
    """A party at a meeting; ``adopted`` None: not said."""

    code: Code
    rank: str = ""
    name: str = ""
    attended: bool = True
    adopted: bool | None = None


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting, planned or held. ``key`` is unique within its mechanism and year ("FM5")."""

    mechanism: str
    key: str
    format: str | None
    ordinal: int | None
    start: PartialDate | None
    end: PartialDate | None
    place: str
    host: str
    chair: str
    state: str
    attendance: tuple[Attended, ...] = ()
    level: Level = Level.INTERNAL


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """The text as it stood in these bytes. ``digest`` is their SHA-256; ``number`` counts from 1."""

    number: int
    digest: str
    cleaner: str
    filed_at: dt.datetime
    filed_by: str
    current: bool
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A text in the register. ``parallel`` are keys of the other language versions; ``authentic`` None: not said."""

    key: str
    title: str
    type: TextType
    standing: Standing
    language: str
    publisher: str
    date: PartialDate | None
    level: Level
    mechanism: str | None = None
    meeting: str | None = None
    rights: Mapping[str, Plain] = field(default_factory=dict)
    parallel: tuple[str, ...] = ()
    authentic: bool | None = None
    versions: tuple[VersionEntry, ...] = ()
    statements: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """One statement as it stands after all rulings.

    ``values`` are the fields of its kind as :mod:`servanda.publishing` names them, rulings laid over them;
    ``corrected`` names those that a person gave. ``disagrees`` holds (field, ruled, read) where a later reading says
    otherwise; ``again``: the words changed since it was ruled on. ``revision`` counts the rulings on it, 0 for
    those who may not know. ``span`` counts code points of the version's text.
    """

    ref: str
    kind: Kind
    quote: str
    state: State
    holders: tuple[Code, ...]
    values: Mapping[str, Plain]
    text: str
    title: str
    date: PartialDate | None
    paragraph: str
    standing: Standing
    publisher: str
    level: Level
    span: Span
    revision: int = 0
    mechanism: str | None = None
    meeting: str | None = None
    speaker: str | None = None
    confidence: float = 1.0
    corrected: tuple[str, ...] = ()
    disagrees: tuple[tuple[str, Plain, Plain], ...] = ()
    again: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def citation(self) -> str:
        """The words with title, date and paragraph, ready to be pasted."""
        place = ", ".join(part for part in (self.title, str(self.date or ""), self.paragraph) if part)
        return f"“{' '.join(self.quote.split())}” ({place})"


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A link between two statements; ``later`` None: not reiterated in ``text``.

    ``state``: proposed, confirmed or rejected.
    """

    key: str
    earlier: StatementEntry
    later: StatementEntry | None
    relation: str
    state: str
    reasons: tuple[str, ...] = ()
    text: str | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """What lives on through the meetings: its mentions, oldest first, and the confirmed links between them."""

    ref: str
    mentions: tuple[StatementEntry, ...]
    links: tuple[LinkEntry, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """Positions on one thing over time, oldest first."""

    key: str
    name: str
    positions: tuple[StatementEntry, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph that holds what was searched, with the statements in it."""

    text: str
    title: str
    date: PartialDate | None
    paragraph: str
    language: str
    words: str
    marks: tuple[Span, ...]
    statements: tuple[str, ...]
    level: Level


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list. ``total`` counts all that match and this viewer may see; None: too many."""

    rows: tuple[StatementEntry, ...]
    total: int | None
    start: int = 0


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A row of the follow-up matrix: an earlier commitment, and what later texts made of it, oldest first."""

    earlier: StatementEntry
    links: tuple[LinkEntry, ...]
