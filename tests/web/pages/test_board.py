"""The board of a planned meeting, the calendar, and what moved since the last visit."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import mail as sent_by
from django.core.mail.backends import locmem
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from tests.web.pages.conftest import HIDDEN, TEAM, browser
from tests.web.pages.filled import HAND, fill, ref_of
from tests.web.pages.test_delivery import sent
from tests.web.pages.test_desk import page
from tests.web.texts import KEEPER, RIVERS_1, filed

from servanda.errors import RegisterError
from servanda.records.board import ItemKind
from servanda.records.ruling import State
from servanda.web.pages.visits import last_visit, remember
from servanda.web.register import models
from servanda.web.register.services.verifying import verify
from servanda.web.review import models as review
from servanda.web.review.queries.board import items
from servanda.web.review.services.reminding import mail_by, remind

pytestmark = pytest.mark.usefixtures("register", "here", "filled")
BOARD = "/m/RC/prepare/M3/"


@pytest.fixture
def filled() -> None:
    fill(HIDDEN)


def agenda() -> list[str]:
    return [one.title for one in items(KEEPER, "RC", "M3") if one.kind is ItemKind.AGENDA]


def key_of(title: str) -> str:
    return next(one.key for one in items(KEEPER, "RC", "M3") if title in one.title)


def test_the_agenda_is_put_in_order() -> None:
    for title in ("Fish", "Boats"):
        sent(f"{BOARD}add/", kind="agenda", title=title)
    sent(f"{BOARD}{key_of('Boats')}/move/", action="up")
    assert agenda()[1:] == ["Boats", "Fish"]
    sent(f"{BOARD}{key_of('Fish')}/move/", action="place", place="1")
    assert agenda()[0] == "Fish"
    sent(f"{BOARD}{key_of('Fish')}/move/", action="up")
    sent(f"{BOARD}{key_of('Fish')}/move/", action="place", place="99")
    assert agenda()[-1] == "Fish"


def test_an_open_item_is_put_on_the_agenda_with_its_words() -> None:
    ref = ref_of("40 patrol")
    sent(f"{BOARD}add/", kind="agenda", ref=ref)
    assert "40 patrol boats" in agenda()[-1]
    assert "on the board" in page(Client(), BOARD)


def test_a_line_is_changed_finished_and_taken_away() -> None:
    sent(f"{BOARD}add/", kind="document", title="Draft declaration", responsible="Amina", until="2020-01-01")
    assert '<span class="state waiting">late</span>' in page(Client(), BOARD)
    key = key_of("Draft declaration")
    given = {"title": "Second draft", "responsible": "Bakyt", "until": "2098-12-31", "seen": "0"}
    sent(f"{BOARD}{key}/", **given)
    assert "somebody changed it" in sent(f"{BOARD}{key}/", 409, **given).lower()
    sent(f"{BOARD}{key}/", action="done")
    assert '<span class="state confirmed">done</span>' in page(Client(), BOARD)
    sent(f"{BOARD}{key}/", action="remove")
    assert "Second draft" not in page(Client(), BOARD)
    assert verify().whole


@pytest.mark.parametrize(
    "given", [{"title": " "}, {"title": "x", "until": "soon"}, {"title": "x", "email": "x\nBcc: y@z"}, {"kind": "x"}]
)
def test_what_is_no_line_is_refused(given: dict[str, str]) -> None:
    before = review.Item.objects.count()
    sent(f"{BOARD}add/", 422, **{"kind": "task", **given})
    assert review.Item.objects.count() == before


def test_a_meeting_is_planned_by_form() -> None:
    sent("/m/RC/prepare/plan/", key="M4", format="M", start="2098-05", place="Loja", host="EC")
    assert "Loja" in page(Client(), "/m/RC/prepare/M4/")
    sent("/m/RC/prepare/plan/", 422, key="M4", start="2098")
    sent("/m/RC/prepare/plan/", 422, key="M5", start="soon")
    sent("/m/RC/prepare/plan/", 422, key="../x")


def test_what_is_purged_goes_from_the_board_too() -> None:
    models.Text.objects.get(key="narrow").delete()
    assert [one.kind for one in items(KEEPER, "RC", "M3")] == [ItemKind.AGENDA]
    assert not review.Comment.objects.filter(words__contains="ships").exists()


def test_the_calendar_has_meetings_deadlines_and_due_days() -> None:
    sent(f"{BOARD}add/", kind="document", title="Draft; declaration, one", until="2098-12-31")
    shown = page(Client(), "/calendar/")
    found = re.search(r'value="http://testserver(/calendar/[^"]+\.ics)"', shown)
    assert found
    answer = Client().get(found[1])
    assert answer["Content-Type"].startswith("text/calendar")
    body = answer.content.decode().replace("\r\n ", "")
    meeting = next(event for event in body.split("BEGIN:VEVENT") if "SUMMARY:RC M3\r\n" in event)
    assert "DTSTART;VALUE=DATE:20990506" in meeting
    assert "DTEND;VALUE=DATE:20990507" in meeting
    document = next(event for event in body.split("BEGIN:VEVENT") if "Draft\\; declaration\\, one" in event)
    assert "DTSTART;VALUE=DATE:20981231" in document
    sent("/calendar/renew/")
    assert Client().get(found[1]).status_code == 404


def test_whoever_is_responsible_is_reminded_once_for_each_day() -> None:
    given = {"title": "Draft", "responsible": "Amina", "email": "amina@example.org", "until": "2026-03-01"}
    sent(f"{BOARD}add/", kind="document", **given)
    sent(f"{BOARD}add/", kind="task", title="no address", until="2026-03-01")
    mail = locmem.EmailBackend()
    assert remind(dt.date(2026, 2, 20), HAND, mail) == 0
    assert remind(dt.date(2026, 3, 2), HAND, mail) == 1
    assert remind(dt.date(2026, 3, 2), HAND, mail) == 0
    sent(f"{BOARD}{key_of('Draft')}/", **{**given, "until": "2026-03-02"}, seen="0")
    assert remind(dt.date(2026, 3, 2), HAND, mail) == 1
    sent(f"{BOARD}{key_of('Draft')}/", action="done")
    assert [one.to for one in sent_by.outbox] == [["amina@example.org"]] * 2
    assert "2026-03-01  RC M3: Draft" in str(sent_by.outbox[0].body)
    assert "Draft" not in sent_by.outbox[0].subject


@pytest.mark.parametrize("url", ["x", "http://mail", "smtp://", "smtp://host:port"])
def test_a_mail_server_is_named_by_its_address(url: str) -> None:
    with pytest.raises(RegisterError, match="no mail server"):
        mail_by(url)


def test_home_says_what_moved_since_the_last_visit() -> None:
    sent(f"/s/{ref_of('40 patrol')}/comment/", words="Has it come?", level="internal")
    held = Client()
    shown = page(held, "/")
    assert "Moved in the last seven days" in shown
    assert "Remark added" in shown
    assert "servanda_seen" in held.cookies


def test_home_shows_what_is_overdue_until_it_has_a_later_day() -> None:
    ref = ref_of("40 patrol")
    assert "overdue" not in page(Client(), "/")
    late = {"action": "correct", "seen": "0", "reason": "the day", "kind": "commitment", "field-period": "/2020-01-31"}
    sent(f"/s/{ref}/rule/", **late)
    shown = page(Client(), "/")
    assert shown.index(f'href="/s/{ref}/"') < shown.index("overdue")
    sent(f"/s/{ref}/extend/", until="2099-01-01", reason="the boats are being built")
    assert "overdue" not in page(Client(), "/")


def test_home_leads_to_what_else_waits() -> None:
    assert "All texts, with what waits in each" not in page(Client(), "/")
    for day in range(1, 9):
        filed(RIVERS_1.replace("2024-03-04", f"2024-03-1{day}"), f"more-{day}")
    # Which statements wait is the reader's to say, and a better reader leaves fewer.
    models.Statement.objects.update(state=State.WAITING.value)
    assert "All texts, with what waits in each" in page(Client(), "/")


def test_home_tells_nobody_of_what_is_hidden() -> None:
    sent(f"/s/{ref_of(HIDDEN)}/comment/", words="Has it come?", level="internal")
    with override_settings(**TEAM):
        assert "Moved in" not in page(browser(None), "/")
        assert "Remark added" in page(browser("reader-internal"), "/")
        shown = page(browser("reader-participants"), "/")
    assert "Moved in" in shown
    assert HIDDEN not in shown
    assert "Remark added" not in shown


def test_a_visit_ends_after_half_an_hour() -> None:
    now = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
    answer, request = HttpResponse(), RequestFactory().get("/")
    assert last_visit(request, now) is None
    remember(request, answer, now)
    request.COOKIES["servanda_seen"] = answer.cookies["servanda_seen"].value
    soon, later = now + dt.timedelta(minutes=10), now + dt.timedelta(hours=5)
    assert last_visit(request, soon) is None
    assert last_visit(request, later) == now
    request.COOKIES["servanda_seen"] = "forged"
    assert last_visit(request, later) is None
