"""A team's cycle in a browser, in each language: sign in, file two texts, confirm, trace, review, prepare."""

from __future__ import annotations

import datetime as dt
import ipaddress
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import Browser, Page, expect
from tests.acceptance.conftest import ROOT, environment

PASSWORD = "three lakes and a river"
TEXTS = ("ca-2023-xian-declaration.txt", "ca-2025-astana-declaration.txt")


def certified(folder: Path) -> Path:
    """A certificate of our own for 127.0.0.1, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "desk.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def team(tmp_path: Path) -> Iterator[str]:
    """The desk of a team with one administrator, a mechanism and a meeting that is planned."""
    outside = {**environment(tmp_path), "SERVANDA_HOSTS": "127.0.0.1", "SERVANDA_SECOND_FACTOR": "offered"}

    def servanda(*arguments: str, typed: str = "") -> None:
        command = [sys.executable, "-m", "servanda.cli", *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=outside, input=typed, encoding="utf-8")

    servanda("mechanism", "--sample")
    servanda("mechanism", "CA", "--person", "amina", "--role", "administrator", "--password", typed=f"{PASSWORD}\n" * 2)
    servanda("meeting", "CA", "S3", "--series", "S", "--start", "2099-06-15", "--state", "planned")
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    command = [sys.executable, str(Path(__file__).with_name("tls.py")), str(port), str(certified(tmp_path))]
    process = subprocess.Popen(command, env=outside, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            assert process.poll() is None, "the server did not start"
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"https://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _signed_in(page: Page, team: str) -> None:
    page.goto(f"{team}/sign-in/")
    page.locator("input[name=login]").fill("amina")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.main").click()
    expect(page.get_by_role("button", name="amina").or_(page.get_by_text("amina")).first).to_be_visible()


@pytest.mark.parametrize(("asked", "language"), [("en", "en"), ("zh-CN", "zh-hans"), ("ru-RU", "ru")])
def test_a_team_goes_through_a_cycle(chromium: Browser, team: str, asked: str, language: str) -> None:
    context = chromium.new_context(locale=asked, ignore_https_errors=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    _signed_in(page, team)
    for name in TEXTS:
        page.goto(f"{team}/m/CA/file/")
        expect(page.locator("html")).to_have_attribute("lang", language)
        page.locator("#file").set_input_files(ROOT / "samples" / name)
        page.locator("form.begin button.main").click()
        page.wait_for_url(re.compile(r"/t/[^/]+/"))
        assert page.locator(".text mark").count() > 10
    waiting = page.locator('.desk[data-state="waiting"]').count()
    page.locator('.desk[data-state="waiting"] button[value="confirm"]').first.click()
    expect(page.locator('.desk[data-state="waiting"]')).to_have_count(waiting - 1)

    page.goto(f"{team}/m/CA/follow-up/")
    page.locator("form[action$='/propose/'] button").click()
    expect(page.locator(".follow .link").first).to_be_visible()
    proposed = int(page.locator("#left").inner_text())
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.locator("#left")).to_have_text(str(proposed - 1))

    page.goto(f"{team}/m/CA/review/report/?cycle=S1..S2")
    expect(page.locator("main")).to_contain_text("CA-2023-S1-")
    page.goto(f"{team}/m/CA/prepare/S3/")
    expect(page.locator("main")).to_contain_text("CA-2025-S2-")
    context.close()
