"""Who ruled what, when and why."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from servanda.records.level import Level
from servanda.records.ruling import Action, Ruling, Selector
from servanda.web.register import models
from servanda.web.register.viewing import Viewer, visible

__all__ = ["head", "history"]


def history(
    viewer: Viewer, ref: str | Sequence[str] | None = None, *, start: int = 0, size: int = 1000
) -> tuple[Ruling, ...]:
    """The rulings on one or several statements in all versions of their texts, oldest first, as far as visible.

    ``ref`` None: all rulings. An id that this viewer may not see has no rulings.
    """
    rows = models.Ruling.objects.filter(visible(viewer))
    if ref is not None:
        refs = [ref] if isinstance(ref, str) else list(ref)
        held = models.Statement.objects.filter(visible(viewer), ref__in=refs)
        rows = rows.filter(statement__in=list(held.values_list("uid", flat=True)))
    page = list(rows.order_by("number")[start : start + size])
    names = _names(viewer, page)
    return tuple(_ruling(row, names.get(str(row.statement))) for row in page)


def head(viewer: Viewer) -> str | None:
    """The end of the chain; None for those who do not see every ruling, as it tells of rulings they may not see."""
    row = models.Head.objects.filter(pk=1).first()
    return (row.hash if row else "0" * 64) if viewer.everywhere is Level.INTERNAL else None


def _names(viewer: Viewer, rows: list[models.Ruling]) -> dict[str, str]:
    wanted = {row.statement for row in rows if row.statement}
    held = models.Statement.objects.filter(visible(viewer), uid__in=wanted)
    return {str(uid): ref for uid, ref in held.values_list("uid", "ref")}


def _ruling(row: models.Ruling, ref: str | None) -> Ruling:
    change: dict[str, Any] | None = json.loads(row.change) if row.change is not None else None
    return Ruling(
        number=row.number,
        at=dt.datetime.fromisoformat(row.at),
        action=Action(row.action),
        level=Level.of_width(row.level),
        previous=row.previous,
        hash=row.hash,
        author=row.author,
        reason=row.reason,
        statement=ref,
        selector=_selector(change),
        change=change,
        erased=row.change is None,
    )


def _selector(change: Mapping[str, Any] | None) -> Selector | None:
    held = (change or {}).get("selector")
    return Selector(**held) if held else None
