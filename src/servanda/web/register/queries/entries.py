"""Rows → the frozen records that are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from servanda.records import Code, Kind, PartialDate, Span, Standing
from servanda.records.level import Level
from servanda.records.register import StatementEntry
from servanda.records.ruling import State
from servanda.web.register import models
from servanda.web.register.projection import values
from servanda.web.register.viewing import Viewer

__all__ = ["day", "entries", "entry", "knows_aliases", "with_text"]


def with_text(rows: QuerySet[models.Statement]) -> QuerySet[models.Statement]:
    """``rows`` with what an entry needs of their texts, in a constant number of queries."""
    return rows.select_related("text__meeting", "mechanism").prefetch_related(
        # As a list: a related manager for each of two hundred rows would cost more than the rows.
        Prefetch("names", to_attr="called")
    )


def entries(rows: Iterable[models.Statement], viewer: Viewer) -> tuple[StatementEntry, ...]:
    """``rows`` as this viewer sees them."""
    return tuple(entry(row, viewer) for row in rows)


def entry(row: models.Statement, viewer: Viewer) -> StatementEntry:
    """One row. How often it was ruled on, and what it was called at a narrower level, only insiders see."""
    said: dict[str, Any] = row.content.get("according_to") or {}
    inside = knows_aliases(viewer, row.mechanism_id)
    held = values(row)
    return StatementEntry(
        ref=row.ref,
        kind=Kind(row.kind),
        quote=row.quote,
        state=State(row.state),
        holders=tuple(Code(str(code)) for code in _several(held.get("holders"))),
        values=held,
        text=row.text.key,
        title=row.text.title or row.text.key,
        date=day(row.date),
        paragraph=row.label,
        standing=Standing(row.standing),
        publisher=row.text.publisher,
        level=Level.of_width(row.level),
        span=Span(row.start, row.end),
        revision=row.revision if inside else 0,
        mechanism=row.mechanism.code if row.mechanism else None,
        meeting=row.text.meeting.key if row.text.meeting else None,
        speaker=(said.get("speaker") or {}).get("value"),
        confidence=row.confidence,
        corrected=tuple(sorted(row.ruled)),
        disagrees=tuple((name, pair[0], pair[1]) for name, pair in sorted(row.disagrees.items())),
        again=row.again,
        aliases=tuple(sorted(name.name for name in _called(row) if name.name != row.ref)) if inside else (),
    )


def _called(row: models.Statement) -> Iterable[models.Name]:
    fetched: Iterable[models.Name] | None = getattr(row, "called", None)
    return row.names.all() if fetched is None else fetched


def knows_aliases(viewer: Viewer, mechanism: int | None) -> bool:
    """Whether the viewer sees what is internal there, so that nothing is given away by how things were."""
    return viewer.sees(Level.INTERNAL.width, mechanism)


def day(text: str) -> PartialDate | None:
    """A date as the register keeps it; None for none."""
    return PartialDate.parse(text) if text else None


def _several(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()
