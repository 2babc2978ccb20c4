"""Numbers that lead to lists: who promised how much in which area, what is due, what waits to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from django.core.cache import caches
from django.db.models import Count

from servanda.records import Kind
from servanda.records.register import StatementEntry
from servanda.records.ruling import State
from servanda.web.register import models
from servanda.web.register.queries.entries import entries
from servanda.web.register.queries.listing import Filter, chosen, taken
from servanda.web.register.viewing import Viewer, visible

__all__ = ["due", "late", "matrix", "waiting"]


def matrix(viewer: Viewer, mechanism: str) -> Mapping[tuple[str, str], int]:
    """How many commitments stand, by holder's code and area: the numbers of the lists with these two filters.

    They are counted once for all who see the same, until anything is written.
    """
    stamp = models.Head.objects.values_list("stamp", flat=True).first()
    key = sha256(f"matrix {mechanism} {viewer.sight} {stamp}".encode()).hexdigest()
    return caches["counts"].get_or_set(key, lambda: _matrix(viewer, mechanism)) or {}


def _matrix(viewer: Viewer, mechanism: str) -> dict[tuple[str, str], int]:
    rows = chosen(viewer, Filter(mechanism=mechanism, kinds=(Kind.COMMITMENT,)))
    pairs = models.Facet.objects.filter(facet="areas", statement__in=rows, statement__facets__facet="holders")
    # A statement names each holder and each area once, so that its pairs need not be told apart.
    found = pairs.values_list("statement__facets__value", "value").annotate(count=Count("*"))
    return {(holder, area): count for holder, area, count in found.order_by()}


def due(viewer: Viewer, since: str, until: str, *, size: int = 8) -> tuple[StatementEntry, ...]:
    """Commitments whose period ends from ``since`` to ``until`` (ISO days, both in it), the nearest first."""
    rows = chosen(viewer, Filter(kinds=(Kind.COMMITMENT,), due_until=until)).filter(due__gte=since)
    return entries(taken(rows.order_by("due", "-id"), 0, size), viewer)


def late(viewer: Viewer, today: str, *, size: int = 16) -> tuple[StatementEntry, ...]:
    """Commitments whose period ended before ``today`` (an ISO day), the latest first."""
    rows = chosen(viewer, Filter(kinds=(Kind.COMMITMENT,))).filter(due__gt="", due__lt=today)
    return entries(taken(rows.order_by("-due", "-id"), 0, size), viewer)


def waiting(viewer: Viewer, *, size: int = 8) -> tuple[tuple[str, str, int], ...]:
    """Texts of which statements wait to be confirmed, most first: key, title, how many."""
    rows = models.Statement.objects.filter(visible(viewer), current=True, state=State.WAITING.value)
    found = rows.values_list("text").annotate(count=Count("pk")).order_by("-count", "text")[:size]
    texts = models.Text.objects.in_bulk([number for number, _ in found])
    return tuple((texts[number].key, texts[number].title or texts[number].key, count) for number, count in found)
