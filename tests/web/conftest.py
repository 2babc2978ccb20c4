"""A fresh register for every test, on SQLite and on PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "servanda.web.settings"
# Nothing a test does may touch the register of whoever runs it.
os.environ["SERVANDA_HOME"] = tempfile.mkdtemp(prefix="servanda-tests-")
os.environ.pop("SERVANDA_DATABASE", None)

import django
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection, connections

django.setup()

from tests.web.postgres import binaries, cluster  # noqa: E402

from servanda.web.settings.database import database  # noqa: E402 # Django has to know its settings first

NO_SERVER = "PostgreSQL's server is not installed (Debian: apt-get install postgresql)"
_count = 0


@dataclass(frozen=True)
class Place:
    """Where a test's register lies, for programs that the test starts."""

    home: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "SERVANDA_HOME": str(self.home), "SERVANDA_DATABASE": self.url, "SERVANDA_USER": "keeper"}


def use(url: str, home: Path) -> Place:
    """Let Django work on this database and folder from now on."""
    with contextlib.suppress(AttributeError):
        connection.close()
        del connections["default"]
    held: dict[str, Any] = {"default": {**database(url, home), "CONN_MAX_AGE": 0}}
    connections.settings = connections.configure_settings(held)
    settings.SERVANDA_HOME = home
    return Place(home, url)


def named(server: str, name: str) -> str:
    parts = urlsplit(server)
    return urlunsplit(parts._replace(path=f"/{name}"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    folder = binaries()
    if folder is None:
        pytest.skip(NO_SERVER)
    with cluster(folder) as url:
        use(url, Path(os.environ["SERVANDA_HOME"]))
        with connection.cursor() as cursor:
            cursor.execute("CREATE DATABASE template_register")
        use(named(url, "template_register"), Path(os.environ["SERVANDA_HOME"]))
        call_command("migrate", verbosity=0)
        connection.close()
        yield url
        connection.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register in a file."""
    folder = tmp_path_factory.mktemp("template")
    use(f"sqlite:///{folder / 'register.sqlite3'}", folder)
    call_command("migrate", verbosity=0)
    connection.close()
    return folder / "register.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty register of this test alone."""
    if request.param == "sqlite":
        yield on_sqlite(request.getfixturevalue("template"), tmp_path)
    else:
        yield on_postgresql(request.getfixturevalue("server"), tmp_path)
    connections.close_all()


def on_sqlite(template: Path, folder: Path) -> Place:
    shutil.copy(template, folder / "register.sqlite3")
    return use(f"sqlite:///{folder / 'register.sqlite3'}", folder)


def on_postgresql(server: str, folder: Path) -> Place:
    global _count
    _count += 1
    use(server, folder)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE register_{_count} TEMPLATE template_register")
    return use(named(server, f"register_{_count}"), folder)


@pytest.fixture(scope="session")
def secret() -> str:
    """The hash of the password "second"; making one takes a while, on purpose."""
    return make_password("second")
