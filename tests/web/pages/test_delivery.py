"""Pledges, instruments, a commitment's page and the review, asked as a browser without script asks."""

from __future__ import annotations

import io
import re

import pytest
from django.test import Client
from tests.web.pages.conftest import HIDDEN
from tests.web.pages.filled import fill, ref_of
from tests.web.pages.test_desk import XSS, page
from tests.web.texts import KEEPER

from servanda.records.pledge import OverlapKind
from servanda.web.register import models
from servanda.web.register.services.verifying import verify
from servanda.web.review import models as review
from servanda.web.review.queries.pledges import pledges

pytestmark = pytest.mark.usefixtures("register", "here", "filled")


@pytest.fixture
def filled() -> None:
    fill(HIDDEN)


def sent(address: str, status: int = 302, /, **values: object) -> str:
    answer = Client().post(address, values)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def keys() -> list[str]:
    return [one.key for one in pledges(KEEPER, "RC")]


def test_a_pledge_shows_what_came_of_it() -> None:
    sent(f"/m/RC/pledges/{keys()[0]}/deliver/", value="10", day="2025-06-30", source="Ministry of Defence")
    shown = page(Client(), "/m/RC/pledges/")
    assert "10 (25%)" in shown
    assert 'class="came"' in shown
    assert "Ministry of Defence" in shown


@pytest.mark.parametrize("value", ["", "many", "NaN", "-"])
def test_what_is_no_figure_is_refused(value: str) -> None:
    told = sent(f"/m/RC/pledges/{keys()[0]}/deliver/", 422, value=value, day="2025", source="x")
    assert 'role="alert"' in told
    assert not review.Delivery.objects.exists()


def test_amounts_are_added_up_only_once_they_were_ruled_distinct() -> None:
    first, second = keys()
    assert "100 patrol boats" not in page(Client(), "/m/RC/pledges/")
    review.Pledge.objects.update(unit="patrol boats")
    sent("/m/RC/pledges/rule/", earlier=first, later=second, kind="new", reason="two programmes", seen="0")
    assert "100 patrol boats" in page(Client(), "/m/RC/pledges/")
    sent("/m/RC/pledges/rule/", earlier=first, later=second, kind="continuing", reason="one after all", seen="1")
    assert "100 patrol boats" not in page(Client(), "/m/RC/pledges/")


def test_the_second_of_two_who_rule_on_a_pair_is_told() -> None:
    first, second = keys()
    given = {"earlier": first, "later": second, "kind": "part_of", "reason": "so", "seen": "0"}
    sent("/m/RC/pledges/rule/", **given)
    assert "part_of" in sent("/m/RC/pledges/rule/", 409, **given)
    assert review.Overlap.objects.get().kind == OverlapKind.PART_OF.value


