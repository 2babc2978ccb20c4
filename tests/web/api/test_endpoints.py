"""The interface for programs: its schema holds, its parts make the whole, its rights are the pages'."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from tests.web.pages.conftest import HIDDEN
from tests.web.texts import KEEPER

from servanda.records.level import Level
from servanda.web.accounts.models import User
from servanda.web.looking import token_for
from servanda.web.register.services.mechanisms import grant

pytestmark = pytest.mark.usefixtures("register", "team")

PLAIN = {"Host": "testserver", "Accept-Encoding": "identity"}


def read(address: str, token: str = "") -> Any:
    answer = Client().get(address, headers={"authorization": f"Bearer {token}"} if token else {})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_cursors_walk_through_all_statements_once() -> None:
    whole = [one["id"] for one in read("/api/statements?size=200")["items"]]
    found: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        part = read(f"/api/statements?size=2&cursor={cursor}")
        found += [one["id"] for one in part["items"]]
        cursor = part["next"]
    assert found == whole
    assert len(set(found)) == len(found) > 2


def test_an_answer_that_did_not_change_is_not_sent_again() -> None:
    first = Client().get("/api/statements")
    again = Client().get("/api/statements", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_a_token_reads_as_its_owner_until_the_password_changes() -> None:
    grant("RC", "dana", "reader", Level.INTERNAL, KEEPER, "a long password")
    token = token_for(User.objects.get(username="dana"))
    assert HIDDEN in str(read("/api/statements", token))
    assert HIDDEN not in str(read("/api/statements"))
    assert HIDDEN not in str(read("/api/statements", token[:-1] + ("x" if token[-1] != "x" else "y")))
    grant("RC", "dana", "reader", Level.INTERNAL, KEEPER, "another long password")
    assert HIDDEN not in str(read("/api/statements", token))


@pytest.mark.parametrize("cursor", ["x", "czk5OTk5OTk5OTk5", "////", "cy0x"])
def test_a_cursor_nobody_gave_is_refused(cursor: str) -> None:
    assert Client().get(f"/api/statements?cursor={cursor}").status_code == 422


def test_the_root_leads_to_the_description() -> None:
    assert Client().get("/api/")["Location"] == "/api/openapi.json"


@pytest.mark.parametrize("address", ["/api/nowhere", "/api/texts/a/b", "/api/nowhere/"])
def test_an_address_that_is_not_there_is_told_as_data(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 404
    assert answer.json()["remedy"] == "All addresses stand in /api/openapi.json"


def test_statements_are_sorted_and_chosen_by_where_they_stand() -> None:
    due = [one["fields"].get("period") for one in read("/api/statements?kind=commitment&sort=due")["items"]]
    assert due == sorted(due, key=lambda period: period["end"] if period else "9")
    assert read("/api/statements?status=done")["items"] == []
    found = read("/api/statements?status=no_information")["items"]
    assert {one["kind"] for one in found} == {"commitment"}
    assert Client().get("/api/statements?sort=size").status_code == 422


def test_nothing_can_be_written() -> None:
    schema = Client().get("/api/openapi.json").json()
    assert {method for held in schema["paths"].values() for method in held} == {"get"}


def test_every_answer_keeps_to_the_schema() -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application(), headers=PLAIN)
    asked = 0
    for found in schema.get_all_operations():
        asked += 1
        _ask(found.ok())  # type: ignore[union-attr] # an operation it cannot take raises here, as it should
    assert asked == len(Client().get("/api/openapi.json").json()["paths"])


def _ask(operation: Any) -> None:
    from hypothesis import given

    @given(case=operation.as_strategy())
    @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def held(case: Any) -> None:
        case.call_and_validate(
            headers=PLAIN,
            checks=[not_a_server_error, response_schema_conformance, status_code_conformance],
        )

    held()


@pytest.mark.parametrize("address", ["/api/texts", "/api/links", "/api/precedent?phrase=patrol+boats"])
def test_every_long_list_comes_in_parts(address: str) -> None:
    token = token_of("insider")
    joint = "&" if "?" in address else "?"
    whole = read(f"{address}{joint}size=200", token)["items"]
    found: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        part = read(f"{address}{joint}size=1&cursor={cursor}", token)
        found += part["items"]
        cursor = part["next"]
    assert found == whole
    assert found


def test_delivery_is_told_as_the_pages_tell_it() -> None:
    token = token_of("insider")
    due = read("/api/mechanisms/RC/due?until=2030-12-31", token)["items"]
    assert HIDDEN in str(due)
    assert HIDDEN not in str(read("/api/mechanisms/RC/due?until=2030-12-31"))
    assert Client().get("/api/mechanisms/RC/due?until=soon").status_code == 422


def token_of(name: str) -> str:
    grant("RC", name, "reader", Level.INTERNAL, KEEPER, "a long password")
    return token_for(User.objects.get(username=name))
