"""Data of every earlier version goes forward: each version's schema is kept as it was, with rows in it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from tests.web.conftest import Place, use
from tests.web.texts import KEEPER

from servanda.web.register.queries import listing, searching
from servanda.web.register.services.origins import Folder
from servanda.web.register.services.taking_in import take_in
from servanda.web.register.services.verifying import verify

OLD = sorted(path for path in (Path(__file__).parent / "versions").iterdir() if path.is_dir())


def test_no_model_was_changed_without_a_migration(place: Place) -> None:
    loader = MigrationLoader(connection)
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    changes = found.changes(graph=loader.graph)
    assert {app: [str(one.operations) for one in held] for app, held in changes.items()} == {}


def test_migrations_go_to_the_end_from_nothing(tmp_path: Path) -> None:
    use(f"sqlite:///{tmp_path / 'register.sqlite3'}", tmp_path)
    call_command("migrate", verbosity=0)
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    connection.close()


@pytest.mark.parametrize("version", OLD, ids=lambda path: path.name)
def test_a_database_of_an_earlier_version_goes_forward(version: Path, tmp_path: Path) -> None:
    (tmp_path / "register.sqlite3").write_bytes(gzip.decompress((version / "register.sqlite3.gz").read_bytes()))
    use(f"sqlite:///{tmp_path / 'register.sqlite3'}", tmp_path)
    call_command("migrate", verbosity=0)
    assert listing.statements(KEEPER, listing.Filter(meeting="M1")).rows
    assert searching.search(KEEPER, "patrol boats")[1]
    state = verify()
    assert (state.broken, state.rulings > 0) == (None, True)
    connection.close()


@pytest.mark.parametrize("version", OLD, ids=lambda path: path.name)
def test_an_export_of_an_earlier_version_can_be_imported(place: Place, version: Path) -> None:
    take_in(Folder(version / "export"))
    assert verify().whole
    assert searching.search(KEEPER, "patrol boats")[1]
