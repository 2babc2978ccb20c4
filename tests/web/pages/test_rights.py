"""Every address is asked by every role at every level; what they may not see is told to nobody."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import URLResolver
from tests.web.pages.conftest import HIDDEN, PEOPLE, browser
from tests.web.texts import KEEPER

from servanda.records.level import Level
from servanda.web.accounts.models import User
from servanda.web.api import api
from servanda.web.register import models
from servanda.web.register.viewing import viewer_of
from servanda.web.review import models as review
from servanda.web.review.queries.evidence import evidence
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.services.feeds import feed

pytestmark = pytest.mark.usefixtures("register", "team", "filled")
INSIDERS = {name for name, _, level in PEOPLE if level is Level.INTERNAL}
WRITERS = {"editor-internal", "administrator-internal"}


def hidden_ref() -> str:
    return models.Statement.objects.get(text__key="narrow", quote__contains=HIDDEN, kind="commitment").ref


def addresses() -> dict[str, list[str]]:
    """What is asked of each pattern: addresses of what is hidden, and of what would lead to it."""
    ref, link = hidden_ref(), models.Link.objects.get().uid
    secret = next(one for one in pledges(KEEPER, "RC") if one.ref == ref).key
    piece = next(one for one in evidence(KEEPER, "RC") if one.of == ref).key
    line = review.Item.objects.get(kind="agenda").uid
    wide = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol").ref
    return {
        "": ["/"],
        "language/": ["/language/"],
        "m/<str:code>/": ["/m/RC/"],
        "m/<str:code>/follow-up/": ["/m/RC/follow-up/"],
        "m/<str:code>/positions/": ["/m/RC/positions/"],
        "m/<str:code>/instruments/": ["/m/RC/instruments/"],
        "m/<str:code>/instruments/propose/": ["/m/RC/instruments/propose/"],
        "m/<str:code>/i/<str:key>/": ["/m/RC/i/treaty/", "/m/RC/i/secret/"],
        "m/<str:code>/i/<str:key>/act/": ["/m/RC/i/secret/act/"],
        "m/<str:code>/i/<str:key>/stage/": ["/m/RC/i/secret/stage/"],
        "m/<str:code>/i/<str:key>/describe/": ["/m/RC/i/secret/describe/"],
        "m/<str:code>/pledges/": ["/m/RC/pledges/"],
        "m/<str:code>/pledges/propose/": ["/m/RC/pledges/propose/"],
        "m/<str:code>/pledges/rule/": ["/m/RC/pledges/rule/"],
        "m/<str:code>/pledges/<str:key>/deliver/": [f"/m/RC/pledges/{secret}/deliver/"],
        "m/<str:code>/review/": ["/m/RC/review/", "/m/RC/review/?cycle=2025"],
        "m/<str:code>/review/report/": ["/m/RC/review/report/", "/m/RC/review/report/?format=csv&cycle=M1.."],
        "m/<str:code>/review/form/": ["/m/RC/review/form/?party=EC&cycle=2025&format=csv"],
        "m/<str:code>/review/take/": ["/m/RC/review/take/"],
        "m/<str:code>/review/sign/": ["/m/RC/review/sign/"],
        "m/<str:code>/prepare/": ["/m/RC/prepare/"],
        "m/<str:code>/prepare/plan/": ["/m/RC/prepare/plan/"],
        "m/<str:code>/prepare/<str:key>/": ["/m/RC/prepare/M3/"],
        "m/<str:code>/prepare/<str:key>/add/": ["/m/RC/prepare/M3/add/"],
        "m/<str:code>/prepare/<str:key>/<str:line>/": [f"/m/RC/prepare/M3/{line}/"],
        "m/<str:code>/prepare/<str:key>/<str:line>/move/": [f"/m/RC/prepare/M3/{line}/move/"],
        "calendar/": ["/calendar/"],
        "calendar/renew/": ["/calendar/renew/"],
        "calendar/<str:token>.ics": ["/calendar/x.ics"],
        "compare/": ["/compare/", "/compare/?a=narrow&b=wide"],
        "s/<str:ref>/evidence/": [f"/s/{ref}/evidence/"],
        "s/<str:ref>/comment/": [f"/s/{ref}/comment/"],
        "s/<str:ref>/extend/": [f"/s/{ref}/extend/"],
        "evidence/<str:key>/": [f"/evidence/{piece}/"],
        "texts/": ["/texts/", "/texts/?meeting=M2"],
        "t/<str:key>/": ["/t/narrow/", "/t/wide/"],
        "s/<str:ref>/": [f"/s/{ref}/", f"/s/{wide}/"],
        "s/<str:ref>/edit/": [f"/s/{ref}/edit/"],
        "commitments/": [
            "/commitments/",
            f"/commitments/?words={HIDDEN}",
            "/commitments/?format=csv",
            "/commitments/?status=under_way",
            "/commitments/?sort=status",
        ],
        "search/": ["/search/?words=boats", "/search/?words=narrow"],
        "keys/": ["/keys/"],
        "m/<str:code>/people/": ["/m/RC/people/"],
        "sign-in/": ["/sign-in/"],
        "sign-in/second/": ["/sign-in/second/"],
        "sign-in/again/": ["/sign-in/again/"],
        "sign-in/again/second/": ["/sign-in/again/second/"],
        "sign-in/inactive/": ["/sign-in/inactive/"],
        "sign-in/uninvited/": ["/sign-in/uninvited/"],
        "sign-in/unknown/": ["/sign-in/unknown/"],
        "sign-in/with/<str:provider_id>/": ["/sign-in/with/x/"],
        "sign-in/with/<str:provider_id>/back/": ["/sign-in/with/x/back/"],
        "sign-in/cancelled/": ["/sign-in/cancelled/"],
        "sign-in/failed/": ["/sign-in/failed/"],
        "account/": ["/account/"],
        "account/password/": ["/account/password/"],
        "account/password/new/": ["/account/password/new/"],
        "account/providers/": ["/account/providers/"],
        "account/app/": ["/account/app/"],
        "account/app/off/": ["/account/app/off/"],
        "account/codes/": ["/account/codes/"],
        "account/codes/new/": ["/account/codes/new/"],
        "account/codes/file/": ["/account/codes/file/"],
        "join/<str:token>/": ["/join/narrow/"],
        "api/mechanisms": ["/api/mechanisms"],
        "api/mechanisms/<code>": ["/api/mechanisms/RC"],
        "api/mechanisms/<code>/meetings": ["/api/mechanisms/RC/meetings"],
        "api/mechanisms/<code>/matrix": ["/api/mechanisms/RC/matrix"],
        "api/mechanisms/<code>/topics": ["/api/mechanisms/RC/topics"],
        "api/mechanisms/<code>/follow-up": ["/api/mechanisms/RC/follow-up"],
        "api/mechanisms/<code>/pledges": ["/api/mechanisms/RC/pledges"],
        "api/mechanisms/<code>/instruments": ["/api/mechanisms/RC/instruments"],
        "api/mechanisms/<code>/due": ["/api/mechanisms/RC/due"],
        "api/mechanisms/<code>/reports": ["/api/mechanisms/RC/reports"],
        "api/mechanisms/<code>/evidence": ["/api/mechanisms/RC/evidence"],
        "api/precedent": ["/api/precedent?phrase=boats"],
        "api/statements/<ref>/rulings": [f"/api/statements/{ref}/rulings"],
        "api/texts": ["/api/texts"],
        "api/texts/<key>": ["/api/texts/narrow"],
        "api/statements": ["/api/statements", f"/api/statements?words={HIDDEN}"],
        "api/statements/<ref>": [f"/api/statements/{ref}"],
        "api/commitments/<ref>": [f"/api/commitments/{ref}", f"/api/commitments/{wide}"],
        "api/links": ["/api/links", f"/api/links?of={wide}"],
        "api/search": ["/api/search?words=boats"],
        "api/": ["/api/"],
        "^api/": ["/api/narrow"],
        "api/openapi.json": ["/api/openapi.json"],
        "links/<str:key>/rule/": [f"/links/{link}/rule/"],
        # Nobody but a local start has these.
        "start/": ["/start/"],
        "start/read/": ["/start/read/"],
        "start/sample/": ["/start/sample/"],
        "reading/<str:key>/": ["/reading/x/"],
        "reading/<str:key>/keep/": ["/reading/x/keep/"],
        "s/<str:ref>/rule/": [f"/s/{ref}/rule/"],
        "t/<str:key>/add/": ["/t/narrow/add/"],
        "t/<str:key>/describe/": ["/t/narrow/describe/"],
        "t/<str:key>/release/": ["/t/narrow/release/"],
        "m/<str:code>/file/": ["/m/RC/file/"],
        "m/<str:code>/meetings/release/": ["/m/RC/meetings/release/"],
        "m/<str:code>/follow-up/propose/": ["/m/RC/follow-up/propose/"],
        "sign-out/": ["/sign-out/"],
        "m/<str:code>/people/invite/": ["/m/RC/people/invite/"],
        "m/<str:code>/people/invitations/<str:key>/withdraw/": ["/m/RC/people/invitations/x/withdraw/"],
        "m/<str:code>/people/<str:key>/change/": ["/m/RC/people/x/change/"],
        "m/<str:code>/people/<str:key>/withdraw/": ["/m/RC/people/x/withdraw/"],
        "m/<str:code>/people/public/": ["/m/RC/people/public/"],
    }


def patterns(found: URLResolver, before: str = "") -> list[str]:
    held = []
    for one in found.url_patterns:
        at = before + str(one.pattern)
        held += [at] if isinstance(one, URLPattern) else patterns(one, at)
    return held


def test_every_address_is_in_this_test() -> None:
    assert set(patterns(get_resolver())) == set(addresses())
    assert {f"api{path.removeprefix('/api')}" for path in api.get_openapi_schema()["paths"]} <= {
        one.replace("<", "{").replace(">", "}") for one in addresses()
    }


@pytest.mark.parametrize("name", [None, *(name for name, _, _ in PEOPLE)])
def test_nobody_is_told_of_what_they_may_not_see(name: str | None) -> None:
    held, told = browser(name), []
    for pattern, asked in addresses().items():
        for address in asked:
            answer = held.get(address)
            assert answer.status_code < 500, address
            words = unescape(answer.content.decode())
            # Asking for a word gives the word back; the page that tells so holds nothing else of it.
            words = (
                words.replace(f'value="{HIDDEN}"', "").replace(f"words={HIDDEN}", "").replace(f"Words: {HIDDEN}", "")
            )
            if name not in INSIDERS:
                assert HIDDEN not in words, address
                assert "/t/narrow" not in words, address
                if "narrow" in address or hidden_ref() in address:
                    assert answer.status_code in {404, 405} or "search" in address, address
            told += [pattern] if HIDDEN in words else []
    assert bool(told) == (name in INSIDERS)


def sent(held: Client, address: str, **values: str) -> int:
    return held.post(address, values).status_code


@pytest.mark.parametrize("name", [None, *(name for name, _, _ in PEOPLE)])
def test_only_editors_write(name: str | None) -> None:
    held = browser(name)
    before = models.Ruling.objects.count()
    ref, link = hidden_ref(), models.Link.objects.get().uid
    statuses = [
        sent(held, f"/s/{ref}/rule/", action="confirm", seen="0"),
        sent(held, f"/links/{link}/rule/", action="confirm", seen="0"),
        sent(held, "/t/narrow/add/", kind="position", quote="The two sides oppose illegal fishing"),
        sent(held, "/m/RC/follow-up/propose/"),
        sent(held, "/t/narrow/describe/", title="Talks", standing="draft"),
        sent(held, "/t/wide/describe/", title="Talks", standing="draft"),
        sent(held, "/t/wide/release/", level="participants", reason="withdrawn"),
        sent(held, "/t/narrow/release/", level="participants", reason="agreed so"),
        sent(held, "/m/RC/meetings/release/", meeting="M1", level="participants"),
        sent(held, "/m/RC/file/", text="Peru will provide ten boats to Ecuador by 2031.", into="RC/M1"),
    ]
    texts = models.Text.objects.count()
    if name in WRITERS:
        assert statuses == [302] * 10
        assert models.Ruling.objects.count() == before + 7
        assert texts == 3
    else:
        assert set(statuses) <= {403, 404}
        assert models.Ruling.objects.count() == before
        assert texts == 2
        assert not models.Meeting.objects.filter(key="M1", level=Level.PARTICIPANTS.width).exists()
    for address in ("/start/read/", "/start/sample/"):
        assert sent(held, address, text="Peru will provide ten boats.") in {403, 404}


def test_a_public_reader_may_not_rule_on_what_they_see() -> None:
    wide = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol").ref
    for name in (None, "reader-internal", "coordinator-participants"):
        assert sent(browser(name), f"/s/{wide}/rule/", action="reject", seen="0", reason="no") == 403
    assert not models.Ruling.objects.filter(action="reject").exists()


@pytest.mark.parametrize("name", [None, *(name for name, _, _ in PEOPLE)])
def test_only_those_who_work_there_enter_what_was_delivered(name: str | None) -> None:
    held = browser(name)
    wide = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol").ref
    pledge = next(one for one in pledges(KEEPER, "RC") if one.ref == wide).key
    line = review.Item.objects.get(kind="agenda").uid
    before = models.Ruling.objects.count()
    statuses = [
        sent(held, f"/m/RC/pledges/{pledge}/deliver/", value="10", day="2025-01-01", source="a note"),
        sent(held, "/m/RC/i/treaty/act/", kind="ratification", party="PE", day="2025-06-01", source="a note"),
        sent(held, "/m/RC/i/treaty/stage/", rung="signed", day="2024-01-01", source="a note"),
        sent(held, f"/s/{wide}/evidence/", kind="primary", shows="ten boats", url="https://example.org/y"),
        sent(held, f"/s/{wide}/extend/", until="2030-01-01", reason="agreed so"),
        sent(held, "/m/RC/prepare/M3/add/", kind="agenda", title="Fish"),
        sent(held, f"/m/RC/prepare/M3/{line}/move/", action="up"),
    ]
    if name in WRITERS:
        assert statuses == [302] * 7
    else:
        assert set(statuses) <= {403, 404}
        assert models.Ruling.objects.count() == before


@pytest.mark.parametrize("name", [None, *(name for name, _, _ in PEOPLE)])
def test_who_only_reads_does_not_remark(name: str | None) -> None:
    wide = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol").ref
    status = sent(browser(name), f"/s/{wide}/comment/", words="Boats?", level="participants")
    works = name is not None and not name.startswith("reader")
    assert status == (302 if works else 403)
    assert review.Comment.objects.filter(words="Boats?").exists() == works


def test_nobody_signs_or_reports_for_a_party_that_is_not_theirs() -> None:
    for name in (None, "reader-internal", "editor-internal", "coordinator-participants"):
        assert sent(browser(name), "/m/RC/review/sign/", party="EC", cycle="2025") == 403
    assert not review.Report.objects.exclude(signed_by="").exists()
    assert sent(browser("reader-internal"), "/m/RC/review/take/", party="EC", cycle="2025") == 403


@pytest.mark.parametrize("name", [name for name, _, _ in PEOPLE])
def test_a_calendar_holds_what_its_owner_may_see_until_its_address_is_changed(name: str) -> None:
    held = browser(name)
    token = feed(viewer_of(User.objects.get(username=name)))
    words = Client().get(f"/calendar/{token}.ics").content.decode()
    assert "RC M3" in words
    assert (HIDDEN in words) == (name in INSIDERS)
    assert held.post("/calendar/renew/").status_code == 302
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


@pytest.mark.parametrize("name", [None, *(name for name, _, _ in PEOPLE)])
def test_only_administrators_say_who_may_do_what(name: str | None) -> None:
    held, mine = browser(name), name == "administrator-internal"
    role = models.Role.objects.get(user__username="reader-internal")
    wide = {"role": "administrator", "level": "internal", "party": ""}
    assert held.get("/m/RC/people/").status_code == (200 if mine else 403)
    statuses = [
        sent(held, "/m/RC/people/invite/", whom="Zoe", **wide),
        sent(held, f"/m/RC/people/{role.uid}/change/", **wide),
        sent(held, f"/m/RC/people/{role.uid}/withdraw/"),
        sent(held, "/m/RC/people/public/", shown=""),
    ]
    assert statuses == ([200, 302, 302, 302] if mine else [403] * 4)
    assert models.Invitation.objects.count() == mine
    assert models.PublicView.objects.exists() != mine


@pytest.mark.parametrize("name", [None, *(name for name, _, _ in PEOPLE)])
def test_nothing_is_shown_to_outsiders_of_what_is_not_open(name: str | None) -> None:
    models.PublicView.objects.all().delete()
    held = browser(name)
    for asked in addresses().values():
        for address in asked:
            shown = held.get(address).content.decode()
            if name is None:
                assert "40 patrol boats" not in shown, address
                assert "Rivers Council" not in shown, address
    assert held.get("/t/wide/").status_code == (404 if name is None else 200)


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("coordinator-participants", ["participants", "public"]),
        ("editor-internal", ["internal", "participants", "public"]),
    ],
)
def test_a_remark_can_have_every_level_that_is_offered(name: str, offered: list[str]) -> None:
    ref = models.Statement.objects.get(text__key="wide", quote__contains="40 patrol").ref
    held = browser(name)
    form = held.get(f"/s/{ref}/").content.decode().partition('id="remark-level"')[2].partition("</select>")[0]
    assert re.findall('value="([a-z]+)"', form) == offered
    for level in offered:
        assert held.post(f"/s/{ref}/comment/", {"words": "So it is", "level": level}).status_code == 302
