"""Joins scoring to the register: its tables leave with exports and backups, and go when their text is purged."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model, Q
from django.db.models.signals import pre_delete

from servanda.web.register import models as register
from servanda.web.register.dictionary import MEANINGS
from servanda.web.register.queries.visibility import FURTHER, WITHHELD
from servanda.web.register.tables import TABLES
from servanda.web.register.viewing import Viewer, visible
from servanda.web.scoring import models
from servanda.web.scoring.meanings import FURTHER_MEANINGS
from servanda.web.scoring.standing import shown_in

__all__ = ["TABLES_OF_SCORING", "join"]

TABLES_OF_SCORING = (
    models.Scheme,
    models.Round,
    models.Selection,
    models.Assessment,
    models.Score,
    models.Remark,
    models.Identification,
    models.Pairing,
    models.Layout,
    models.SheetRow,
)
"""In an order in which every row comes after those it points at."""
OF_SCORES = (
    models.Scheme,
    models.Round,
    models.Selection,
    models.Assessment,
    models.Score,
    models.Remark,
    models.Identification,
)
"""What only those take away who may see scores; the rest of an export is not scoring's."""

TO_SELECTION: dict[type[Model], str] = {
    models.Selection: "",
    models.Score: "selection__",
    models.Remark: "score__selection__",
}
"""The way from a row to its selection."""


def join() -> None:
    """Add the tables to those of the register; twice is once."""
    TABLES.extend(table for table in TABLES_OF_SCORING if table not in TABLES)
    MEANINGS.update(FURTHER_MEANINGS)
    FURTHER.update({table: _chosen(table) for table in TABLES_OF_SCORING})
    WITHHELD.update(OF_SCORES)
    pre_delete.connect(_forget, sender=register.Text, dispatch_uid="servanda.scoring.forget")


def _forget(instance: register.Text, **_: object) -> None:
    """Rows on statements of a purged text go with it: a readable id outlives its statement."""
    models.Selection.objects.filter(name__statement__text=instance).delete()
    models.Pairing.objects.filter(
        Q(name__statement__text=instance) | Q(other__statement__text=instance)
    ).delete()  # fmt: skip
    models.SheetRow.objects.filter(name__statement__text=instance).delete()


def _chosen(table: type[Model]) -> Callable[[Viewer], Q]:
    return lambda viewer: _shown(viewer, table)


def _shown(viewer: Viewer, table: type[Model]) -> Q:
    """Scores leave as they are shown: once they are out, for those who may see them; never what was given blind."""
    if table in {models.Assessment, models.Identification, models.Layout, models.SheetRow}:
        return Q(pk__in=[])
    if table is models.Pairing:
        return (
            visible(viewer)
            & visible(viewer, "name__statement__")
            & Q(name__statement__current=True, name__alias=False, other__alias=False)
        )
    found = Q(mechanism__in=shown_in(viewer))
    if table is models.Scheme:
        return found
    if table is models.Round:
        return found & Q(out=True)
    out = models.Round.objects.filter(out=True, mechanism__in=shown_in(viewer))
    held = Q(pk__in=[])
    to = TO_SELECTION[table]
    for row in out:
        held |= Q(**{"mechanism": row.mechanism_id, f"{to}cycle": row.cycle, **_window(table, row.window)})
    told = visible(viewer, f"{to}name__statement__")
    return found & held & told & Q(**{f"{to}name__statement__current": True, f"{to}name__alias": False})


def _window(table: type[Model], window: str) -> dict[str, str]:
    at = {"Score": "window", "Remark": "score__window"}.get(table.__name__)
    return {at: window} if at else {}
