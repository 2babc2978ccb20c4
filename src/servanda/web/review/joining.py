"""Joins the review to the register: its tables leave with exports and backups, and go when their text is purged."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model, Q
from django.db.models.signals import pre_delete

from servanda.web.register import models as register
from servanda.web.register.dictionary import MEANINGS
from servanda.web.register.queries.visibility import FURTHER
from servanda.web.register.tables import TABLES
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review import models
from servanda.web.review.meanings import FURTHER_MEANINGS

__all__ = ["TABLES_OF_REVIEW", "join"]

TABLES_OF_REVIEW = (
    models.Pledge,
    models.Overlap,
    models.Evidence,
    models.Delivery,
    models.Instrument,
    models.Step,
    models.Act,
    models.Report,
    models.Extension,
    models.Clock,
    models.Comment,
    models.Item,
)
"""In an order in which every row comes after those it points at."""
NAMED = (models.Pledge, models.Evidence, models.Report, models.Extension, models.Comment)
"""Those that hang on a statement's id."""


def join() -> None:
    """Add the tables to those of the register; twice is once."""
    TABLES.extend(table for table in TABLES_OF_REVIEW if table not in TABLES)
    MEANINGS.update(FURTHER_MEANINGS)
    FURTHER.update({table: _chosen(table) for table in TABLES_OF_REVIEW})
    pre_delete.connect(_forget, sender=register.Text, dispatch_uid="servanda.review.forget")


def _forget(instance: register.Text, **_: object) -> None:
    """Rows on statements of a purged text go with it: a readable id outlives its statement."""
    for table in (*NAMED, models.Item):
        table._default_manager.filter(name__statement__text=instance).delete()


def _chosen(table: type[Model]) -> Callable[[Viewer], Q]:
    return lambda viewer: _shown(viewer, table)


def _shown(viewer: Viewer, table: type[Model]) -> Q:
    """Reports leave once they are signed, the rest by level.

    A row on a statement that is hidden is hidden, and so is what points at a row that is.
    """
    found = visible(viewer)
    if table in NAMED:
        found &= visible(viewer, "name__statement__") & Q(name__statement__current=True, name__alias=False)
    if table is models.Item:
        told = visible(viewer, "name__statement__") & Q(name__statement__current=True, name__alias=False)
        found &= Q(name=None) | told
    for parent in _parents(table):
        found &= visible(viewer, parent)
    if table is models.Report:
        found &= ~Q(signed_by="")
    if table in {models.Step, models.Act, models.Evidence}:
        found &= Q(text=None) | visible(viewer, "text__")
    return found & Q(pledge=None) if table is models.Evidence else found


def _parents(table: type[Model]) -> tuple[str, ...]:
    return PARENTS.get(table, ())


PARENTS: dict[type[Model], tuple[str, ...]] = {
    models.Delivery: ("pledge__", "pledge__name__statement__"),
    models.Overlap: ("earlier__", "later__", "earlier__name__statement__", "later__name__statement__"),
    models.Item: ("meeting__",),
    models.Step: ("instrument__",),
    models.Act: ("instrument__",),
}
