"""Pages ask the database as often for many texts as for few."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.pages.conftest import HIDDEN
from tests.web.pages.filled import fill
from tests.web.texts import RIVERS_1, RIVERS_2, filed

PAGES = (
    "/",
    "/texts/",
    "/t/wide/",
    "/m/RC/file/",
    "/commitments/",
    "/commitments/?status=no_information&sort=holder",
    "/commitments/?sort=status",
    "/m/RC/",
    "/m/RC/positions/",
    "/m/RC/instruments/",
    "/m/RC/i/treaty/",
    "/m/RC/pledges/",
    "/m/RC/review/?cycle=2025",
    "/m/RC/review/report/",
    "/m/RC/prepare/",
    "/m/RC/prepare/M3/",
    "/compare/",
    "/search/?words=boats",
    "/api/texts",
)


def asked(address: str) -> int:
    with CaptureQueriesContext(connection) as held:
        assert Client().get(address).status_code == 200
    return len(held)


@pytest.mark.usefixtures("register", "here")
def test_pages_ask_as_often_for_many_texts_as_for_few() -> None:
    fill(HIDDEN)
    Client().get("/")  # enters the person at this machine
    before = {address: asked(address) for address in PAGES}
    for number in range(4):
        for name, text in (("one", RIVERS_1), ("two", RIVERS_2)):
            day = f"20{10 + number}-03-0{4 if name == 'one' else 6}"
            filed(
                text.replace("Date: 2024-03-04", f"Date: {day}").replace("Date: 2025-03-06", f"Date: {day}"),
                f"{name}-{number}",
            )
    assert {address: asked(address) for address in PAGES} == before
    assert max(before.values()) < 30
