"""A trace as the matrix that secretariats draw by hand: one row for each promise, a line for each later mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from servanda.publishing.citation import citation, date_of, title_of
from servanda.publishing.link_words import MATRIX, RELATIONS, reason_words
from servanda.records import Commitment, Reading, Statement
from servanda.records.link import Link, Passage
from servanda.tracing import Trace
from servanda.tracing.fields import due

__all__ = ["Mention", "Row", "cells", "rows"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A later text's word on a promise: title and date of the text, relation and reason in words."""

    title: str
    date: str | None
    relation: str
    reason: str
    link: Link
    citation: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A promise with its mentions in order of the texts; ``number`` counts from 1, ``due`` is a year or a day."""

    number: int
    title: str
    date: str | None
    passage: Passage
    who: str
    force: str
    due: str
    citation: str
    mentions: tuple[Mention, ...]


def rows(trace: Trace) -> Iterator[Row]:
    """The rows in order of texts and words."""
    readings = {reading.document.name: reading for reading in trace.readings}
    for number, promise in enumerate(trace.promises, 1):
        reading = readings[promise.text]
        statement = trace.statement(promise)
        yield Row(
            number=number,
            title=title_of(reading.document),
            date=date_of(reading),
            passage=promise,
            who=", ".join(statement.holders.value) if statement else "",
            force=_force(statement),
            due=(due(statement) if statement else None) or "",
            citation=citation(reading, promise.span),
            mentions=tuple(_mention(link, readings) for link in trace.of(promise)),
        )


def _force(statement: Statement | None) -> str:
    if statement is None:
        return ""
    content = statement.content
    return content.force.value.value if isinstance(content, Commitment) else statement.kind.value


def _mention(link: Link, readings: Mapping[str, Reading]) -> Mention:
    reading = readings[link.later_text]
    said = citation(reading, link.later.span) if link.later else None
    return Mention(
        title_of(reading.document), date_of(reading), RELATIONS[link.relation], reason_words(link), link, said
    )


def cells(trace: Trace) -> Iterator[dict[str, str]]:
    """The matrix as flat rows for tables: one for each later mention, the promise repeated in each."""
    for row in rows(trace):
        held = {
            "number": str(row.number),
            "text": row.title,
            "date": row.date or "",
            "paragraph": str(row.passage.paragraph),
            "who": row.who,
            "force": row.force,
            "due": row.due,
            "commitment": row.passage.quote,
        }
        for mention in row.mentions:
            link = mention.link
            nearest = link.nearest.quote if link.nearest else "; ".join(one.quote for one in link.near)
            yield held | {
                "later_text": mention.title,
                "later_date": mention.date or "",
                "relation": mention.relation,
                "reason": mention.reason,
                "later_paragraph": str(link.later.paragraph) if link.later else "",
                "later": link.later.quote if link.later else "",
                "nearest": nearest,
                "likeness": f"{link.likeness:.2f}",
            }
        if not row.mentions:
            yield held | {"relation": MATRIX["no_mention"]}
