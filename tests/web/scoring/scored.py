"""The rivers' mechanism, scored, and the people of these tests."""

from __future__ import annotations

import datetime as dt

from tests.web.review.texts import HAND, found, rivers
from tests.web.texts import KEEPER, NOW

from servanda.records.level import Level
from servanda.records.scoring import Applies, RoundEntry, Window
from servanda.web.accounts.models import User
from servanda.web.register.services.mechanisms import grant
from servanda.web.register.viewing import Viewer, viewer_of
from servanda.web.review.services.entering import Hand
from servanda.web.review.services.reports import appoint
from servanda.web.scoring.services.schemes import Chosen, open_round, select, switch
from servanda.web.scoring.services.scores import Cell

LATER = dt.datetime(2026, 2, 20, tzinfo=dt.UTC)
FINAL = RoundEntry("2025", Window.FINAL, dt.date(2025, 1, 1), dt.date(2025, 12, 31), dt.date(2026, 2, 15), out=False)


def person(name: str, role: str, party: str = "", level: Level = Level.INTERNAL) -> Hand:
    """Somebody with one role in the mechanism."""
    if role == "coordinator":
        appoint("RC", party, name, level, HAND)
    else:
        grant("RC", name, role, level, KEEPER, None)
    return Hand(viewer_of(User.objects.get(username=name)), NOW)


def scored(level: Level = Level.PARTICIPANTS) -> str:
    """The mechanism with its commission selected for both parties; the commission's id."""
    rivers()
    switch("RC", level, HAND, on=True)
    open_round("RC", FINAL, HAND)
    ref = found("agreed to establish").ref
    select(Chosen(ref, "2025", Applies.EACH, "+1: it sits", "named first by both"), HAND)
    return ref


def cell(ref: str, party: str = "PE") -> Cell:
    return Cell(ref, party, "2025", Window.FINAL)


GUEST = Viewer("guest", Level.PARTICIPANTS)
