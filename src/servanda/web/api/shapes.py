"""What the interface answers: its own shapes, so that a change of the register is no change of the interface."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ninja import Schema

from servanda.records.register import (
    CommitmentEntry,
    Found,
    LinkEntry,
    MechanismEntry,
    MeetingEntry,
    StatementEntry,
    TextEntry,
    TopicEntry,
)
from servanda.records.ruling import Ruling

__all__ = [
    "CellOut",
    "CommitmentOut",
    "FollowUpOut",
    "FoundOut",
    "LinkOut",
    "MechanismOut",
    "MeetingOut",
    "PageOut",
    "Problem",
    "RulingOut",
    "SearchOut",
    "StatementOut",
    "TextOut",
    "TopicOut",
]


class Problem(Schema):
    """Why there is no answer, and what to do."""

    message: str
    remedy: str | None = None


class MemberOut(Schema):
    """A party at its place in the mechanism's list."""

    code: str
    order: int
    names: dict[str, str]
    since: str | None
    until: str | None


class FormatOut(Schema):
    """A series of meetings."""

    key: str
    names: dict[str, str]


class MechanismOut(Schema):
    """A mechanism."""

    code: str
    names: dict[str, str]
    time_zone: str
    level: str
    members: list[MemberOut]
    formats: list[FormatOut]

    @classmethod
    def of(cls, one: MechanismEntry) -> MechanismOut:
        """The shape of an entry."""
        members = [
            MemberOut(
                code=member.code,
                order=member.order,
                names=dict(member.names),
                since=_day(member.since),
                until=_day(member.until),
            )
            for member in one.members
        ]
        formats = [FormatOut(key=held.key, names=dict(held.names)) for held in one.formats]
        return cls(
            code=one.code,
            names=dict(one.names),
            time_zone=one.time_zone,
            level=one.level.value,
            members=members,
            formats=formats,
        )


class MeetingOut(Schema):
    """A meeting, planned or held."""

    mechanism: str
    key: str
    format: str | None
    ordinal: int | None
    start: str | None
    end: str | None
    place: str
    host: str
    chair: str
    state: str

    @classmethod
    def of(cls, one: MeetingEntry) -> MeetingOut:
        """The shape of an entry."""
        return cls(
            mechanism=one.mechanism,
            key=one.key,
            format=one.format,
            ordinal=one.ordinal,
            start=_day(one.start),
            end=_day(one.end),
            place=one.place,
            host=one.host,
            chair=one.chair,
            state=one.state,
        )


class CellOut(Schema):
    """How many commitments a party made in an area."""

    holder: str
    area: str
    count: int


class TextOut(Schema):
    """A text; ``parallel`` are keys of its other language versions."""

    key: str
    title: str
    type: str
    standing: str
    language: str
    publisher: str
    date: str | None
    level: str
    mechanism: str | None
    meeting: str | None
    parallel: list[str]
    statements: int
    waiting: int

    @classmethod
    def of(cls, one: TextEntry) -> TextOut:
        """The shape of an entry."""
        return cls(
            key=one.key,
            title=one.title,
            type=one.type.value,
            standing=one.standing.value,
            language=one.language,
            publisher=one.publisher,
            date=_day(one.date),
            level=one.level.value,
            mechanism=one.mechanism,
            meeting=one.meeting,
            parallel=list(one.parallel),
            statements=one.statements,
            waiting=one.waiting,
        )


