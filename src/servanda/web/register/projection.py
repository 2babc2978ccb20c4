"""A statement's columns from what was read and what people said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from servanda.records import PartialDate
from servanda.records.ruling import Plain
from servanda.web.register import models

__all__ = ["FACETS", "facets", "flat", "project", "values"]

FACETS = ("holders", "beneficiaries", "affected", "addressees", "areas")


def values(row: models.Statement) -> dict[str, Plain]:
    """The fields as they stand: as read, with what was ruled laid over them."""
    return {**flat(row.content), **row.ruled}


def flat(content: Mapping[str, Any]) -> dict[str, Plain]:
    """The fields of a kept statement, each with its bare value; None where the text does not say."""
    found = {name: _bare(field) for name, field in content["content"].items()}
    return {"holders": _bare(content["holders"]), "jointness": content["jointness"], **found}


def _bare(field: Any) -> Plain:
    if isinstance(field, list):
        return [_bare(one) for one in field]
    if not isinstance(field, dict):
        plain: Plain = field
        return plain
    value = field["value"]
    if isinstance(value, dict) and "year" in value:
        return str(PartialDate(**value))
    held: Plain = value
    return held


def project(row: models.Statement) -> None:
    """Set the columns that lists filter by."""
    held = values(row)
    row.kind = str(row.ruled.get("kind") or row.read_kind)
    row.force = str(held.get("force") or "")
    row.negated = bool(held.get("negated"))
    period = held.get("period")
    row.due = str(period.get("end") or "") if isinstance(period, Mapping) else ""


def facets(row: models.Statement) -> list[models.Facet]:
    """The values that several of may stand, one row for each."""
    held = values(row)
    repeated = {"date": row.date, "mechanism_id": row.mechanism_id, "level": row.level}
    return [
        models.Facet(statement=row, facet=name, value=str(value)[:200], **repeated)
        for name in FACETS
        for value in dict.fromkeys(_several(held.get(name)))
    ]


def _several(value: Plain) -> list[Plain]:
    return list(value) if isinstance(value, list | tuple) else []
