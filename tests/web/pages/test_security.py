"""Whatever is sent, an answer comes that breaks nothing and runs nothing."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.pages.conftest import HERE, TEAM, browser
from tests.web.pages.test_rights import addresses, patterns
from tests.web.texts import KEEPER, NOW, filed

from servanda.records.level import Level
from servanda.records.ruling import Action
from servanda.web.accounts.models import User
from servanda.web.register import models
from servanda.web.register.queries import exporting
from servanda.web.register.services.mechanisms import grant
from servanda.web.register.services.people import Place, invite, open_view
from servanda.web.register.services.ruling import Order, rule
from servanda.web.register.viewing import ANYBODY
from servanda.web.settings.home import furnish

pytestmark = pytest.mark.usefixtures("register", "filled")
ODD = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["\0", "..", "-1", "NaN", "9" * 30, "%00", "'; --", "{{7*7}}", "2026-02-31", "x" * 3000, "\ud7ff"]),
)
FIELDS = """action seen reason relation kind quote holders cuts start end words mechanism meeting text state standing
area topic holder beneficiary since until due size cursor format page sort force level role party whom shown disclaimer
name password login code next file text second address of phrase process text_second""".split()
FEW = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def filled(pattern: str, word: str) -> str:
    return "/" + re.sub(r"<[^>]+>", lambda _: quote(word, safe="") or "x", pattern)


def asked_for() -> list[str]:
    """Every pattern, and what is there: forms about a thing that is none end too soon to break."""
    return patterns(get_resolver()) + [one.lstrip("/") for held in addresses().values() for one in held]


@pytest.mark.parametrize("where", [HERE, TEAM], ids=["here", "team"])
def test_no_address_and_no_form_breaks_a_page(where: dict[str, object]) -> None:
    every = asked_for()
    # Reading a text costs a second each; what is read is fuzzed where it is read.
    forms = [one for one in every if one not in {"start/read/", "start/sample/"} and not one.startswith("api/")]

    @FEW
    @given(word=ODD, sent=st.dictionaries(st.sampled_from(FIELDS), ODD, max_size=8))
    def asked(word: str, sent: dict[str, str]) -> None:
        held = browser("administrator-internal")
        held.raise_request_exception = False
        for pattern in every:
            answer = held.get(filled(pattern, word), sent)
            assert answer.status_code < 500, (pattern, word, sent)
        for pattern in forms:
            answer = held.post(filled(pattern, word), sent)
            assert answer.status_code < 500, (pattern, word, sent)
            held.force_login(held_by())

    with override_settings(**where):
        asked()


def held_by() -> User:
    return User.objects.get(username="administrator-internal")


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
    "{{ 7|add:7 }}{% debug %}",
)


class Running(HTMLParser):
    """Collects what a browser would run, or load from elsewhere, of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, object]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag in {"img", "iframe", "object", "embed", "style", "base"} or (tag == "script" and "src" not in held):
            self.found.append((tag, held))
        for name, value in attrs:
            said = (value or "").strip().lower()
            if (
                name.startswith("on")
                or name == "style"
                or (name in {"href", "src", "action", "formaction"} and re.match(r"(?!https?:)[a-z]+:|//", said))
            ):
                self.found.append((tag, held))


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize("words", HOSTILE)
def test_what_was_stored_shows_as_text_everywhere(words: str) -> None:
    said = f"Title: {words} talks\n\nPeru will provide ten boats to Ecuador by 2027. {words}\n\n{words}"
    filed(said, "hostile", mechanism="RC")
    ref = models.Statement.objects.filter(text__key="hostile").first()
    assert ref is not None
    rule(Order(ref.ref, Action.CONFIRM, words, 0, {}), KEEPER, NOW)
    mechanism = models.Mechanism.objects.get(code="RC")
    mechanism.names = {"en": words}
    mechanism.level_names = {"public": {"en": words}}
    mechanism.save()
    models.Member.objects.filter(code="PE").update(names={"en": words})
    models.Format.objects.update(names={"en": words})
    models.Meeting.objects.update(place=words, host=words, chair=words)
    open_view("RC", {"en": words}, KEEPER)
    token = invite("RC", words, Place("reader", Level.PUBLIC), KEEPER, NOW.replace(year=2099))
    held = browser("administrator-internal")
    asked = [one for pattern in addresses().values() for one in pattern if not one.startswith("/api/")]
    asked += [
        "/t/hostile/",
        f"/s/{ref.ref}/",
        f"/s/{ref.ref}/edit/",
        f"/join/{token}/",
        f"/search/?words={quote(words)}",
    ]
    shown = 0
    for address in asked:
        for client in (held, Client()):
            answer = client.get(address)
            if answer.get("Content-Type", "").startswith("text/html"):
                page = answer.content.decode()
                assert not Running(page).found, (address, Running(page).found)
                shown += "alert" in page or "debug" in page
    assert shown > 5
    for address in ("/api/statements", "/api/mechanisms"):
        assert held.get(address)["Content-Type"].startswith("application/json")
        assert held.get(address)["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1"])
