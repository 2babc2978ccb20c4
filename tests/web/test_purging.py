from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.web.conftest import Place
from tests.web.texts import KEEPER, NOW, RIVERS_2, council, filed

from servanda.errors import NotFoundError, RefusedError
from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.accounts.models import User
from servanda.web.register import models
from servanda.web.register.queries import listing, rulings, searching, showing
from servanda.web.register.services.backup import backup
from servanda.web.register.services.filing import store
from servanda.web.register.services.linking import Proposal, file_links, rule_link
from servanda.web.register.services.purging import Consent, Purged, purge
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.services.verifying import verify

SECRET = "Zanzibar"
TEXT = RIVERS_2.replace("60 patrol boats", f"60 patrol boats of the {SECRET} class")
CONSENT = Consent("amina", "second")


@pytest.fixture(autouse=True)
def texts(place: Place, secret: str) -> None:
    council()
    filed()
    filed(TEXT, "draft")
    amina = User.objects.create(username="amina", password=secret)
    models.Role.objects.create(user=amina, role="administrator", level=Level.INTERNAL.width)
    User.objects.create(username="reader", password=secret)


def ref_of(words: str) -> str:
    return next(row.ref for row in listing.statements(KEEPER, listing.Filter()).rows if words in row.quote)


def gone(consent: Consent = CONSENT, reason: str = "withdrawn") -> Purged:
    return purge("draft", reason, KEEPER, consent, NOW)


def test_a_purged_text_is_gone_from_every_view() -> None:
    ref = ref_of(SECRET)
    digest = models.Version.objects.get(text__key="draft").digest
    gone()
    for look in (showing.statement, showing.text):
        with pytest.raises(NotFoundError):
            look(KEEPER, ref if look is showing.statement else "draft")
    assert searching.search(KEEPER, SECRET) == ((), 0)
    assert not store().holds(digest)


def test_the_chain_still_verifies_and_a_tombstone_stays() -> None:
    rule(Order(ref_of(SECRET), Action.CONFIRM, f"the {SECRET} class is right", 0, {}), KEEPER, NOW)
    done = gone()
    assert verify().whole
    stone = rulings.history(KEEPER)[-1]
    assert (stone.number, stone.action, stone.reason, stone.author) == (
        done.tombstone,
        Action.PURGE,
        "withdrawn",
        "keeper",
    )
    assert stone.change is not None
    assert stone.change["second"] == "amina"
    assert [ruling.erased for ruling in rulings.history(KEEPER)] == [True, False]


def test_nothing_of_the_words_is_left_in_the_database_its_files_or_a_backup(place: Place, tmp_path: Path) -> None:
    rule(Order(ref_of(SECRET), Action.REJECT, f"no {SECRET}", 0, {}), KEEPER, NOW)
    gone()
    backup(tmp_path / "after.zip", KEEPER)
    with zipfile.ZipFile(tmp_path / "after.zip") as archive:
        assert not [name for name in archive.namelist() if SECRET.encode() in archive.read(name)]
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            assert SECRET.lower() not in str(cursor.fetchall()).lower(), table
    connection.close()
    files = [path for path in settings.SERVANDA_HOME.rglob("*") if path.is_file() and path.suffix != ".zip"]
    assert files
    assert not [path for path in files if SECRET.lower().encode() in path.read_bytes().lower()]


def test_what_was_gathered_with_it_goes_apart() -> None:
    earlier, later = ref_of("40 patrol"), ref_of(SECRET)
    file_links([Proposal(earlier, later, "replaces", "draft")], KEEPER)
    rule_link(str(models.Link.objects.get().uid), Action.LINK_CONFIRM, "same boats", KEEPER, seen=0, at=NOW)
    gone()
    assert [one.ref for one in showing.commitment(KEEPER, earlier).mentions] == [earlier]
    assert verify().whole


def test_an_id_of_a_purged_statement_is_not_given_again() -> None:
    refs = {row.ref for row in listing.statements(KEEPER, listing.Filter(text="draft")).rows}
    gone()
    filed(RIVERS_2, "rivers-2")
    assert refs
    assert not refs & {row.ref for row in listing.statements(KEEPER, listing.Filter(text="rivers-2")).rows}


@pytest.mark.parametrize(
    ("consent", "reason"),
    [
        (Consent("keeper", "second"), "one person twice"),
        (Consent("amina", "wrong"), "wrong password"),
        (Consent("reader", "second"), "no administrator"),
        (Consent("nobody", "second"), "no such person"),
        (CONSENT, " "),
    ],
)
def test_a_purge_without_two_administrators_and_a_reason_is_refused(consent: Consent, reason: str) -> None:
    with pytest.raises(RefusedError):
        gone(consent, reason)
    assert showing.text(KEEPER, "draft").versions


def test_bytes_of_another_text_are_kept() -> None:
    gone()
    assert verify().missing == ()
    assert store().holds(models.Version.objects.get(text__key="rivers-1").digest)
