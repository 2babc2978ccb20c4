"""How the columns of a spreadsheet kept elsewhere are to be read, and what became of its rows."""

from __future__ import annotations

import uuid

from django.db import models

from servanda.web.review.models.filed import Filed, name_field

__all__ = ["Layout", "SheetRow"]


class Layout(Filed):
    """A saved mapping: ``columns`` is what stands under each heading, as JSON."""

    key = models.CharField(max_length=40)
    columns = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mechanism", "key"], name="layout_key")]


class SheetRow(Filed):
    """The report or score (``made``) that came last from a sheet of this layout: it may be renewed, no other may.

    ``window`` empty: a report.
    """

    name = name_field()
    layout = models.CharField(max_length=40)
    party = models.CharField(max_length=64, blank=True, default="")
    cycle = models.CharField(max_length=40)
    window = models.CharField(max_length=8, blank=True, default="")
    made = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "layout", "party", "cycle", "window"], name="sheet_row_once")
        ]
