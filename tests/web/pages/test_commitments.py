"""The table of commitments: its order, and what is narrowed to where commitments stand."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.test import Client, override_settings
from tests.web.pages.conftest import HIDDEN, TEAM, browser
from tests.web.pages.filled import HAND, fill, ref_of
from tests.web.pages.test_desk import page
from tests.web.texts import KEEPER, filed

from servanda.records.delivery import Status
from servanda.web.register import models
from servanda.web.register.services.linking import Proposal, file_links
from servanda.web.review.services import reports

pytestmark = pytest.mark.usefixtures("register", "here")
MORE = """Title: Talks
Date: {date}

Peru and Ecuador met in the Rivers Council.

1. {who} will provide {what} to the Rivers Council{when}.
"""


@pytest.fixture
def several(register: None) -> None:
    """Commitments of several days, holders and periods beside those of the register."""
    filed(MORE.format(date="2020-01-02", who="Peru", what="ten nets", when=" by 2035"), "nets", mechanism="RC")
    filed(MORE.format(date="2022-01-02", who="Peru", what="five buoys", when=""), "buoys", mechanism="RC")


def column(address: str, name: str) -> list[str]:
    """What stands in a column of the spreadsheet, which comes in the order of the table."""
    joint = "&" if "?" in address else "?"
    rows = csv.DictReader(io.StringIO(page(Client(), f"{address}{joint}format=csv").lstrip("\ufeff")))
    return [row[name] for row in rows]


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(("sort", "name"), [("date", "date"), ("due", "due")])
def test_the_table_is_sorted_either_way_and_what_is_empty_comes_last(sort: str, name: str) -> None:
    up, down = (column(f"/commitments/?mechanism=RC&sort={way}{sort}", name) for way in ("", "-"))
    held = sorted(one for one in up if one)
    empty = [""] * (len(up) - len(held))
    assert len(set(held)) > 1
    assert up == [*held, *empty]
    assert down == [*reversed(held), *empty]


@pytest.mark.usefixtures("several")
def test_holders_come_in_the_order_of_the_mechanisms_list() -> None:
    assert column("/commitments/?sort=holder", "who") == ["EC", "PE; EC", "EC", "PE", "PE"]
    models.Member.objects.filter(code="PE").update(order=0)
    assert column("/commitments/?sort=holder", "who") == ["PE; EC", "PE", "PE", "EC", "EC"]


@pytest.mark.usefixtures("several")
def test_a_head_says_how_the_table_is_sorted_and_turns_it_round() -> None:
    held = Client()
    assert re.search(r'aria-sort="descending"><a href="[^"]*sort=date">Date<', page(held, "/commitments/"))
    shown = page(held, "/commitments/?mechanism=RC&sort=due&start=0")
    assert re.search(r'aria-sort="ascending"><a href="\?mechanism=RC&amp;sort=-due">Due<', shown)
    assert shown.count("aria-sort") == 1
    assert '<option value="due" selected>' in shown
    assert "aria-sort" in page(held, "/commitments/?sort=size")


def test_commitments_are_listed_by_where_they_stand() -> None:
    fill(HIDDEN)
    wide = ref_of("40 patrol")
    reports.report(reports.Told(wide, "EC", "2026", Status.DONE, "all came"), HAND)
    reports.sign("RC", "EC", "2026", HAND)
    (found,) = column("/commitments/?status=done", "id")
    assert found == wide
    assert wide not in column("/commitments/?status=no_information", "id")
    assert column("/commitments/?kind=position&status=no_information", "id") == []
    assert column("/commitments/?sort=status", "status")[-1] == "done"
    assert column("/commitments/?sort=-status", "id")[0] == wide
    assert "<td>done</td>" in page(Client(), "/commitments/?words=patrol")


def test_a_report_nobody_signed_gives_no_status() -> None:
    fill(HIDDEN)
    assert column("/commitments/?status=under_way", "id") == []
    reports.sign("RC", "EC", "2025", HAND)
    assert column("/commitments/?status=under_way", "id") == [ref_of("40 patrol")]


@pytest.mark.parametrize(("name", "sees"), [(None, False), ("reader-public", False), ("reader-internal", True)])
def test_a_status_is_told_to_whoever_may_see_what_it_follows_from(name: str | None, sees: bool) -> None:
    fill(HIDDEN)
    earlier, later = ref_of("40 patrol"), ref_of(HIDDEN)
    proposal = Proposal(earlier, later, "fulfils", "narrow", (HIDDEN,))
    file_links([proposal], KEEPER)
    models.Link.objects.filter(relation="fulfils").update(state="confirmed")
    with override_settings(**TEAM):
        shown = page(browser(name), "/commitments/?status=done")
    assert (earlier in shown) == sees
