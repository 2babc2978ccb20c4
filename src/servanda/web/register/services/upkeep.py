"""Brings the database to the present version, and the index in step with the texts."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from servanda.web.register import index, models
from servanda.web.register.services.writing import writing

__all__ = ["prepare", "rebuild_index", "refill", "statistics"]

_BATCH = 2000


def prepare() -> None:
    """Migrate if anything is to be migrated."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def rebuild_index() -> int:
    """Fill the search index anew; how many passages it holds."""
    with writing():
        return refill()


def refill() -> int:
    """The same within a transaction that is open."""
    index.empty()
    count = 0
    rows = models.Passage.objects.order_by("pk").values_list("pk", "words")
    batch: list[tuple[int, str]] = []
    for row in rows.iterator(chunk_size=_BATCH):
        batch.append(row)
        count += 1
        if len(batch) == _BATCH:
            index.add(batch)
            batch = []
    index.add(batch)
    index.forget()
    return count


def statistics() -> None:
    """Let PostgreSQL count what the tables hold, as it would by itself a while later.

    It plans the first lists after a restore by what it knew of empty tables: 8.8 s instead of 0.05 s with 500,000
    statements. SQLite needs none: its indexes were chosen, and measured, without.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
