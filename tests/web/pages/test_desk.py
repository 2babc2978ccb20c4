"""What the pages show and do, asked as a browser without script asks."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.test import Client, override_settings
from tests.web.pages.conftest import HERE
from tests.web.texts import RIVERS_1, RIVERS_2, filed

from servanda.records.level import Level
from servanda.web.register import models

XSS = "<script>alert(1)</script>"


def page(held: Client, address: str, status: int = 200) -> str:
    answer = held.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.mark.usefixtures("register", "here")
class TestHere:
    """On a local start, without an account."""

    def test_pasted_words_are_read_shown_and_kept(self) -> None:
        held = Client()
        answer = held.post("/start/read/", {"text": "Title: Boats\n\nPeru will provide ten boats to Ecuador by 2031."})
        shown = page(held, answer["Location"])
        assert "<mark" in shown
        assert "ten boats" in shown
        assert not models.Text.objects.filter(title="Boats").exists()
        kept = held.post(f"{answer['Location']}keep/", {"into": "", "level": ""})
        assert "ten boats" in page(held, kept["Location"])
        assert models.Text.objects.get(title="Boats").level == Level.INTERNAL.width

    def test_two_pasted_texts_are_compared(self) -> None:
        held = Client()
        answer = held.post("/start/read/", {"text": RIVERS_1, "second": RIVERS_2})
        shown = page(held, answer["Location"])
        assert "<del>40</del>" in shown
        assert "<ins>60</ins>" in shown
        assert re.search('<span class="tag co">commitment</span> <q dir="auto">[^/]*<del>40', shown)

    @pytest.mark.parametrize(("kept", "leads"), [(["0", "1"], "/compare/?a="), (["1"], "/t/"), ([], "")])
    def test_compared_texts_are_kept_as_chosen(self, kept: list[str], leads: str) -> None:
        held = Client()
        texts = [f"Title: {name}\n\nPeru will provide {name} to Ecuador by 2031." for name in ("boats", "nets")]
        laid = held.post("/start/read/", {"text": texts[0], "second": texts[1]})["Location"]
        assert 'value="1" checked' in page(held, laid)
        answer = held.post(f"{laid}keep/", {"kept": kept, "into0": "RC", "into1": "RC/M2"})
        assert answer.status_code == (302 if kept else 422)
        titles = {text.title for text in models.Text.objects.filter(title__in=["boats", "nets"])}
        assert titles == {("boats", "nets")[int(one)] for one in kept}
        if kept:
            assert answer["Location"].startswith(leads)
            page(held, answer["Location"])

    def test_a_file_is_read_by_its_format(self) -> None:
        held = Client()
        file = io.BytesIO(b"<html><body><h1>Talks</h1><p>Peru will provide ten boats to Ecuador.</p></body></html>")
        file.name = "talks.html"
        shown = page(held, held.post("/start/read/", {"file": file})["Location"])
        assert "&lt;p&gt;" not in shown
        assert "ten boats" in shown

    @pytest.mark.parametrize(
        "given", [{}, {"text": " "}, {"address": "http://127.0.0.1/"}, {"address": "http://[::1]/"}, {"address": "x"}]
    )
    def test_what_cannot_be_read_is_said(self, given: dict[str, str]) -> None:
        answer = Client().post("/start/read/", given)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()

    def test_a_text_too_long_is_refused(self) -> None:
        assert Client().post("/start/read/", {"text": "word " * 130_000}).status_code == 422

    def test_the_foot_says_where_the_data_lies(self) -> None:
        assert "Nothing leaves this machine" in page(Client(), "/texts/")

    def test_a_page_elsewhere_may_not_send_forms(self) -> None:
        held = Client(enforce_csrf_checks=True)
        assert held.post("/start/read/", {"text": "Peru will go."}).status_code == 403

    def test_another_name_of_this_machine_is_not_answered(self) -> None:
        assert Client().get("/texts/", headers={"host": "evil.example"}).status_code == 400

    def test_a_ruling_stays_and_the_second_of_two_is_told(self) -> None:
        held = Client()
        ref = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol").ref
        assert held.post(f"/s/{ref}/rule/", {"action": "confirm", "seen": "0"}).status_code == 302
        assert models.Statement.objects.get(ref=ref, current=True).state == "confirmed"
        late = held.post(f"/s/{ref}/rule/", {"action": "reject", "seen": "0", "reason": "no"})
        assert late.status_code == 409
        assert "since you looked" in late.content.decode()

    def test_only_the_field_that_was_touched_is_corrected(self) -> None:
        held = Client()
        ref = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol").ref
        form = page(held, f"/s/{ref}/edit/")
        values = dict(re.findall(r'name="(field-\w+)" value="([^"]*)"', form))
        assert values["field-action"] == "provide"
        sent = {**values, "field-action": "deliver", "kind": "commitment", "action": "correct", "seen": "0"}
        assert held.post(f"/s/{ref}/rule/", {**sent, "reason": "the verb"}).status_code == 302
        assert models.Statement.objects.get(ref=ref, current=True).ruled == {"action": "deliver"}

    def test_a_statement_is_split_where_the_bar_stands(self) -> None:
        held = Client()
        row = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol")
        cut = row.quote.replace(" to Peru", "| to Peru")
        sent = {"action": "split", "seen": "0", "reason": "two", "parts": cut}
        assert held.post(f"/s/{row.ref}/rule/", sent).status_code == 302
        assert models.Statement.objects.filter(text__key="wide", quote="to Peru by 2027", current=True).exists()
        wrong = {**sent, "seen": "1", "parts": "other words|here"}
        assert held.post(f"/s/{row.ref}/rule/", wrong).status_code in {409, 422}

    def test_a_matrix_number_is_the_number_of_its_list(self) -> None:
        held = Client()
        cells = re.findall(r'<a href="(/commitments/[^"]*)" aria-label="(\d+) by', page(held, "/m/RC/"))
        assert cells
        for address, count in cells:
            shown = page(held, address.replace("&amp;", "&"))
            assert len(re.findall(r'<tr><th scope="row">', shown)) == int(count)

    def test_a_filter_that_nobody_understands_is_named_and_left_out(self) -> None:
        shown = page(Client(), "/commitments/?due=xx&force=zzz&since=2024-03&kind=commitment")
        assert re.findall("<code>(.*?)</code>", shown.partition("Not understood")[2].partition("</p>")[0]) == [
            "due=xx",
            "force=zzz",
        ]
        assert "40 patrol boats" in shown
        assert "Not understood" not in page(Client(), "/commitments/?due=2030&force=firm")

    def test_an_error_leads_back_to_where_one_was(self) -> None:
        answer = Client().post("/start/read/", headers={"referer": "http://testserver/start/"})
        assert answer.status_code == 422
        assert '<a class="back" href="http://testserver/start/">' in answer.content.decode()
        elsewhere = Client().post("/start/read/", headers={"referer": "http://evil.example/"})
        assert "evil" not in elsewhere.content.decode()

    def test_what_is_shown_can_be_had_as_a_spreadsheet(self) -> None:
        rows = list(csv.reader(io.StringIO(page(Client(), "/commitments/?holder=EC&format=csv").lstrip("\ufeff"))))
        assert rows[0][0] == "id"
        assert all("EC" in row[4] for row in rows[1:])
        assert len(rows) > 1

    def test_markup_in_a_text_shows_as_text(self) -> None:
        hostile = f"Title: {XSS} talks\n\nPeru will provide {XSS} boats to Ecuador.\n\n=1+1 will follow."
        filed(hostile, "hostile")
        held = Client()
        held.post("/t/hostile/add/", {"kind": "position", "quote": "=1+1 will follow", "reason": XSS})
        refs = [row.ref for row in models.Statement.objects.filter(text__key="hostile")]
        asked = ["/", "/texts/", "/t/hostile/", "/commitments/", f"/search/?words={XSS}", "/start/", "/m/RC/"]
        asked += [f"/s/{ref}/" for ref in refs] + [f"/s/{ref}/edit/" for ref in refs]
        assert refs
        for address in asked:
            assert XSS not in page(held, address), address
        shown = page(held, "/commitments/?kind=position&format=csv")
        assert "'=1+1" in shown

    def test_the_mechanism_page_draws_its_meetings(self) -> None:
        shown = page(Client(), "/m/RC/")
        assert shown.count("<circle") == 2
        assert 'aria-label="M2, 6 March 2025, Lima"' in shown


@pytest.mark.usefixtures("register")
def test_an_empty_local_start_leads_to_the_start_page() -> None:
    models.Link.objects.all().delete()
    for table in (models.Statement, models.Passage, models.Version, models.Text, models.Meeting, models.Role):
        table._default_manager.all().delete()
    models.Topic.objects.all().delete()
    models.Commitment.objects.all().delete()
    models.Mechanism.objects.all().delete()
    with override_settings(**HERE):
        assert Client().get("/")["Location"] == "/start/"


@pytest.mark.usefixtures("register", "team")
class TestTeam:
    """As a team runs it."""

    def test_no_page_lets_foreign_or_inline_code_in(self) -> None:
        for address in ("/", "/m/RC/", "/t/wide/", "/commitments/", "/nothing/"):
            answer = Client().get(address)
            policy = answer["Content-Security-Policy"]
            assert "unsafe" not in policy
            assert "default-src 'none'" in policy
            shown = answer.content.decode()
            assert not re.search(
                r"<script(?![^>]*src=)|\son\w+=|\sstyle=|<style|https?://", shown.replace('xmlns="http', "")
            )
