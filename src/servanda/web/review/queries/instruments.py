"""Instruments with the rungs they reached and the acts of parties."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from servanda.records import Code, PartialDate
from servanda.records.acts import Act, ActKind, EntryRule, InstrumentEntry, Rung, Step
from servanda.records.level import Level
from servanda.web.register.queries.entries import day
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review import models

__all__ = ["instruments"]


def instruments(viewer: Viewer, mechanism: str, key: str | None = None) -> tuple[InstrumentEntry, ...]:
    """The instruments of a mechanism that this viewer may see, by the day of their first rung, in three queries."""
    rows = models.Instrument.objects.filter(visible(viewer), mechanism__code=mechanism).select_related("mechanism")
    held = list(rows.filter(key=key) if key else rows)
    steps, acts = _steps(viewer, mechanism), _acts(viewer, mechanism)
    found = [_entry(row, steps.get(row.pk, ()), acts.get(row.pk, ())) for row in held]
    return tuple(sorted(found, key=lambda one: (_first(one), one.name)))


def _first(one: InstrumentEntry) -> str:
    return min((str(step.date or "9") for step in one.steps), default="9")


def _sourced(viewer: Viewer, mechanism: str) -> Q:
    told = Q(text=None) | visible(viewer, "text__")
    return visible(viewer) & told & visible(viewer, "instrument__") & Q(instrument__mechanism__code=mechanism)


def _steps(viewer: Viewer, mechanism: str) -> Mapping[int, tuple[Step, ...]]:
    found: dict[int, tuple[Step, ...]] = defaultdict(tuple)
    for row in models.Step.objects.filter(_sourced(viewer, mechanism)).order_by("day", "pk"):
        found[row.instrument_id] += (Step(str(row.uid), Rung(row.rung), day(row.day), row.source, row.state),)
    return found


def _acts(viewer: Viewer, mechanism: str) -> Mapping[int, tuple[Act, ...]]:
    found: dict[int, tuple[Act, ...]] = defaultdict(tuple)
    for row in models.Act.objects.filter(_sourced(viewer, mechanism)).order_by("day", "pk"):
        one = Act(str(row.uid), Code(row.party), ActKind(row.kind), PartialDate.parse(row.day), row.source, row.words)
        found[row.instrument_id] += (one,)
    return found


def _entry(row: models.Instrument, steps: tuple[Step, ...], acts: tuple[Act, ...]) -> InstrumentEntry:
    return InstrumentEntry(
        key=row.key,
        name=row.name,
        type=row.type,
        mechanism=row.mechanism.code if row.mechanism else "",
        parties=tuple(Code(code) for code in row.parties),
        rule=_rule(row.rule),
        level=Level.of_width(row.level),
        languages=tuple(row.languages),
        steps=steps,
        acts=acts,
    )


def _rule(held: Mapping[str, Any]) -> EntryRule | None:
    if not held:
        return None
    among = tuple(Code(code) for code in held.get("among", ()))
    date = dt.date.fromisoformat(held["date"]) if held.get("date") else None
    return EntryRule(**{**held, "among": among, "date": date})
