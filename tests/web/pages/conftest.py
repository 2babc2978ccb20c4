"""The register of two councils behind the pages, and browsers of people who see less and more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client, override_settings
from tests.web.conftest import on_sqlite
from tests.web.pages.filled import fill
from tests.web.texts import KEEPER, NOW, RIVERS_1, RIVERS_2, council, filed

from servanda.records.level import Level
from servanda.web.accounts.models import User
from servanda.web.register import models
from servanda.web.register.services.linking import Proposal, file_links
from servanda.web.register.services.mechanisms import grant
from servanda.web.register.services.people import open_view
from servanda.web.register.services.ruling import Order

__all__ = ["HIDDEN", "NOW", "Order"]

HIDDEN = "Zanzibar"
NARROW = RIVERS_2.replace("60 patrol boats", f"60 patrol boats of the {HIDDEN} class").replace("Lima", HIDDEN)
TEAM = {
    "ALLOWED_HOSTS": ["testserver", "localhost"],
    "SERVANDA_LOCAL": False,
    "SECURE_SSL_REDIRECT": False,
    "SERVANDA_SECOND_FACTOR": "offered",
}
HERE = {**TEAM, "SERVANDA_LOCAL": True}


@pytest.fixture
def register(template: Path, tmp_path: Path) -> Iterator[None]:
    """A public text, and one that only insiders may see, linked with it; people with roles."""
    on_sqlite(template, tmp_path)
    council(level=Level.PUBLIC)
    filed(RIVERS_1, "wide", level=Level.PUBLIC)
    filed(NARROW, "narrow", level=Level.INTERNAL)
    earlier = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol")
    later = models.Statement.objects.get(text__key="narrow", quote__contains=HIDDEN, kind="commitment")
    file_links([Proposal(earlier.ref, later.ref, "strengthens", "narrow", (HIDDEN,))], KEEPER)
    for name, role, level in PEOPLE:
        grant("RC", name, role, level, KEEPER, None)
    open_view("RC", {"en": "Nobody warrants these readings."}, KEEPER)
    cache.clear()
    yield
    connections.close_all()


PEOPLE = (
    ("reader-public", "reader", Level.PUBLIC),
    ("reader-participants", "reader", Level.PARTICIPANTS),
    ("reader-internal", "reader", Level.INTERNAL),
    ("coordinator-participants", "coordinator", Level.PARTICIPANTS),
    ("assessor-participants", "assessor", Level.PARTICIPANTS),
    ("editor-internal", "editor", Level.INTERNAL),
    ("administrator-internal", "administrator", Level.INTERNAL),
)


@pytest.fixture
def filled(register: None) -> None:
    """Beside the texts, what a review and a preparation bring: pledges, acts, evidence, a board."""
    fill(HIDDEN)


@pytest.fixture
def team() -> Iterator[None]:
    """The pages as a team runs them."""
    with override_settings(**TEAM):
        yield


@pytest.fixture
def here() -> Iterator[None]:
    """The pages on a local start."""
    with override_settings(**HERE):
        yield


def browser(name: str | None) -> Client:
    """A browser in which this person has signed in; None: nobody."""
    held = Client(raise_request_exception=True)
    if name:
        held.force_login(User.objects.get(username=name))
    return held
