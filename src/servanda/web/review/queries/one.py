"""Where one commitment stands, without looking at the others of its mechanism."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q

from servanda.records.pledge import PledgeEntry
from servanda.web.register.viewing import Viewer
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.queries.standings import Thread, placed

__all__ = ["standing"]


def standing(
    viewer: Viewer, mechanism: str, refs: Sequence[str], today: dt.date
) -> tuple[Thread | None, tuple[PledgeEntry, ...]]:
    """The commitment with these mentions and where it stands, and its pledges; None where it is no commitment."""
    found = next(iter(placed(viewer, mechanism, today, Q(ref__in=list(refs))).values()), None)
    numbers = [one.number for one in found.mentions] if found else []
    return found, pledges(viewer, mechanism, statements=numbers)
