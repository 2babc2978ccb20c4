"""A team's set-up as the documentation has it: its very command, on PostgreSQL, behind a proxy's headers."""

from __future__ import annotations

import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.conftest import Place, on_postgresql
from tests.web.texts import KEEPER, RIVERS_1, council, filed

from servanda.records.level import Level
from servanda.web.register.services.mechanisms import grant
from servanda.web.register.services.people import open_view
from servanda.web.settings.home import furnish

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "serve.md"
BEHIND = {"host": "desk.example.org", "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7"}
PASSWORD = "seven boats in May"


def command(port: int) -> list[str]:
    """The documented command, with this Python and a port that is free."""
    found = re.search(r"^ExecStart=\S+/waitress-serve (.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert found
    given = [f"--port={port}" if one.startswith("--port=") else one for one in shlex.split(found[1])]
    return [sys.executable, "-m", "waitress", *given]


@pytest.fixture
def place(server: str, tmp_path: Path) -> Place:
    found = on_postgresql(server, tmp_path)
    furnish(tmp_path)
    council(level=Level.PUBLIC)
    filed(RIVERS_1, "wide", level=Level.PUBLIC)
    open_view("RC", {}, KEEPER)
    grant("RC", "amina", "reader", Level.INTERNAL, KEEPER, PASSWORD)
    return found


@pytest.fixture
def desks(place: Place) -> Iterator[list[str]]:
    """Two processes on one folder and database."""
    ports = [_free(), _free()]
    names = {**place.environment, "SERVANDA_HOSTS": "desk.example.org"}
    names.pop("SERVANDA_LOCAL", None)
    held = [subprocess.Popen(command(port), env=names, stderr=subprocess.DEVNULL) for port in ports]
    try:
        for port, process in zip(ports, held, strict=True):
            _wait(port, process)
        yield [f"http://127.0.0.1:{port}" for port in ports]
    finally:
        for process in held:
            process.terminate()
        for process in held:
            process.wait(timeout=20)


def _free() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server ended"
        with socket.socket() as held:
            if held.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_a_team_is_served(desks: list[str]) -> None:
    one, other = desks
    with httpx.Client(headers=BEHIND) as held:
        assert held.get(f"{one}/m/RC/").status_code == 200
        assert (
            held.get(f"{one}/m/RC/", headers={"x-forwarded-proto": "http"}).headers["location"].startswith("https://")
        )
        assert held.get(f"{one}/", headers={"host": "evil.example"}).status_code == 400
        style = held.get(f"{one}/static/servanda/desk.css")
        assert style.headers["content-type"].startswith("text/css")
    assert signed_in(one, other).status_code == 200
    tries = [signs_in(desks[number % 2], "wrong").text for number in range(6)]
    assert "Too many" in tries[-1]


def signs_in(address: str, password: str) -> httpx.Response:
    with httpx.Client(headers={**BEHIND, "referer": "https://desk.example.org/sign-in/"}) as held:
        page = held.get(f"{address}/sign-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        assert token
        cookie = f"csrftoken={page.cookies['csrftoken']}"
        sent = {"login": "amina", "password": password, "csrfmiddlewaretoken": token[1]}
        return held.post(f"{address}/sign-in/", data=sent, headers={"cookie": cookie})


def signed_in(one: str, other: str) -> httpx.Response:
    """A page for those who signed in, of another process than that where they did."""
    answer = signs_in(one, PASSWORD)
    assert answer.status_code == 302, answer.text
    cookie = answer.headers["set-cookie"]
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    session = re.search(r"sessionid=\w+", ",".join(answer.headers.get_list("set-cookie")))
    assert session
    return httpx.get(f"{other}/sign-in/again/", headers={**BEHIND, "cookie": session[0]})
