"""A desk of its own in a folder of its own, and Debian's Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SAMPLES = ("ca-2023-xian-declaration.txt", "ca-2024-fm5-press.txt", "ca-2025-fm6-communique.txt")


def servanda(home: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "servanda.cli", *arguments],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env=environment(home),
    )


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "SERVANDA_HOME": str(home), "SERVANDA_DATABASE": "", "SERVANDA_USER": "keeper"}


def serving(home: Path) -> Iterator[str]:
    """``servanda serve`` until the tests are done."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    command = [sys.executable, "-m", "servanda.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment(home), stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server did not start"
        try:
            urlopen(f"{address}/keys/")  # our own address
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk on which nothing lies yet."""
    yield from serving(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk with the sample mechanism, three of its texts and proposed links."""
    home = tmp_path_factory.mktemp("desk")
    servanda(home, "mechanism", "--sample")
    servanda(home, "add", "--mechanism", "CA", *(f"samples/{name}" for name in SAMPLES))
    servanda(
        home,
        "meeting",
        "CA",
        "FM7",
        "--series",
        "FM",
        "--start",
        "2099-04-15",
        "--place",
        "Bishkek",
        "--state",
        "planned",
    )
    servanda(home, "link", "--propose", "CA")
    servanda(home, "instrument", "CA", "treaty", "--name", "Treaty of Good Neighbours", "--force", "consent")
    servanda(home, "instrument", "CA", "--propose")
    servanda(home, "pledge", "CA", "--propose")
    yield from serving(home)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser until the module ends: while the driver's loop runs in this thread, Django refuses its database."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "a browser is needed (Debian: apt-get install chromium)"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()
