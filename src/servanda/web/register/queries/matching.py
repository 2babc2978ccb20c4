"""Passages that hold certain words, by the search index."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from servanda.web.register import index
from servanda.web.register.viewing import Viewer
from servanda.web.register.words import Phrase, asked

__all__ = ["beside", "best"]

CANDIDATES = 1000
"""How many passages are weighed against each other, newest filed first: more are not looked through by anybody."""


def beside(words: str) -> Q:
    """The statements in whose paragraph all of ``words`` stand; none for words without a letter or digit."""
    phrases = asked(words)
    if not phrases:
        return Q(pk__in=[])
    condition, value = index.condition(phrases)
    held = RawSQL(  # noqa: S611 # the words are a parameter
        "SELECT s.id FROM register_search"  # noqa: S608
        " JOIN register_passage p ON p.id = register_search.rowid"
        " JOIN register_statement s ON s.version_id = p.version_id AND s.paragraph = p.ordinal"
        f" WHERE {condition}",
        [value],
    )
    return Q(pk__in=held)


def best(viewer: Viewer, phrases: Sequence[Phrase], *, every: bool = True, limit: int = CANDIDATES) -> list[int]:
    """Row ids of passages this viewer may see that hold ``phrases`` (all, or any), the best first."""
    if not phrases:
        return []
    condition, value = index.condition(phrases, every=every)
    seen, levels = _seen(viewer)
    order, extra = index.order(value)
    inner = (
        f"SELECT p.id AS id, {order} AS fit FROM register_search"  # noqa: S608 # values are parameters
        f" JOIN register_passage p ON p.id = register_search.rowid WHERE {condition} AND {seen}"
        f" ORDER BY register_search.rowid DESC LIMIT {int(limit)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(inner, [*extra, value, *levels])
        found = [(fit, -number) for number, fit in cursor.fetchall()]
    return [-number for _, number in sorted(found)]


def _seen(viewer: Viewer) -> tuple[str, list[int]]:
    """The same rule as :func:`servanda.web.register.viewing.visible`, as SQL."""
    conditions, values = ["p.level >= %s"], [viewer.everywhere.width]
    for mechanism, level in viewer.within.items():
        conditions.append("(p.mechanism_id = %s AND p.level >= %s)")
        values += [mechanism, level.width]
    return f"({' OR '.join(conditions)})", values
