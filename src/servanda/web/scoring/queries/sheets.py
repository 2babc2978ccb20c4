"""The layouts a mechanism knows, what its sheets may call a party, and which commitments lines may mean."""

from __future__ import annotations

from collections.abc import Mapping

from servanda import lexicon
from servanda.errors import NotFoundError
from servanda.records.sheets import Layout
from servanda.web.register import models as register
from servanda.web.register.queries.meetings import mechanism as known
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review.queries.standings import OPEN_STATES
from servanda.web.scoring import models
from servanda.web.scoring.finding import Candidate
from servanda.web.scoring.sheeting import plain, shipped

__all__ = ["candidates", "layout", "layouts", "parties"]


def layouts(viewer: Viewer, mechanism: str) -> tuple[Layout, ...]:
    """Those that were saved for the mechanism, then the shipped ones. Raises NotFoundError for no such mechanism."""
    known(viewer, mechanism)
    rows = models.Layout.objects.filter(visible(viewer), mechanism__code=mechanism).order_by("key")
    return (*(Layout(row.key, row.columns) for row in rows), *shipped())


def layout(viewer: Viewer, mechanism: str, key: str) -> Layout:
    """The layout of this name; one that was saved comes before a shipped one. Raises NotFoundError."""
    held = layouts(viewer, mechanism)
    found = next((one for one in held if one.key == key), None)
    if found is None:
        remedy = f"There are {', '.join(one.key for one in held)}; --save makes one"
        raise NotFoundError("there is no such layout", source=key, remedy=remedy)
    return found


def parties(viewer: Viewer, mechanism: str) -> Mapping[str, str]:
    """Codes by every name that is known, as :func:`plain` gives it; the mechanism's own names come first."""
    held = lexicon.load().parties
    found = {plain(name): code for code, one in {**held.states, **held.bodies}.items() for name in (code, *one.names)}
    for member in known(viewer, mechanism).members:
        found |= {plain(name): member.code for name in (member.code, *member.names.values())}
    return found


def candidates(viewer: Viewer, mechanism: str) -> tuple[Candidate, ...]:
    """The commitments of the mechanism, oldest first, in one query."""
    rows = register.Statement.objects.filter(
        visible(viewer), mechanism__code=mechanism, current=True, kind="commitment", state__in=OPEN_STATES
    )
    columns = ("ref", "commitment", "before", "quote", "after", "text__key", "text__title", "date")
    return tuple(map(Candidate.of, rows.order_by("date", "pk").values_list(*columns).iterator(5000)))
