"""What is said of a text when it is filed in the browser, and later."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from tests.web.pages.conftest import HIDDEN, browser
from tests.web.pages.test_desk import page
from tests.web.texts import KEEPER, NOW

from servanda.records import PartialDate, Standing
from servanda.records.level import Level
from servanda.records.register import MeetingEntry
from servanda.records.ruling import Action
from servanda.web.register import models
from servanda.web.register.queries.series import series
from servanda.web.register.queries.showing import statement
from servanda.web.register.services import describing
from servanda.web.register.services.describing import Description
from servanda.web.register.services.meetings import save_meeting
from servanda.web.register.services.verifying import verify

pytestmark = pytest.mark.usefixtures("register", "here")
BARE = "Talks on boats\n\nPeru will provide ten boats to Ecuador by 2031."
ABOUT = {"title": "Talks", "date": "2024-03", "standing": "chairs_summary"}


def kept(**said: str) -> models.Text:
    held = Client()
    laid = held.post("/start/read/", {"text": BARE})["Location"]
    assert 'value="Talks on boats"' in page(held, laid)
    answer = held.post(f"{laid}keep/", said)
    assert answer.status_code == 302, answer.content.decode()
    page(held, answer["Location"])
    return models.Text.objects.get(key=answer["Location"].split("/")[2])


def test_a_text_is_kept_under_the_title_date_and_meeting_that_were_given() -> None:
    text = kept(**ABOUT, into="RC/M1", level="public")
    assert (text.title, text.date, text.standing) == ("Talks", "2024-03", "chairs_summary")
    assert text.meeting is not None
    assert text.meeting.key == "M1"
    row = text.statements.get()
    assert row.ref.startswith("RC-2024-M1-P")
    assert (row.date, row.standing) == ("2024-03", "chairs_summary")


def test_a_text_without_a_date_has_its_meetings() -> None:
    assert kept(into="RC/M2").date == "2025-03-06"


def test_what_is_said_of_a_kept_text_goes_to_all_that_came_from_it() -> None:
    text = kept(into="RC")
    assert (text.meeting, text.date) == (None, "")
    old = text.statements.get().ref
    answer = Client().post(f"/t/{text.key}/describe/", {**ABOUT, "date": "", "meeting": "M2"})
    assert answer["Location"] == f"/t/{text.key}/"
    row = text.statements.get()
    assert (row.date, row.standing) == ("2025-03-06", "chairs_summary")
    assert row.ref.startswith("RC-2025-M2-")
    assert statement(KEEPER, old).ref == row.ref
    assert set(row.facets.values_list("date", flat=True)) == {"2025-03-06"}
    assert set(models.Passage.objects.filter(text=text).values_list("standing", flat=True)) == {"chairs_summary"}
    shown = page(Client(), f"/t/{text.key}/")
    assert '<h1 dir="auto" lang="en">Talks</h1>' in shown
    assert "(Talks, " in shown
    assert '<option value="M2" selected>' in shown
    assert "Text described" in page(Client(), "/")
    assert verify().whole


def test_the_chain_says_what_was_said_before_and_nothing_where_nothing_changed() -> None:
    text = kept(**ABOUT, into="RC/M1")
    said = Description("Talks", None, "M1", Standing.CHAIR)
    describing.describe(text.key, said, KEEPER, NOW)
    describing.describe(text.key, said, KEEPER, NOW)
    (ruling,) = models.Ruling.objects.filter(action=Action.DESCRIBE.value)
    assert ruling.text == text.uid
    assert '"2024-03"' in (ruling.change or "")
    assert text.statements.get().ref == "RC-2024-M1-01"
    assert series(KEEPER, None, text=text.key).readings[0].document.metadata.date == PartialDate(2024, 3, 4)


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"date": "soon"}, 422),
        ({"date": "2024-01-02-03"}, 422),
        ({"standing": "gossip"}, 422),
        ({"title": "x" * 301}, 422),
        ({"meeting": "M9"}, 404),
    ],
)
def test_what_is_no_description_is_refused(wrong: dict[str, str], status: int) -> None:
    before = models.Text.objects.get(key="wide")
    answer = Client().post("/t/wide/describe/", {**ABOUT, "meeting": "M1", **wrong})
    assert answer.status_code == status
    after = models.Text.objects.get(key="wide")
    assert (before.title, before.date, before.meeting) == (after.title, after.date, after.meeting)


def test_a_text_of_no_mechanism_has_no_meeting() -> None:
    text = kept(**ABOUT)
    assert Client().post(f"/t/{text.key}/describe/", {**ABOUT, "meeting": "M1"}).status_code == 404
    assert Client().post(f"/t/{text.key}/describe/", {**ABOUT, "title": "Else"}).status_code == 302
    assert models.Text.objects.get(pk=text.pk).title == "Else"


class TestTeam:
    """Editors file and release in the browser, as at the command line."""

    @pytest.fixture(autouse=True)
    def as_a_team(self, here: None, team: None) -> None:
        pass

    def test_an_editor_files_a_file_with_meeting_title_and_level(self) -> None:
        held = browser("editor-internal")
        assert 'href="/m/RC/file/"' in page(held, "/m/RC/")
        assert "RC/M1" in page(held, "/m/RC/file/")
        given = io.BytesIO(
            b"<html><body><h1>Talks</h1><p>Peru will provide ten boats to Ecuador by 2031.</p></body></html>"
        )
        given.name = "talks.html"
        answer = held.post("/m/RC/file/", {**ABOUT, "file": given, "into": "RC/M1", "level": "participants"})
        assert answer["Location"] == "/t/talks/"
        text = models.Text.objects.get(key="talks")
        assert (text.title, text.date, text.level) == ("Talks", "2024-03", Level.PARTICIPANTS.width)
        assert text.versions.get().filed_by == "editor-internal"
        assert "ten boats" in page(browser("reader-participants"), "/t/talks/")
        assert Client().get("/t/talks/").status_code == 404

    def test_words_are_pasted_and_belong_to_the_mechanism_of_the_page(self) -> None:
        answer = browser("editor-internal").post("/m/RC/file/", {"text": BARE, "title": "Boats", "into": "XX/M2"})
        text = models.Text.objects.get(title="Boats")
        assert answer["Location"] == f"/t/{text.key}/"
        assert text.mechanism is not None
        assert text.mechanism.code == "RC"
        assert text.date == "2025-03-06"

    @pytest.mark.parametrize(("given", "status"), [({}, 422), ({"text": BARE, "into": "RC/M9"}, 404)])
    def test_what_cannot_be_filed_is_said(self, given: dict[str, str], status: int) -> None:
        before = models.Text.objects.count()
        assert browser("editor-internal").post("/m/RC/file/", given).status_code == status
        assert models.Text.objects.count() == before

    def test_a_released_text_is_read_by_everybody_from_then_on(self) -> None:
        held = browser("administrator-internal")
        assert 'action="/t/narrow/release/"' in page(held, "/t/narrow/")
        assert held.post("/t/narrow/release/", {"level": "public", "reason": " "}).status_code == 403
        assert Client().get("/t/narrow/").status_code == 404
        assert held.post("/t/narrow/release/", {"level": "public", "reason": "published"}).status_code == 302
        assert HIDDEN in page(Client(), "/t/narrow/")
        assert verify().whole

    def test_a_meeting_is_released_and_keeps_what_it_is(self) -> None:
        save_meeting(MeetingEntry("RC", "M7", "M", 7, PartialDate(2099), None, "Loja", "EC", "", "planned"), KEEPER)
        assert "Loja" not in page(Client(), "/m/RC/")
        held = browser("editor-internal")
        assert held.post("/m/RC/meetings/release/", {"meeting": "M7", "level": "public"}).status_code == 302
        assert "Loja" in page(Client(), "/m/RC/")
        assert held.post("/m/RC/meetings/release/", {"meeting": "M8", "level": "public"}).status_code == 404

    def test_a_planned_meeting_gets_the_level_that_was_chosen(self) -> None:
        held = browser("editor-internal")
        held.post("/m/RC/prepare/plan/", {"key": "M8", "start": "2098", "level": "internal"})
        held.post("/m/RC/prepare/plan/", {"key": "M9", "start": "2098", "level": "public"})
        levels = dict(models.Meeting.objects.filter(key__in=["M8", "M9"]).values_list("key", "level"))
        assert levels == {"M8": Level.INTERNAL.width, "M9": Level.PUBLIC.width}
