"""Remarks, and the boards of meetings."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from servanda.records.board import CommentEntry, ItemEntry, ItemKind
from servanda.records.level import Level
from servanda.web.register.queries.entries import day
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review import models

__all__ = ["comments", "items"]


def comments(viewer: Viewer, refs: Iterable[str]) -> tuple[CommentEntry, ...]:
    """Remarks on these statements that this viewer may see, oldest first, in one query."""
    rows = models.Comment.objects.filter(
        visible(viewer), visible(viewer, "name__statement__"), name__statement__ref__in=list(refs)
    )
    return tuple(
        CommentEntry(
            key=str(row.uid),
            of=row.name.statement.ref if row.name.statement else row.name.name,
            by=row.by,
            at=row.at,
            words=row.words,
            level=Level.of_width(row.level),
        )
        for row in rows.select_related("name__statement").order_by("pk")
    )


def items(viewer: Viewer, mechanism: str | None = None, meeting: str | None = None) -> tuple[ItemEntry, ...]:
    """Lines of boards: the agenda in its order, what has a day by day. One on a hidden statement is hidden."""
    about = Q(name=None) | visible(viewer, "name__statement__")
    wanted = {"mechanism__code": mechanism, "meeting__key": meeting}
    rows = models.Item.objects.filter(visible(viewer), visible(viewer, "meeting__"), about)
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    held = rows.select_related("mechanism", "meeting", "name__statement").order_by("kind", "place", "pk")
    return tuple(_entry(row) for row in held)


def _entry(row: models.Item) -> ItemEntry:
    return ItemEntry(
        key=str(row.uid),
        mechanism=row.mechanism.code if row.mechanism else "",
        meeting=row.meeting.key,
        kind=ItemKind(row.kind),
        place=row.place,
        title=row.title,
        ref=row.name.statement.ref if row.name and row.name.statement else "",
        responsible=row.responsible,
        email=row.email,
        until=day(row.until),
        done=row.done,
        level=Level.of_width(row.level),
        revision=row.revision,
    )