def test_a_ruling_on_a_pair_comes_back_as_its_part_alone() -> None:
    first, second = keys()
    given = {"earlier": first, "later": second, "kind": "reannounced", "reason": "so", "seen": "0"}
    answer = Client().post("/m/RC/pledges/rule/", given, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.content.decode().lstrip().startswith("<article")


def test_the_instrument_says_whose_act_is_missing_until_it_is_entered() -> None:
    shown = page(Client(), "/m/RC/i/treaty/")
    assert "Not in force; 1 act is missing, of: Peru" in shown
    sent("/m/RC/i/treaty/act/", kind="ratification", party="PE", day="2025-07-01", source="wide")
    shown = page(Client(), "/m/RC/i/treaty/")
    assert "In force since 1 July 2025" in shown
    assert 'href="/t/wide/"' in shown
    assert "In force since 1 July 2025" in page(Client(), "/m/RC/instruments/")


def test_a_stage_that_was_read_is_confirmed_or_rejected() -> None:
    row = review.Instrument.objects.get(key="treaty")
    text = models.Text.objects.get(key="wide")
    review.Step.objects.create(
        instrument=row, rung="agreed", day="2024-03-04", source="wide", text=text, state="read", by="x", at=row.at,
        mechanism=row.mechanism,
    )  # fmt: skip
    given = {"rung": "agreed", "day": "2024-03-04", "source": "wide"}
    sent("/m/RC/i/treaty/stage/", **given, action="reject")
    assert review.Step.objects.get().state == "rejected"
    sent("/m/RC/i/treaty/stage/", **given, action="confirm")
    assert review.Step.objects.get().state == "confirmed"


def test_a_rule_of_entry_into_force_is_entered_by_form() -> None:
    sent("/m/RC/i/treaty/describe/", name="Treaty of the Rivers", by="consent", count="1", days="30", words="Art. 9")
    shown = page(Client(), "/m/RC/i/treaty/")
    assert "In force since 31 May 2025" in shown
    assert "Art. 9" in shown
    sent("/m/RC/i/treaty/describe/", 422, by="date", date="soon")


def test_a_commitment_says_where_it_stands_and_why() -> None:
    ref = ref_of("40 patrol")
    shown = page(Client(), f"/s/{ref}/")
    assert "no information received" in shown
    assert "no source says anything" in shown
    sent(f"/m/RC/pledges/{keys()[0]}/deliver/", value="10", day="2025-06-30", source="Ministry of Defence")
    assert "under way" in page(Client(), f"/s/{ref}/")
    sent(f"/s/{ref}/extend/", until="2030-12-31", reason="agreed in Lima")
    assert "due 31 December 2030" in page(Client(), f"/s/{ref}/")


def test_a_remark_stays_with_author_time_and_level() -> None:
    ref = ref_of("40 patrol")
    sent(f"/s/{ref}/comment/", words=f"{XSS}\nAsk again.", level="internal")
    shown = page(Client(), f"/s/{ref}/")
    assert XSS not in shown
    assert "Ask again." in shown
    assert review.Comment.objects.filter(words__contains="Ask again").count() == 1
    assert verify().whole


@pytest.mark.parametrize(
    ("words", "level", "status"), [(" ", "internal", 422), ("x" * 10_001, "internal", 422), ("x", "x", 422)]
)
def test_no_remark_without_words_or_level(words: str, level: str, status: int) -> None:
    sent(f"/s/{ref_of('40 patrol')}/comment/", status, words=words, level=level)


def test_a_file_given_as_evidence_comes_back_as_it_was_and_is_never_shown() -> None:
    ref = ref_of("40 patrol")
    file = io.BytesIO(b"<script>alert(1)</script>")
    file.name = "no\u202ete.html"
    sent(f"/s/{ref}/evidence/", kind="primary", shows="it came", file=file)
    found = re.search(r"/evidence/([0-9a-f-]+)/", page(Client(), f"/s/{ref}/"))
    assert found
    answer = Client().get(f"/evidence/{found[1]}/")
    assert answer.content == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "given",
    [
        {"url": "javascript:alert(1)"},
        {"text": "wide", "quote": "words that are not in it"},
        {"text": "nothing", "quote": "x"},
        {},
        {"url": "https://example.org", "text": "wide", "quote": "Peru"},
    ],
)
def test_evidence_comes_from_one_place_that_exists(given: dict[str, str]) -> None:
    before = review.Evidence.objects.count()
    answer = Client().post(f"/s/{ref_of('40 patrol')}/evidence/", {"kind": "primary", "shows": "x", **given})
    assert answer.status_code in {403, 404, 422}
    assert review.Evidence.objects.count() == before


def test_a_return_goes_out_comes_back_row_by_row_and_is_signed() -> None:
    form = Client().get("/m/RC/review/form/?party=EC&cycle=2026&format=csv").content.decode("utf-8-sig")
    lines = form.splitlines()
    assert ref_of("40 patrol") in form
    filled = [lines[0], lines[1].replace(",under way,", ",done,"), *lines[2:]]
    file = io.BytesIO("\r\n".join(filled).encode())
    file.name = "return.csv"
    shown = sent("/m/RC/review/take/", 200, party="EC", cycle="2026", file=file)
    assert "What became of the form of Ecuador" in shown
    assert "taken: <strong>1</strong>" in shown
    assert "received, not signed" in page(Client(), "/m/RC/review/?cycle=2026")
    sent("/m/RC/review/sign/", party="EC", cycle="2026")
    assert '<span class="state confirmed">signed</span>' in page(Client(), "/m/RC/review/?cycle=2026")


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"Id,Status\r\n1,done\r\n", b"PK\x03\x04 no workbook"])
@pytest.mark.parametrize("name", ["return.csv", "return.xlsx"])
def test_a_file_that_is_no_form_is_told_so(data: bytes, name: str) -> None:
    file = io.BytesIO(data)
    file.name = name
    told = sent("/m/RC/review/take/", 422, party="EC", cycle="2026", file=file)
    assert 'role="alert"' in told
    assert "BadZipFile" not in told


@pytest.mark.parametrize(("kind", "begins"), [("md", "# "), ("html", "<!DOCTYPE html>"), ("csv", "")])
def test_the_review_is_read_here_and_taken_away(kind: str, begins: str) -> None:
    assert "Peru" in page(Client(), "/m/RC/review/report/?cycle=M1..")
    answer = Client().get(f"/m/RC/review/report/?cycle=M1..&format={kind}")
    assert "attachment" in answer["Content-Disposition"]
    assert answer.content.decode().lstrip("\ufeff").lower().startswith(begins.lower())


def test_a_cycle_that_is_none_is_told_so() -> None:
    assert "there is no such meeting" in page(Client(), "/m/RC/review/report/?cycle=Nowhere..", 404).lower()


def test_two_kept_texts_are_compared_side_by_side() -> None:
    shown = page(Client(), "/compare/?a=wide&b=narrow")
    assert "<del>40</del>" in shown
    assert "<ins>60</ins>" in shown
    assert "there is no such text" in page(Client(), "/compare/?a=wide&b=nothing", 404).lower()
