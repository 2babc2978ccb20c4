"""Whatever moment the power goes: a text is wholly in or not at all, the chain verifies, nothing is lost unnoticed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.web.conftest import Place, on_postgresql, on_sqlite
from tests.web.texts import KEEPER, NOW, RIVERS_2, council, filed, matter

from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.accounts.models import User
from servanda.web.register import models
from servanda.web.register.queries import listing, showing
from servanda.web.register.queries.searching import search
from servanda.web.register.services.backup import backup
from servanda.web.register.services.failpoints import POINTS
from servanda.web.register.services.filing import store
from servanda.web.register.services.origins import Zip
from servanda.web.register.services.purging import Consent, purge
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.services.taking_in import take_in
from servanda.web.register.services.verifying import remove_orphans, verify

KILLED, DONE = 137, 0
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")


def ends(point: str, work: Callable[[], object]) -> int:
    """How a process of its own ends that does ``work`` and is killed at ``point`` ("": nowhere)."""
    connection.close()
    child = os.fork()
    if child == 0:
        settings.SERVANDA_FAILPOINT = point
        code = 1
        try:
            work()
            code = DONE
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def points(command: str) -> list[str]:
    return [point for point in POINTS if point.startswith(f"{command}.")]


@pytest.fixture
def register(place: Place, secret: str) -> Place:
    council()
    filed()
    amina = User.objects.create(username="amina", password=secret)
    models.Role.objects.create(user=amina, role="administrator", level=Level.INTERNAL.width)
    return place


def counts() -> tuple[int, ...]:
    tables = (models.Text, models.Version, models.Run, models.Statement, models.Facet, models.Name, models.Passage)
    return tuple(table._default_manager.count() for table in tables)


@pytest.mark.parametrize("point", points("add"))
def test_a_text_whose_filing_is_cut_off_is_not_there(register: Place, point: str) -> None:
    matter(RIVERS_2, "rivers-2")
    before = counts()
    assert ends(point, lambda: filed(RIVERS_2, "rivers-2")) == KILLED
    assert counts() == before
    assert search(KEEPER, "60 boats") == ((), 0)
    state = verify()
    assert state.whole
    assert len(state.orphans) == 1
    assert ends("", lambda: filed(RIVERS_2, "rivers-2")) == DONE
    assert verify().orphans == ()
    assert search(KEEPER, "60 boats")[1] == 1


@pytest.mark.parametrize("point", points("rule"))
def test_a_ruling_that_is_cut_off_is_not_there(register: Place, point: str) -> None:
    ref = listing.statements(KEEPER, listing.Filter()).rows[0].ref
    order = Order(ref, Action.REJECT, "wrong", 0, {})
    assert ends(point, lambda: rule(order, KEEPER, NOW)) == KILLED
    assert showing.statement(KEEPER, ref).revision == 0
    assert (verify().rulings, verify().whole) == (0, True)
    assert ends("", lambda: rule(order, KEEPER, NOW)) == DONE
    assert (verify().rulings, verify().whole) == (1, True)


@pytest.mark.parametrize("point", points("purge"))
def test_a_purge_that_is_cut_off_leaves_the_text(register: Place, point: str) -> None:
    before = counts()

    def work() -> None:
        purge("rivers-1", "withdrawn", KEEPER, Consent("amina", "second"), NOW)

    assert ends(point, work) == KILLED
    assert verify().whole
    if point == "purge.bytes":
        # The text is gone by then; its bytes are named until they are removed.
        assert counts()[0] == 0
        assert len(verify().orphans) == 1
        assert ends("", remove_orphans) == DONE
    else:
        assert counts() == before
        assert verify().orphans == ()
        assert ends("", work) == DONE
    assert counts()[0] == 0
    assert verify().orphans == ()
    assert verify().whole


@pytest.mark.parametrize("point", points("restore"))
def test_a_restore_that_is_cut_off_leaves_an_empty_register(
    register: Place, tmp_path: Path, point: str, request: pytest.FixtureRequest
) -> None:
    backup(tmp_path / "backup.zip", KEEPER)
    before = counts()
    (tmp_path / "copy").mkdir()
    if register.url.startswith("sqlite"):
        on_sqlite(request.getfixturevalue("template"), tmp_path / "copy")
    else:
        on_postgresql(request.getfixturevalue("server"), tmp_path / "copy")

    def work() -> None:
        take_in(Zip(tmp_path / "backup.zip"))

    assert ends(point, work) == KILLED
    assert counts() == (0,) * len(before)
    assert len(verify().orphans) == 1
    assert ends("", work) == DONE
    assert counts() == before
    assert verify().whole


def test_orphaned_bytes_are_named_and_can_be_removed(register: Place) -> None:
    matter(RIVERS_2, "rivers-2")
    ends("add.bytes", lambda: filed(RIVERS_2, "rivers-2"))
    (orphan,) = verify().orphans
    assert store().get(orphan) == RIVERS_2.encode()
    assert remove_orphans() == (orphan,)
    assert verify().orphans == ()


def test_missing_bytes_are_named(register: Place) -> None:
    digest = models.Version.objects.get().digest
    store().path(digest).unlink()
    assert verify().missing == (digest,)
    assert not verify().whole


def test_altered_bytes_are_named(register: Place) -> None:
    digest = models.Version.objects.get().digest
    store().path(digest).write_bytes(b"something else")
    assert verify().missing == (digest,)
