"""Which commitment a statement belongs to: its own, or the earliest that confirmed links lead to."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from servanda.web.register import models

__all__ = ["begin", "regather"]

GATHERING = frozenset({"repeats", "strengthens", "weakens", "fulfils", "reports", "replaces"})
"""Relations by which two statements are mentions of one commitment; ``not_reiterated`` has no second statement."""


def begin(rows: Sequence[models.Statement]) -> None:
    """Give each statement a commitment of its own."""
    made = models.Commitment.objects.bulk_create([models.Commitment(mechanism=row.mechanism) for row in rows])
    for row, own in zip(rows, made, strict=True):
        row.own = row.commitment = own


def regather(*touched: models.Statement) -> None:
    """Gather anew everything that hangs together with ``touched``; call it after a link came or went."""
    waiting = {row.pk for row in touched}
    while waiting:
        together = _together(waiting.pop())
        waiting -= together
        rows = list(models.Statement.objects.filter(pk__in=together).order_by("date", "pk"))
        first = next((row.own_id for row in rows if row.own_id), None)
        models.Statement.objects.filter(pk__in=together).update(commitment=first)


def _together(start: int) -> set[int]:
    found, edge = {start}, {start}
    while edge:
        pairs = models.Link.objects.filter(
            Q(earlier__in=edge) | Q(later__in=edge), state="confirmed", relation__in=GATHERING
        ).values_list("earlier", "later")
        edge = {one for pair in pairs for one in pair if one is not None} - found
        found |= edge
    return found
