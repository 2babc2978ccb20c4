from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest
from tests.web.conftest import Place, on_postgresql, on_sqlite
from tests.web.texts import CHINESE, KEEPER, NOW, RIVERS_1, RIVERS_2, council, filed

from servanda.errors import BrokenError, RefusedError
from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.accounts.models import User
from servanda.web.register import models
from servanda.web.register.dictionary import MEANINGS
from servanda.web.register.queries import listing, meetings, searching, showing
from servanda.web.register.queries.exporting import export
from servanda.web.register.services.backup import backup
from servanda.web.register.services.linking import Proposal, file_links, rule_link
from servanda.web.register.services.origins import Folder, Zip
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.services.taking_in import take_in
from servanda.web.register.services.verifying import verify
from servanda.web.register.tables import TABLES, canonical_digest, columns, table_name
from servanda.web.register.viewing import ANYBODY


def full() -> None:
    """A register with something of everything."""
    council()
    filed(rights={"licence": "CC0"})
    filed(RIVERS_1.replace("40 patrol", "45 patrol"), "rivers-1-corrected")
    filed(RIVERS_2, "rivers-2", level=Level.PUBLIC)
    filed(CHINESE, "rivers-zh", reads=False, mechanism="RC", parallel="rivers-1")
    rows = listing.statements(KEEPER, listing.Filter()).rows
    earlier = next(row.ref for row in rows if "45 patrol" in row.quote)
    later = next(row.ref for row in rows if "60 patrol" in row.quote)
    file_links([Proposal(earlier, later, "strengthens", "rivers-2", ("figure 45 → 60",))], KEEPER)
    rule_link(str(models.Link.objects.get().uid), Action.LINK_CONFIRM, "same boats", KEEPER, seen=0, at=NOW)
    rule(Order(later, Action.CORRECT, "“endeavour”", 0, {"force": "soft"}), KEEPER, NOW)
    User.objects.create(username="amina", email="amina@example.org")
    models.Role.objects.create(user=User.objects.get(username="amina"), role="editor", mechanism=None)


def shown() -> tuple[object, ...]:
    """What people see of it."""
    return (
        listing.statements(KEEPER, listing.Filter()),
        showing.texts(KEEPER),
        showing.topics(KEEPER),
        meetings.mechanisms(KEEPER),
        meetings.meetings(KEEPER),
        searching.search(KEEPER, "patrol boats"),
        searching.search(KEEPER, "利马"),
        showing.commitment(KEEPER, listing.statements(KEEPER, listing.Filter(forces=("soft",))).rows[0].ref).ref,
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest) -> str:
    """Where the copy goes: from either database to either."""
    return str(request.param)


def move(elsewhere: str, request: pytest.FixtureRequest, folder: Path) -> None:
    """Go on with an empty register in another place."""
    folder.mkdir()
    if elsewhere == "sqlite":
        on_sqlite(request.getfixturevalue("template"), folder)
    else:
        on_postgresql(request.getfixturevalue("server"), folder)


def test_a_backup_restored_is_the_same_register(
    place: Place, elsewhere: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    full()
    before, digest, head = shown(), canonical_digest(), verify().head
    said = backup(tmp_path / "backup.zip", KEEPER)
    assert (said["digest"], said["head"]) == (digest, head)
    move(elsewhere, request, tmp_path / "copy")
    take_in(Zip(tmp_path / "backup.zip"))
    assert (shown(), canonical_digest(), verify().head) == (before, digest, head)
    assert verify().whole
    assert verify().orphans == ()
    assert User.objects.get(username="amina").email == "amina@example.org"
    assert models.Role.objects.get().role == "editor"


def test_an_export_imported_is_the_same_register(
    place: Place, elsewhere: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    full()
    before, digest = shown(), canonical_digest()
    assert export(KEEPER, tmp_path / "out")["digest"] == digest
    move(elsewhere, request, tmp_path / "copy")
    take_in(Folder(tmp_path / "out"))
    assert (shown(), canonical_digest()) == (before, digest)
    assert verify().whole


def test_ids_go_on_where_they_stopped_after_an_import(
    place: Place, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    full()
    export(KEEPER, tmp_path / "out")
    given = set(models.Name.objects.values_list("name", flat=True))
    move("sqlite", request, tmp_path / "copy")
    take_in(Folder(tmp_path / "out"))
    other = RIVERS_2.replace("Joint Statement", "Annex to the Statement").replace("60 patrol boats", "a hospital ship")
    filed(other.replace("2025-03-06", "2025-03-07"), "annex", meeting="M2")
    assert len(set(models.Name.objects.values_list("name", flat=True)) - given) >= 1
    assert models.Name.objects.count() == len(set(models.Name.objects.values_list("name", flat=True)))


def test_an_export_for_the_public_holds_what_is_public_and_can_be_read_again(
    place: Place, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    full()
    export(ANYBODY, tmp_path / "out")
    words = "".join(path.read_text("utf-8", "replace") for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert "60 patrol" in words
    assert "45 patrol" not in words
    assert "40 patrol" not in words
    assert "endeavour" not in words
    move("sqlite", request, tmp_path / "copy")
    take_in(Folder(tmp_path / "out"))
    assert {text.key for text in showing.texts(KEEPER)} == {"rivers-2"}


def test_only_an_empty_register_takes_a_backup(place: Place, tmp_path: Path) -> None:
    full()
    backup(tmp_path / "backup.zip", KEEPER)
    with pytest.raises(RefusedError):
        take_in(Zip(tmp_path / "backup.zip"))


@pytest.mark.parametrize("what", ["statements.jsonl", "rulings.jsonl", "names.jsonl"])
def test_an_altered_export_is_refused_and_nothing_is_written(
    place: Place, tmp_path: Path, what: str, request: pytest.FixtureRequest
) -> None:
    full()
    export(KEEPER, tmp_path / "out")
    path = tmp_path / "out" / what
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), "utf-8")
    move("sqlite", request, tmp_path / "copy")
    with pytest.raises(BrokenError):
        take_in(Folder(tmp_path / "out"))
    assert models.Text.objects.count() == 0


def test_an_unfinished_backup_is_refused(place: Place, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "half.zip", "w") as archive:
        archive.writestr("texts.jsonl", "")
    with pytest.raises(BrokenError):
        take_in(Zip(tmp_path / "half.zip"))


def test_every_column_of_an_export_is_explained() -> None:
    for table in TABLES:
        for column in columns(table):
            assert (table_name(table), column.name) in MEANINGS or ("", column.name) in MEANINGS, (table, column.name)


def test_nothing_is_explained_that_is_not_there() -> None:
    there = {(table_name(table), column.name) for table in TABLES for column in columns(table)}
    there |= {("", name) for _, name in there}
    assert not set(MEANINGS) - there


def test_json_lines_and_csv_hold_the_same_rows_and_no_formula(place: Place, tmp_path: Path) -> None:
    full()
    filed(RIVERS_2.replace("Publisher: Rivers", "Publisher: =HYPERLINK(1) Rivers").replace("60", "61"), "formula")
    export(KEEPER, tmp_path / "out")
    for table in TABLES:
        name = table_name(table)
        lines = [json.loads(line) for line in (tmp_path / "out" / f"{name}.jsonl").read_text("utf-8").splitlines()]
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["uid"] for row in rows] == [line["uid"] for line in lines]
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