def test_no_cell_that_leaves_is_a_formula(formula: str, tmp_path: Path) -> None:
    filed(
        f"Title: {formula} boats\nPublisher: {formula}\n\nPeru will provide ten boats.", "formula", level=Level.PUBLIC
    )
    models.Text.objects.filter(key="formula").update(title=formula, publisher=formula)
    models.Statement.objects.filter(text__key="formula").update(quote=formula)
    exporting.export(ANYBODY, tmp_path / "out")
    tables = [path.read_text("utf-8-sig") for path in (tmp_path / "out").glob("*.csv")]
    with override_settings(**HERE):
        tables.append(Client().get("/commitments/?format=csv&kind=").content.decode("utf-8-sig"))
    for table in tables:
        for row in csv.reader(io.StringIO(table)):
            assert not [cell for cell in row if re.match(r"[=+@\t\r]|-\d", cell) and not _number(cell)], row


def _number(cell: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", cell))


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p>" + b"a" * 200_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("big.txt", b"a" * (21 * 2**20)),
        ("program.exe", b"MZ\x90\x00" + bytes(range(256)) * 20),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("bomb.docx", bomb()),
        ("entities.html", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><html><body>&b;</body></html>'),
        ("../../outside.txt", b"\x00\x01\x02"),
    ],
)
def test_no_upload_is_taken_that_is_no_text_or_too_large(name: str, data: bytes) -> None:
    with override_settings(**HERE):
        answer = Client().post("/start/read/", {"file": SimpleUploadedFile(name, data)}, follow=True)
    assert answer.status_code in {200, 413, 422}, answer.status_code
    assert "root:" not in answer.content.decode()
    assert answer.status_code != 200 or name == "entities.html"


@pytest.mark.usefixtures("team")
class TestRules:
    """Of hosts, cookies, forms and transport."""

    def test_another_host_is_not_answered(self) -> None:
        assert Client().get("/", headers={"host": "evil.example"}).status_code == 400

    def test_a_form_without_its_token_changes_nothing(self) -> None:
        held = Client(enforce_csrf_checks=True)
        held.force_login(held_by())
        for pattern in addresses():
            if not pattern.startswith("api/"):
                assert held.post(filled(pattern, "RC")).status_code in {403, 404, 405}, pattern

    def test_cookies_stay_with_us(self) -> None:
        with override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True):
            held = Client()
            held.get("/sign-in/", secure=True)
            grant("RC", "amina", "reader", Level.PUBLIC, KEEPER, "seven boats in May")
            held.post("/sign-in/", {"login": "amina", "password": "seven boats in May"}, secure=True)
        session = held.cookies["sessionid"]
        assert session["httponly"]
        assert session["secure"]
        assert session["samesite"] == "Lax"
        assert held.cookies["csrftoken"]["secure"]

    def test_plain_http_is_led_to_https(self) -> None:
        with override_settings(SECURE_SSL_REDIRECT=True):
            assert Client().get("/m/RC/")["Location"] == "https://testserver/m/RC/"
            answer = Client().get("/m/RC/", headers={"x-forwarded-proto": "https"})
        assert answer.status_code == 200
        assert "max-age=31536000" in answer["Strict-Transport-Security"]

    def test_every_page_keeps_to_the_policy(self) -> None:
        held = browser("administrator-internal")
        for pattern in addresses().values():
            for address in pattern:
                answer = held.get(address)
                policy = answer.get("Content-Security-Policy", "")
                assert "default-src 'none'" in policy, address
                assert "unsafe" not in policy, address
                if answer["Content-Type"].startswith("text/html"):
                    shown = answer.content.decode()
                    assert not Running(shown).found, address


def test_djangos_own_check_finds_nothing(tmp_path: Path) -> None:
    furnish(tmp_path)
    names = {**os.environ, "SERVANDA_HOME": str(tmp_path), "SERVANDA_HOSTS": "desk.example.org"}
    names.pop("SERVANDA_LOCAL", None)
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=names, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
