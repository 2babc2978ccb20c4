"""Several people at once."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection
from tests.web.conftest import Place
from tests.web.texts import KEEPER, council, filed, matter
from tests.web.writers import THREE, rule_all, write_all

from servanda.records.ruling import State
from servanda.web.register import models
from servanda.web.register.queries import listing
from servanda.web.register.services.verifying import verify

WRITERS = 4
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")


@pytest.mark.parametrize("work", [write_all, rule_all], ids=["filing", "ruling"])
def test_several_writers_lose_nothing_and_make_nothing_twice(place: Place, work: Callable[[int], list[str]]) -> None:
    council()
    filed()
    for place_, text in enumerate(THREE):
        matter(text, f"talks-{place_}")
    connection.close()
    start = multiprocessing.get_context("fork")
    with start.Pool(WRITERS) as pool:
        told = pool.starmap(work, [(number,) for number in range(WRITERS)])
    outcomes = Counter(outcome for one in told for outcome in one)
    state = verify()
    assert state.whole
    assert state.orphans == ()
    rows = listing.statements(KEEPER, listing.Filter(text="rivers-1", states=tuple(State))).rows
    if work is write_all:
        assert outcomes == {"new": 3, "same": 3 * (WRITERS - 1)}
        assert models.Text.objects.count() == 4
        assert models.Name.objects.count() == models.Statement.objects.count()
    else:
        # Everybody ruled on everything as they had seen it: one of them was first, the others were told.
        assert outcomes == {"ruled": len(rows), "conflict": len(rows) * (WRITERS - 1)}
        assert {row.revision for row in rows} == {1}
        assert state.rulings == len(rows)
