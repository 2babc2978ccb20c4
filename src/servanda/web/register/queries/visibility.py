"""What of every table a viewer may take away."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model, Q

from servanda.records.level import Level
from servanda.web.register import models
from servanda.web.register.queries import meetings
from servanda.web.register.tables import Chosen, everything
from servanda.web.register.viewing import Viewer, visible

__all__ = ["FURTHER", "WITHHELD", "chosen_for"]

FURTHER: dict[type[Model], Callable[[Viewer], Q]] = {}
"""What of their own tables a viewer may see, added by apps that stand on the register."""
WITHHELD: set[type[Model]] = set()
"""Tables that even those who see everything take away only by their rule, unless they administer everything."""


def chosen_for(viewer: Viewer) -> Chosen:
    """The rows of each table that this viewer may see; all for those who see everything."""
    if viewer.everywhere is Level.INTERNAL:
        return lambda table: (
            table._default_manager.filter(_rule(viewer, table)).distinct()
            if table in WITHHELD and viewer.administers is not None
            else everything(table)
        )
    return lambda table: table._default_manager.filter(_rule(viewer, table)).distinct()


def _rule(viewer: Viewer, table: type[Model]) -> Q:
    if table in FURTHER:
        return FURTHER[table](viewer)
    mechanisms = [one.code for one in meetings.mechanisms(viewer)]
    shown = [(one.mechanism, one.key) for one in meetings.meetings(viewer)]
    held = Q(pk__in=[])
    for mechanism, key in shown:
        held |= Q(mechanism__code=mechanism, key=key)
    met = models.Meeting.objects.filter(held)
    current = Q(current=True)
    rules: dict[type[Model], Q] = {
        models.Mechanism: Q(code__in=mechanisms),
        models.PublicView: Q(mechanism__code__in=mechanisms),
        models.Format: Q(mechanism__code__in=mechanisms),
        models.Member: Q(mechanism__code__in=mechanisms),
        models.Meeting: Q(pk__in=met),
        models.Attendance: Q(meeting__in=met),
        models.Text: visible(viewer),
        models.Version: visible(viewer, "text__") & current,
        models.Run: visible(viewer, "version__text__") & Q(version__current=True),
        models.Topic: visible(viewer, "positions__"),
        models.Commitment: visible(viewer, "mentions__") | visible(viewer, "born__"),
        models.Statement: visible(viewer) & current,
        models.Name: visible(viewer, "statement__") & Q(statement__current=True, alias=False),
        models.Link: _link(viewer),
        # The chain shows how many rulings there are: whoever may not see all sees the history, page by page.
        models.Ruling: Q(pk__in=[]),
    }
    return rules[table]


def _link(viewer: Viewer) -> Q:
    later = Q(later=None) | (visible(viewer, "later__") & Q(later__current=True))
    both = visible(viewer, "earlier__") & Q(earlier__current=True) & visible(viewer, "text__")
    return both & later
