"""Evidence of a commitment, or of all of a mechanism."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from servanda.errors import NotFoundError
from servanda.records import Span
from servanda.records.evidence import EvidenceEntry, EvidenceKind
from servanda.records.level import Level
from servanda.web.register.bytestore import ByteStore
from servanda.web.register.queries.entries import day
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review import models

__all__ = ["evidence", "kept"]


def evidence(
    viewer: Viewer, mechanism: str | None, ref: str | None = None, *, refs: Sequence[str] = ()
) -> tuple[EvidenceEntry, ...]:
    """Evidence that this viewer may see, oldest first, in one query; a piece from a hidden text is hidden.

    ``ref`` (or any of ``refs``): of that statement alone.
    """
    told = Q(text=None) | visible(viewer, "text__")
    rows = models.Evidence.objects.filter(
        visible(viewer), visible(viewer, "name__statement__"), told, mechanism__code=mechanism
    )
    if ref:
        rows = rows.filter(name__name=ref)
    if refs:
        rows = rows.filter(name__statement__ref__in=list(refs))
    rows = rows.select_related("text", "name__statement").order_by("day", "pk")
    return tuple(_entry(row) for row in rows)


def kept(viewer: Viewer, key: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that was given as evidence.

    Raises:
        NotFoundError: if there is no such file for this viewer.
    """
    told = Q(text=None) | visible(viewer, "text__")
    rows = models.Evidence.objects.filter(visible(viewer), visible(viewer, "name__statement__"), told)
    try:
        row = rows.filter(uid=UUID(key)).exclude(file="").exclude(digest="").first()
        if row is not None:
            return row.file, ByteStore(settings.SERVANDA_HOME / "bytes").get(row.digest)
    except (ValueError, FileNotFoundError):
        pass
    raise NotFoundError("there is no such file", source=key)


def _entry(row: models.Evidence) -> EvidenceEntry:
    span = Span(row.start, row.end) if row.start is not None and row.end is not None else None
    return EvidenceEntry(
        key=str(row.uid),
        of=row.name.statement.ref if row.name.statement else row.name.name,
        kind=EvidenceKind(row.kind),
        shows=row.shows,
        date=day(row.day),
        level=Level.of_width(row.level),
        party=row.party,
        text=row.text.key if row.text else None,
        span=span,
        quote=row.quote,
        url=row.url,
        file=row.file,
        digest=row.digest or None,
    )
