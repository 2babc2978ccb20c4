"""The tables as they leave the register and come back: no row numbers, only opaque ids.

What can be made anew (passages, facets, the search index) does not leave. The canonical digest is that of all rows in
this form: two registers with one digest hold the same, whichever database they lie in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, models, transaction

from servanda.web.accounts.models import User
from servanda.web.register import models as register
from servanda.web.register.codec import canonical
from servanda.web.register.models.kept import Kept

__all__ = [
    "FORMAT",
    "PEOPLE",
    "TABLES",
    "Chosen",
    "Row",
    "canonical_digest",
    "columns",
    "digest_of_rows",
    "everything",
    "manifest",
    "rows",
    "snapshot",
    "table_name",
]

FORMAT = "servanda.register/1"
Row = dict[str, Any]
Chosen = Callable[[type[models.Model]], "models.QuerySet[Any]"]

TABLES: list[type[Kept]] = [
    register.Mechanism,
    register.PublicView,
    register.Format,
    register.Member,
    register.Meeting,
    register.Attendance,
    register.Text,
    register.Version,
    register.Run,
    register.Topic,
    register.Commitment,
    register.Statement,
    register.Name,
    register.Link,
    register.Ruling,
]
"""In an order in which every row comes after those it points at; apps that stand on the register add theirs."""
PEOPLE: tuple[type[models.Model], ...] = (User, register.Role)
"""Only in backups: an export is given to others."""
_LEFT_OUT = frozenset({"id", "groups", "user_permissions"})
_BATCH = 2000


def table_name(table: type[models.Model]) -> str:
    """``statements`` for Statement."""
    uneven = {"User": "people", "PublicView": "public_views", "Delivery": "deliveries", "Evidence": "evidence"}
    return uneven.get(table.__name__, f"{table.__name__.lower()}s")


def columns(table: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that leave, in the order of the model."""
    return [field for field in table._meta.concrete_fields if field.name not in _LEFT_OUT]


def everything(table: type[models.Model]) -> models.QuerySet[Any]:
    """All rows."""
    return table._default_manager.all()


def rows(table: type[models.Model], chosen: Chosen = everything) -> Iterator[Row]:
    """The rows by opaque id, each as JSON values; a row that is pointed at is given by its opaque id."""
    fields = columns(table)
    paths = [f"{field.name}__uid" if field.is_relation else field.name for field in fields]
    held = chosen(table).order_by("uid").values_list(*paths)
    for values in held.iterator(chunk_size=_BATCH):
        yield {field.name: _plain(value) for field, value in zip(fields, values, strict=True)}


def _plain(value: object) -> object:
    if isinstance(value, uuid.UUID):
        return str(value)
    return value.astimezone(dt.UTC).isoformat() if isinstance(value, dt.datetime) else value


def canonical_digest(chosen: Chosen = everything) -> str:
    """SHA-256 over all rows in canonical form, table by table."""
    return digest_of_rows((table_name(table), rows(table, chosen)) for table in TABLES)


def digest_of_rows(tables: Iterable[tuple[str, Iterable[Mapping[str, Any]]]]) -> str:
    """The same over rows from anywhere, in the same order."""
    digest = hashlib.sha256()
    for name, found in tables:
        for row in found:
            # The name with every row: a table that came with a later version counts for nothing while it is empty.
            digest.update(name.encode())
            digest.update(canonical(row))
            digest.update(b"\n")
    return digest.hexdigest()


def manifest(chosen: Chosen, *, whole: bool) -> dict[str, Any]:
    """What an export or backup holds: the canonical digest, the chain's head, how many rows of each table."""
    head = register.Head.objects.filter(pk=1).first()
    return {
        "format": FORMAT,
        "whole": whole,
        "digest": canonical_digest(chosen),
        "head": (head.hash if head else "0" * 64) if whole else None,
        "rulings": head.number if head and whole else 0,
        "rows": {table_name(table): chosen(table).count() for table in TABLES},
    }


@contextmanager
def snapshot() -> Iterator[None]:
    """A transaction in which every query sees the register as it stood at the first."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
