"""Meetings to scale: a lane for each format, a mark for each meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servanda.records import PartialDate
from servanda.records.register import MechanismEntry, MeetingEntry

__all__ = ["Lane", "Mark", "Timeline", "timeline"]

LEFT, WIDTH, LANE, TOP = 24, 980, 76, 26
NEAREST = 44
"""Two labels closer than this many units would lie on each other: the later one is set below."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A meeting at its place; ``below``: its label stands under the line."""

    meeting: MeetingEntry
    x: float
    below: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A format with its meetings; ``y`` is its line. ``names`` by language; none for meetings of no format."""

    key: str
    names: Mapping[str, str]
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All in units of the drawing: years as (label, x), lanes, its size, and today; None: outside of it."""

    years: tuple[tuple[int, float], ...]
    lanes: tuple[Lane, ...]
    width: int
    height: int
    today: float | None = None


def timeline(mechanism: MechanismEntry, meetings: Sequence[MeetingEntry], today: dt.date) -> Timeline | None:
    """The drawing, None where no meeting has a date."""
    dated = [(one, _year(one.start)) for one in meetings if one.start]
    if not dated:
        return None
    first, last = int(min(year for _, year in dated)), int(max(year for _, year in dated)) + 1
    scale = WIDTH / (last - first)
    keys = [one.key for one in mechanism.formats]
    keys += ["other"] if any(one.format not in keys for one, _ in dated) else []
    names = {one.key: one.names for one in mechanism.formats}
    lanes = []
    for number, key in enumerate(keys):
        marks: list[Mark] = []
        for one, year in sorted(dated, key=lambda pair: pair[1]):
            if (one.format if one.format in keys else "other") == key:
                x = round(LEFT + (year - first) * scale, 1)
                near = bool(marks) and x - marks[-1].x < NEAREST and not marks[-1].below
                marks.append(Mark(one, x, near))
        lanes.append(Lane(key, names.get(key, {}), TOP + LANE * number + LANE // 2 + 6, tuple(marks)))
    step = max(1, (last - first) // 12)
    years = tuple((year, round(LEFT + (year - first) * scale, 1)) for year in range(first, last + 1, step))
    now = _year(PartialDate.of(today))
    at = round(LEFT + (now - first) * scale, 1) if first <= now <= last else None
    return Timeline(years, tuple(lanes), LEFT * 2 + WIDTH + 20, TOP + LANE * len(lanes) + 6, at)


def _year(day: PartialDate | None) -> float:
    """The date as a year with its part: the middle where no day is known."""
    assert day
    month = day.month or 7
    return day.year + (month - 1 + ((day.day or 15) - 1) / 31) / 12
