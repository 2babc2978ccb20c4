"""Texts by title alone, for lists to choose from: nothing is counted."""

from __future__ import annotations

from servanda.web.register import models
from servanda.web.register.viewing import Viewer, visible

__all__ = ["titles"]


def titles(viewer: Viewer, mechanism: str | None = None, *, size: int = 100) -> tuple[tuple[str, str, str], ...]:
    """Key, title and date ("" for none) of the newest texts that this viewer may see, in one query."""
    rows = models.Text.objects.filter(visible(viewer))
    if mechanism:
        rows = rows.filter(mechanism__code=mechanism)
    found = rows.order_by("-date", "-pk").values_list("key", "title", "date")[:size]
    return tuple((key, title or key, date) for key, title, date in found)
