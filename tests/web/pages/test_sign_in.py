"""People come in with a password and a second factor, or by a provider, and only when they were invited."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import oidc_provider_mock
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client, override_settings
from django.urls import reverse
from tests.web.pages.conftest import browser
from tests.web.texts import KEEPER, NOW

from servanda.errors import RegisterError
from servanda.records.level import Level
from servanda.web.accounts.models import User
from servanda.web.register import models
from servanda.web.register.services.mechanisms import grant
from servanda.web.register.services.people import Place, invite
from servanda.web.settings.people import provider

pytestmark = pytest.mark.usefixtures("register", "team")
PASSWORD = "seven boats in May"


def person(name: str = "amina", role: str = "editor") -> Client:
    grant("RC", name, role, Level.INTERNAL, KEEPER, PASSWORD)
    return Client()


def signs_in(held: Client, name: str = "amina", password: str = PASSWORD, follow: str = "") -> str:
    """Where signing in leads; the page itself if it leads nowhere."""
    answer = held.post("/sign-in/", {"login": name, "password": password, "next": follow})
    return answer.headers.get("Location") or answer.content.decode()


def digits(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def with_app(held: Client) -> list[str]:
    """Set up the second factor; the recovery codes."""
    held.post("/sign-in/again/?next=/account/app/", {"password": PASSWORD})
    shown = held.get("/account/app/").content.decode()
    assert "<svg" in shown
    secret = re.search(r"<code>([A-Z2-7]+)</code>", shown)
    assert secret
    answer = held.post("/account/app/", {"code": digits(secret[1])})
    assert answer.headers["Location"] == "/account/codes/", answer.content.decode()
    return re.findall(r"<li><code>(\w+)</code>", held.get("/account/codes/").content.decode())


def test_people_sign_in_and_out() -> None:
    held = person()
    assert "not correct" in signs_in(held, password="wrong")
    assert signs_in(held, follow="/t/narrow/") == "/t/narrow/"
    assert "Confirm" in held.get("/t/narrow/").content.decode()
    held.post("/sign-out/")
    assert held.get("/t/narrow/").status_code == 404


def test_a_session_that_was_ended_does_not_come_back_with_its_cookie() -> None:
    held = person()
    signs_in(held)
    cookie = held.cookies["sessionid"].value
    held.post("/sign-out/")
    held.cookies["sessionid"] = cookie
    assert held.get("/t/narrow/").status_code == 404


def test_a_link_signs_nobody_out() -> None:
    held = browser("editor-internal")
    assert held.get("/sign-out/").status_code == 405
    assert held.get("/t/narrow/").status_code == 200


def test_five_wrong_passwords_close_a_name_for_a_while() -> None:
    person()
    for _ in range(5):
        signs_in(Client(), password="wrong")
    assert "Too many" in signs_in(Client())


@pytest.mark.parametrize(
    "follow", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_elsewhere_after_signing_in(follow: str) -> None:
    assert signs_in(person(), follow=follow) == "/"


def test_whoever_has_a_password_is_led_to_change_it() -> None:
    held = person()
    signs_in(held)
    shown = held.get(reverse("mfa_index")).content.decode()
    assert "Change your password" in shown
    assert "Set a password" not in shown


def test_the_person_of_the_command_line_cannot_sign_in() -> None:
    user = User.objects.create(username="root-like", local=True)
    user.set_password(PASSWORD)
    user.save()
    assert Client().post("/sign-in/", {"login": "root-like", "password": PASSWORD}).status_code == 403
    assert browser("root-like").get("/t/narrow/").status_code == 404


def test_a_form_from_elsewhere_is_refused() -> None:
    grant("RC", "amina", "editor", Level.INTERNAL, KEEPER, PASSWORD)
    held = Client(enforce_csrf_checks=True)
    assert held.post("/sign-in/", {"login": "amina", "password": PASSWORD}).status_code == 403


class TestSecondFactor:
    """Asked of everybody unless a team says that it is offered only."""

    @pytest.fixture(autouse=True)
    def required(self, team: None) -> Iterator[None]:
        with override_settings(SERVANDA_SECOND_FACTOR="required"):
            yield

    def test_without_one_a_person_sees_what_everybody_sees_and_is_led_to_set_it_up(self) -> None:
        held = person()
        signs_in(held)
        assert held.get("/")["Location"] == "/account/app/"
        assert held.get("/api/texts/narrow").status_code == 404

    def test_with_one_the_password_alone_does_not_do(self) -> None:
        held = person()
        signs_in(held)
        codes = with_app(held)
        assert held.get("/t/narrow/").status_code == 200
        again = Client()
        assert signs_in(again).startswith("/sign-in/second/")
        assert again.get("/t/narrow/").status_code == 404
        assert "Second factor" in again.get("/sign-in/second/").content.decode()
        again.post("/sign-in/second/", {"code": "000000"})
        assert again.get("/t/narrow/").status_code == 404
        again.post("/sign-in/second/", {"code": codes[0]})
        assert again.get("/t/narrow/").status_code == 200

    def test_a_recovery_code_lets_in_once(self) -> None:
        held = person()
        signs_in(held)
        codes = with_app(held)
        for expected in (200, 404):
            again = Client()
            signs_in(again)
            again.post("/sign-in/second/", {"code": codes[0]})
            assert again.get("/t/narrow/").status_code == expected

    def test_codes_cannot_be_guessed_one_after_the_other(self) -> None:
        held = person()
        signs_in(held)
        codes = with_app(held)
        again = Client()
        signs_in(again)
        for number in range(6):
            again.post("/sign-in/second/", {"code": f"{number:06}"})
        again.post("/sign-in/second/", {"code": codes[0]})
        assert again.get("/t/narrow/").status_code == 404

    def test_every_page_of_an_account_is_shown(self) -> None:
        held = person()
        signs_in(held)
        with_app(held)
        for address in ("", "password/", "providers/", "app/off/", "codes/", "codes/new/", "codes/file/"):
            assert held.get(f"/account/{address}").status_code == 200, address
        assert held.post("/account/app/off/").headers["Location"] == "/account/"
        assert held.get("/")["Location"] == "/account/app/"


def link(whom: str = "Zoe", role: str = "reader", party: str = "") -> str:
    """The address of an invitation."""
    held = browser("administrator-internal")
    place = {"whom": whom, "role": role, "party": party, "level": "internal"}
    with override_settings(SERVANDA_SECOND_FACTOR="offered"):
        shown = held.post("/m/RC/people/invite/", place).content.decode()
    found = re.search(r"http://testserver(/join/[\w-]+/)", shown)
    assert found, shown
    return found[1]


class TestInvitation:
    """A link, once, for a while."""

    def test_it_makes_a_person_with_a_role(self) -> None:
        address = link(role="coordinator", party="PE")
        assert "Zoe" in Client().get(address).content.decode()
        answer = Client().post(address, {"name": "zoe", "password": PASSWORD})
        assert answer.headers["Location"] == "/sign-in/?next=/m/RC/"
        role = models.Role.objects.get(user__username="zoe")
        assert (role.role, role.party, role.mechanism.code if role.mechanism else "") == ("coordinator", "PE", "RC")
        held = Client()
        assert signs_in(held, "zoe", follow="/m/RC/") == "/m/RC/"
        assert held.get("/t/narrow/").status_code == 200

    def test_it_holds_once(self) -> None:
        address = link()
        Client().post(address, {"name": "zoe", "password": PASSWORD})
        assert Client().get(address).status_code == 404
        assert Client().post(address, {"name": "second", "password": PASSWORD}).status_code == 404
        assert not User.objects.filter(username="second").exists()

    def test_a_person_who_is_known_accepts_it(self) -> None:
        address = link(role="editor")
        assert browser("reader-public").post(address).headers["Location"] == "/m/RC/"
        assert models.Role.objects.filter(user__username="reader-public", role="editor").exists()

    def test_an_old_one_does_not_hold(self) -> None:
        token = invite("RC", "Zoe", Place("reader", Level.PUBLIC), KEEPER, NOW.replace(year=2020))
        assert Client().get(f"/join/{token}/").status_code == 404

    def test_a_withdrawn_one_does_not_hold(self) -> None:
        address = link()
        key = models.Invitation.objects.get().uid
        browser("administrator-internal").post(f"/m/RC/people/invitations/{key}/withdraw/")
        assert Client().get(address).status_code == 404

    @pytest.mark.parametrize(
        ("name", "password"),
        [
            ("zoe", "short"),
            ("zoe", "qwertyuiop123"),
            ("zoe-harbour", "zoe-harbour1"),
            ("editor-internal", PASSWORD),
            ("EDITOR-INTERNAL", PASSWORD),
            ("", PASSWORD),
            ("a b", PASSWORD),
        ],
    )
    def test_a_taken_name_or_an_easy_password_is_refused(self, name: str, password: str) -> None:
        address = link()
        before = User.objects.count()
        assert Client().post(address, {"name": name, "password": password}).status_code == 422
        assert User.objects.count() == before
        assert Client().get(address).status_code == 200

    def test_its_word_is_kept_nowhere(self) -> None:
        token = link().split("/")[2]
        assert token not in str(models.Invitation.objects.values())


class TestRoles:
    """An administrator changes and withdraws them."""

    def test_a_withdrawn_role_ends_at_once(self) -> None:
        reader = browser("reader-internal")
        assert reader.get("/t/narrow/").status_code == 200
        key = models.Role.objects.get(user__username="reader-internal").uid
        browser("administrator-internal").post(f"/m/RC/people/{key}/withdraw/")
        assert reader.get("/t/narrow/").status_code == 404

    def test_somebody_always_administers(self) -> None:
        key = models.Role.objects.get(role="administrator").uid
        held = browser("administrator-internal")
        assert held.post(f"/m/RC/people/{key}/withdraw/").status_code == 403
        assert held.post(f"/m/RC/people/{key}/change/", {"role": "reader", "level": "internal"}).status_code == 403

    def test_nobody_gives_more_to_see_than_they_see(self) -> None:
        grant("RC", "narrow-admin", "administrator", Level.PARTICIPANTS, KEEPER, None)
        held = browser("narrow-admin")
        key = models.Role.objects.get(user__username="narrow-admin").uid
        place = {"role": "administrator", "level": "internal"}
        assert held.post(f"/m/RC/people/{key}/change/", place).status_code == 403
        assert held.post("/m/RC/people/invite/", {"whom": "x", **place}).status_code == 403

    def test_a_coordinator_speaks_for_a_member(self) -> None:
        held = browser("administrator-internal")
        place = {"whom": "x", "role": "coordinator", "level": "internal"}
        assert held.post("/m/RC/people/invite/", {**place, "party": "FR"}).status_code == 422


class TestPublicView:
    """What everybody is shown of a mechanism."""

    def test_its_words_stand_at_the_foot_for_outsiders(self) -> None:
        assert "Nobody warrants these readings." in Client().get("/m/RC/").content.decode()
        assert "Nobody warrants these readings." not in browser("reader-public").get("/m/RC/").content.decode()

    def test_a_person_without_a_role_is_an_outsider(self) -> None:
        User.objects.create(username="nobody")
        models.PublicView.objects.all().delete()
        assert browser("nobody").get("/t/wide/").status_code == 404

    def test_an_administrator_switches_it(self) -> None:
        held = browser("administrator-internal")
        held.post("/m/RC/people/public/", {})
        assert Client().get("/m/RC/").status_code == 404
        held.post("/m/RC/people/public/", {"shown": "yes", "disclaimer": "<b>Read by machine</b>"})
        assert "&lt;b&gt;Read by machine" in Client().get("/m/RC/").content.decode()


class TestProvider:
    """A real provider on this machine, which knows more people than were invited."""

    @pytest.fixture
    def issuer(self) -> Iterator[str]:
        with oidc_provider_mock.run_server_in_thread() as server:
            yield f"http://localhost:{server.server_port}"

    @pytest.fixture(autouse=True)
    def known(self, team: None, issuer: str) -> Iterator[None]:
        names = {
            "SERVANDA_OIDC_ISSUER": issuer,
            "SERVANDA_OIDC_CLIENT": "desk",
            "SERVANDA_OIDC_SECRET": "s",
            "SERVANDA_OIDC_NAME": "Ministry",
        }
        claims = {"email": "zoe@ministry.example", "preferred_username": "zoe"}
        httpx.put(f"{issuer}/users/zoe-17", json=claims).raise_for_status()
        with override_settings(SOCIALACCOUNT_PROVIDERS=provider(names), SERVANDA_SECOND_FACTOR="required"):
            yield

    def comes(self, held: Client, address: str = "/sign-in/with/oidc/") -> str:
        """Go to the provider, let oneself be known there, come back; where that leads."""
        away = held.get(address).headers["Location"]
        back = httpx.post(away, data={"sub": "zoe-17"}).headers["Location"]
        return held.get(back).headers.get("Location", "")

    def test_the_page_offers_it(self) -> None:
        assert "Sign in with Ministry" in Client().get("/sign-in/").content.decode()

    def test_somebody_whom_nobody_invited_is_not_let_in(self) -> None:
        held = Client()
        self.comes(held)
        assert not User.objects.filter(username="zoe").exists()
        assert held.get("/t/narrow/").status_code == 404

    def test_an_invited_person_joins_and_comes_again(self) -> None:
        address, held = link(), Client()
        held.get(address)
        assert self.comes(held, f"/sign-in/with/oidc/?next={address}") == address
        assert held.post(address).headers["Location"] == "/m/RC/"
        assert held.get("/t/narrow/").status_code == 200
        again = Client()
        self.comes(again)
        assert again.get("/t/narrow/").status_code == 200

    def test_an_answer_that_was_not_asked_for_is_refused(self, issuer: str) -> None:
        held, other = Client(), Client()
        away = other.get("/sign-in/with/oidc/").headers["Location"]
        back = httpx.post(away, data={"sub": "zoe-17"}).headers["Location"]
        answer = held.get(back)
        assert "Location" not in answer.headers
        assert not answer.wsgi_request.user.is_authenticated

    def test_a_known_person_connects_it(self) -> None:
        held = browser("editor-internal")
        self.comes(held, "/sign-in/with/oidc/?process=connect")
        again = Client()
        self.comes(again)
        assert again.get("/account/").wsgi_request.user.username == "editor-internal"

    def test_a_provider_without_https_is_refused(self) -> None:
        with pytest.raises(RegisterError):
            provider({"SERVANDA_OIDC_ISSUER": "http://ministry.example"})
