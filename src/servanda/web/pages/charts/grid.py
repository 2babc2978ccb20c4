"""Parties × areas: how many commitments, with five shades beside the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from servanda.records.register import MechanismEntry

__all__ = ["Cell", "Grid", "grid"]

SHADES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with its shade, 0 (none) to 5 (the most)."""

    area: str
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Areas, the fullest first, and a row of cells for each party with its sum."""

    areas: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def grid(mechanism: MechanismEntry, counts: Mapping[tuple[str, str], int]) -> Grid:
    """The mechanism's members in its order, then whoever else promised something."""
    totals: dict[str, int] = {}
    for (_, area), count in counts.items():
        totals[area] = totals.get(area, 0) + count
    areas = tuple(sorted(totals, key=lambda area: (-totals[area], area)))
    members = list(dict.fromkeys(str(member.code) for member in mechanism.members))
    others = sorted({holder for holder, _ in counts} - set(members))
    most = max(counts.values(), default=1)
    rows = tuple(
        (code, tuple(_cell(area, counts.get((code, area), 0), most) for area in areas)) for code in [*members, *others]
    )
    return Grid(areas, rows)


def _cell(area: str, count: int, most: int) -> Cell:
    return Cell(area, count, -(-count * SHADES // most) if count else 0)
