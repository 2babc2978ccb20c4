"""Which holders, beneficiaries and areas there are, for lists to choose from.

A value is looked up, then the next one after it, and of each only whether anything under it is shown: the time depends
on how many values there are, not on how many statements.
"""

from __future__ import annotations

from django.db import connection

from servanda.web.register.viewing import Viewer

__all__ = ["suggest"]

# Both databases step through the index facet_seen, one value after the other.
_VALUES = """
WITH RECURSIVE held(value) AS (
 SELECT * FROM (SELECT value FROM register_facet WHERE facet = %s ORDER BY value LIMIT 1) first
 UNION ALL
 SELECT (SELECT f.value FROM register_facet f WHERE f.facet = %s AND f.value > held.value ORDER BY f.value LIMIT 1)
 FROM held WHERE held.value IS NOT NULL
)
SELECT value FROM held WHERE value IS NOT NULL AND LOWER(value) LIKE LOWER(%s) ESCAPE '!' AND ({shown})
ORDER BY value LIMIT %s
"""
# A scalar query, not EXISTS: PostgreSQL would join all that is held in the mechanism to find one (0.2 s of 500,000).
_HELD = """(
 SELECT 1 FROM register_facet f JOIN register_statement s ON s.id = f.statement_id AND s.current
 WHERE f.facet = %s AND f.value = held.value AND f.mechanism_id {place} AND f.level >= %s LIMIT 1) IS NOT NULL"""
# Mechanism by mechanism, so that each look is one place in the index.
_ANYWHERE = f"EXISTS (SELECT 1 FROM register_mechanism m WHERE {_HELD.format(place='= m.id')})"  # noqa: S608 own words
_NOWHERE = _HELD.format(place="IS NULL")
_THERE = _HELD.format(place="= %s")


def suggest(viewer: Viewer, facet: str, begins: str, *, size: int = 10) -> tuple[str, ...]:
    """Values of a facet (holders, areas, …) that begin so, among statements this viewer may see, in order."""
    width = viewer.everywhere.width
    shown = [_ANYWHERE, _NOWHERE]
    values: list[str | int] = [facet, width, facet, width]
    for mechanism, level in viewer.within.items():
        shown.append(_THERE)
        values += [facet, mechanism, level.width]
    with connection.cursor() as cursor:
        cursor.execute(_VALUES.format(shown=" OR ".join(shown)), [facet, facet, f"{_escaped(begins)}%", *values, size])
        return tuple(value for (value,) in cursor.fetchall())


def _escaped(begins: str) -> str:
    return begins.replace("!", "!!").replace("%", "!%").replace("_", "!_")
