"""Rows and bytes from an export or a backup into an empty register: all of them, or none."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol
from uuid import UUID

from django.db import models as django

from servanda.errors import BrokenError, RefusedError
from servanda.web.accounts.models import User
from servanda.web.register import codec, models
from servanda.web.register.projection import facets
from servanda.web.register.services import placing, verifying
from servanda.web.register.services.failpoints import reach
from servanda.web.register.services.filing import store
from servanda.web.register.services.upkeep import statistics
from servanda.web.register.services.writing import writing
from servanda.web.register.tables import TABLES, Row, canonical_digest, columns, digest_of_rows, table_name

__all__ = ["Origin", "take_in"]

_BATCH = 2000
_NUMBERED = re.compile(r"(.*?)(\d+)")


class Origin(Protocol):
    """Where rows and bytes come from: a folder or a ZIP."""

    name: str

    def manifest(self) -> Mapping[str, Any]:
        """What it says it holds."""

    def lines(self, table: str) -> Iterator[str]:
        """The rows of a table as JSON Lines; none if it has no such table."""

    def digests(self) -> Iterable[str]:
        """The digests of the bytes it holds."""

    def data(self, digest: str) -> bytes:
        """The bytes of this digest."""


def take_in(origin: Origin) -> Mapping[str, Any]:
    """Fill an empty register from ``origin``; its manifest.

    Raises:
        RefusedError: if the register is not empty.
        BrokenError: if rows or bytes do not fit the digests of the manifest; nothing was written then but bytes.
    """
    said = origin.manifest()
    if not str(said.get("format", "")).startswith("servanda.register/1"):
        raise BrokenError("it is not an export or a backup of a register", source=origin.name)
    _bytes(origin)
    reach("restore.bytes")
    with writing() as head:
        _empty(origin)
        found = digest_of_rows((table_name(table), _rows(origin, table)) for table in TABLES)
        if found != said["digest"]:
            raise BrokenError("its rows do not fit its digest", source=origin.name, remedy="Take another copy")
        _insert(origin)
        reach("restore.rows")
        _derive(head)
        reach("restore.index")
        if canonical_digest() != digest_of_rows((table_name(table), _completed(origin, table)) for table in TABLES):
            raise BrokenError("the rows that were written are not those that were read", source=origin.name)
        trouble = verifying.verify().trouble
        if trouble:
            raise BrokenError(f"its chain is broken: {trouble}", source=origin.name)
        reach("restore.commit")
    statistics()
    return said


def _empty(origin: Origin) -> None:
    if any(table._default_manager.exists() for table in (models.Mechanism, models.Text, models.Ruling)):
        remedy = "Set SERVANDA_HOME or SERVANDA_DATABASE to a new one"
        raise RefusedError("the register is not empty", source=origin.name, remedy=remedy)
    # Whoever gives the command was entered as it began; the backup brings its own people.
    User.objects.filter(local=True).delete()


def _bytes(origin: Origin) -> None:
    for digest in origin.digests():
        if store().keep(origin.data(digest)) != digest:
            raise BrokenError("the bytes do not fit their digest", source=origin.name, place=digest)


def _rows(origin: Origin, table: type[django.Model]) -> Iterator[Row]:
    for line in origin.lines(table_name(table)):
        yield json.loads(line)


def _completed(origin: Origin, table: type[django.Model]) -> Iterator[Row]:
    """The rows with columns that came with a later version than theirs."""
    fields = columns(table)
    for row in _rows(origin, table):
        yield {field.name: row.get(field.name, field.get_default()) for field in fields}


def _insert(origin: Origin) -> None:
    """All tables, each row pointing at rows that were inserted before."""
    numbers: dict[type[django.Model], dict[str, int]] = {}
    order: list[type[django.Model]] = [User, *TABLES, models.Role]
    for table in order:
        numbers[table] = _table(table, _rows(origin, table), numbers)


def _table(
    table: type[django.Model], found: Iterator[Row], numbers: Mapping[type[django.Model], Mapping[str, int]]
) -> dict[str, int]:
    made: dict[str, int] = {}
    batch: list[django.Model] = []
    for row in found:
        batch.append(_made(table, row, numbers))
        if len(batch) == _BATCH:
            made.update(_saved(table, batch))
            batch = []
    made.update(_saved(table, batch))
    return made


def _saved(table: type[django.Model], batch: list[django.Model]) -> Iterator[tuple[str, int]]:
    for one in table._default_manager.bulk_create(batch):
        yield str(vars(one)["uid"]), one.pk


def _made(table: type[django.Model], row: Row, numbers: Mapping[Any, Mapping[str, int]]) -> django.Model:
    values: dict[str, Any] = {}
    for field in columns(table):
        value = row.get(field.name, field.get_default())
        if field.is_relation:
            values[f"{field.name}_id"] = numbers[field.related_model][value] if value else None
        else:
            values[field.name] = _typed(field, value)
    return table(**values)


def _typed(field: django.Field[Any, Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, django.UUIDField):
        return UUID(str(value))
    return dt.datetime.fromisoformat(value) if isinstance(field, django.DateTimeField) else value


def _derive(head: models.Head) -> None:
    """What does not leave the register: facets, passages, the index, the numbers given, the end of the chain."""
    batch: list[models.Facet] = []
    for row in models.Statement.objects.iterator(chunk_size=_BATCH):
        batch += facets(row)
        if len(batch) > _BATCH:
            models.Facet.objects.bulk_create(batch)
            batch = []
    models.Facet.objects.bulk_create(batch)
    for version in models.Version.objects.filter(current=True).select_related("text__mechanism").iterator():
        placing.index(version, codec.document(version.document))
    _series()
    last = models.Ruling.objects.order_by("-number").first()
    if last:
        head.number, head.hash = last.number, last.hash
        head.save()


def _series() -> None:
    last: dict[str, int] = {}
    for name in models.Name.objects.values_list("name", flat=True).iterator():
        found = _NUMBERED.fullmatch(name)
        if found:
            last[found[1]] = max(last.get(found[1], 0), int(found[2]))
    models.Series.objects.bulk_create(models.Series(prefix=prefix, last=number) for prefix, number in last.items())
