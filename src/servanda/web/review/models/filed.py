"""What every row of the review has: whose it is, who filed it, who may see it.

Rows hang on a readable id (``Name``), not on a statement: the id leads to whatever statement carries the words after a
corrected version or a new reading, and from there to the commitment it is gathered under.
"""

from __future__ import annotations

from django.db import models

from servanda.web.register.models import Mechanism, Name
from servanda.web.register.models.kept import Kept, level_field

__all__ = ["Filed", "name_field"]


class Filed(Kept):
    """A row with mechanism, level, author and time."""

    mechanism = models.ForeignKey(Mechanism, models.PROTECT, null=True, related_name="+")
    level = level_field()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        abstract = True


def name_field() -> models.ForeignKey[Name, Name]:
    """The readable id a row hangs on."""
    return models.ForeignKey(Name, models.CASCADE, related_name="+")
