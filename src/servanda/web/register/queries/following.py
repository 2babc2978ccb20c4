"""Links, and the follow-up matrix made of them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from servanda.records import Kind
from servanda.records.register import FollowUp, LinkEntry
from servanda.web.register import models
from servanda.web.register.queries.entries import entry, with_text
from servanda.web.register.viewing import Viewer, visible

__all__ = ["link", "links", "links_of", "matrix"]


def links(
    viewer: Viewer, *, state: str | None = None, ref: str | None = None, size: int = 200
) -> tuple[LinkEntry, ...]:
    """Links of which this viewer may see both ends, newest text first."""
    rows = _rows(viewer)
    if state:
        rows = rows.filter(state=state)
    if ref:
        rows = rows.filter(Q(earlier__ref=ref) | Q(later__ref=ref))
    return tuple(_entry(row, viewer) for row in rows.order_by("-text__date", "earlier__date", "pk")[:size])


def link(viewer: Viewer, key: str) -> LinkEntry | None:
    """The link of this opaque id, None if there is none that this viewer may see."""
    try:
        row = _rows(viewer).filter(uid=UUID(key)).first()
    except ValueError:
        return None
    return _entry(row, viewer) if row else None


def links_of(viewer: Viewer, statements: Sequence[int]) -> tuple[LinkEntry, ...]:
    """Confirmed and proposed links at these statements (row ids), oldest first."""
    rows = _rows(viewer).filter(Q(earlier__in=statements) | Q(later__in=statements)).exclude(state="rejected")
    return tuple(_entry(row, viewer) for row in rows.order_by("text__date", "pk"))


def matrix(viewer: Viewer, mechanism: str) -> tuple[FollowUp, ...]:
    """The follow-up matrix of a mechanism: each earlier commitment with what became of it, in order of the texts."""
    promised = {"earlier__mechanism__code": mechanism, "earlier__kind": Kind.COMMITMENT.value}
    rows = _rows(viewer).filter(**promised).exclude(state="rejected")
    held: dict[int, list[models.Link]] = {}
    for row in rows.order_by("earlier__date", "earlier__start", "earlier__pk", "text__date", "pk"):
        held.setdefault(row.earlier_id, []).append(row)
    return tuple(
        FollowUp(entry(found[0].earlier, viewer), tuple(_entry(row, viewer) for row in found))
        for found in held.values()
    )


def _rows(viewer: Viewer) -> QuerySet[models.Link]:
    """What is shown: an end that is hidden hides the link; so does a text that does not reiterate and is hidden."""
    ends = with_text(models.Statement.objects.all())
    later = Q(later=None) | visible(viewer, "later__")
    return (
        models.Link.objects.filter(visible(viewer, "earlier__"), visible(viewer, "text__"), later)
        .filter(Q(earlier__current=True), Q(later=None) | Q(later__current=True))
        .select_related("text")
        .prefetch_related(Prefetch("earlier", queryset=ends), Prefetch("later", queryset=ends))
    )


def _entry(row: models.Link, viewer: Viewer) -> LinkEntry:
    return LinkEntry(
        key=str(row.uid),
        earlier=entry(row.earlier, viewer),
        later=entry(row.later, viewer) if row.later else None,
        relation=row.relation,
        state=row.state,
        reasons=tuple(row.reasons),
        text=row.text.key,
        revision=row.revision,
    )