class StatementOut(Schema):
    """A statement as it stands after all rulings; ``start``, ``end``: code points of the text, end exclusive."""

    id: str
    kind: str
    quote: str
    state: str
    holders: list[str]
    fields: dict[str, Any]
    text: str
    title: str
    date: str | None
    paragraph: str
    standing: str
    publisher: str
    level: str
    start: int
    end: int
    mechanism: str | None
    meeting: str | None
    speaker: str | None
    confidence: float
    corrected: list[str]
    citation: str

    @classmethod
    def of(cls, one: StatementEntry) -> StatementOut:
        """The shape of an entry."""
        return cls(
            id=one.ref,
            kind=one.kind.value,
            quote=one.quote,
            state=one.state.value,
            holders=list(one.holders),
            fields=dict(one.values),
            text=one.text,
            title=one.title,
            date=_day(one.date),
            paragraph=one.paragraph,
            standing=one.standing.value,
            publisher=one.publisher,
            level=one.level.value,
            start=one.span.start,
            end=one.span.end,
            mechanism=one.mechanism,
            meeting=one.meeting,
            speaker=one.speaker,
            confidence=one.confidence,
            corrected=list(one.corrected),
            citation=one.citation,
        )


class PageOut(Schema):
    """A part of a list. ``total`` null: more than 10,000. ``next``: the cursor of the next part, null for the last."""

    items: list[StatementOut]
    total: int | None
    next: str | None


class LinkOut(Schema):
    """A link; ``later`` null: ``text`` does not come back to it."""

    id: str
    relation: str
    state: str
    reasons: list[str]
    earlier: StatementOut
    later: StatementOut | None
    text: str | None

    @classmethod
    def of(cls, one: LinkEntry) -> LinkOut:
        """The shape of an entry."""
        return cls(
            id=one.key,
            relation=one.relation,
            state=one.state,
            reasons=list(one.reasons),
            earlier=StatementOut.of(one.earlier),
            later=StatementOut.of(one.later) if one.later else None,
            text=one.text,
        )


class FollowUpOut(Schema):
    """An earlier commitment with what later texts made of it."""

    earlier: StatementOut
    links: list[LinkOut]


class RulingOut(Schema):
    """A ruling; what was erased is null."""

    number: int
    at: str
    action: str
    author: str | None
    reason: str | None
    statement: str | None

    @classmethod
    def of(cls, one: Ruling) -> RulingOut:
        """The shape of a ruling."""
        return cls(
            number=one.number,
            at=one.at.isoformat(),
            action=one.action.value,
            author=one.author,
            reason=one.reason,
            statement=one.statement,
        )


class CommitmentOut(Schema):
    """What lives on through the meetings, its mentions oldest first."""

    id: str
    mentions: list[StatementOut]
    links: list[LinkOut]
    rulings: list[RulingOut]

    @classmethod
    def of(cls, one: CommitmentEntry) -> CommitmentOut:
        """The shape of an entry."""
        rulings = [RulingOut.of(held) for held in one.rulings]
        return cls(
            id=one.ref, mentions=_statements(one.mentions), links=[LinkOut.of(x) for x in one.links], rulings=rulings
        )


class TopicOut(Schema):
    """Positions on one thing, oldest first."""

    key: str
    name: str
    positions: list[StatementOut]

    @classmethod
    def of(cls, one: TopicEntry) -> TopicOut:
        """The shape of an entry."""
        return cls(key=one.key, name=one.name, positions=_statements(one.positions))


class FoundOut(Schema):
    """A passage; ``marks`` are [start, end) in code points of ``words``."""

    text: str
    title: str
    date: str | None
    paragraph: str
    language: str
    words: str
    marks: list[tuple[int, int]]
    statements: list[str]

    @classmethod
    def of(cls, one: Found) -> FoundOut:
        """The shape of a find."""
        return cls(
            text=one.text,
            title=one.title,
            date=_day(one.date),
            paragraph=one.paragraph,
            language=one.language,
            words=one.words,
            marks=[(span.start, span.end) for span in one.marks],
            statements=list(one.statements),
        )


class SearchOut(Schema):
    """Passages, best first. ``total`` null: more than 1,000."""

    items: list[FoundOut]
    total: int | None
    next: str | None


def _day(day: object) -> str | None:
    return str(day) if day else None


def _statements(found: Iterable[StatementEntry]) -> list[StatementOut]:
    return [StatementOut.of(one) for one in found]
