"""The page in a real browser: its script is let in by its own policy, and the keys walk through the statements."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from servanda.publishing import html
from servanda.records import Reading

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def seen(source: str, folder: Path) -> str:
    """What the browser makes of a page once its scripts have run."""
    page = folder / "page.html"
    page.write_text(source, encoding="utf-8", newline="\n")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    told = subprocess.run([str(BROWSER), *options, page.as_uri()], capture_output=True, check=True, timeout=120)
    return told.stdout.decode("utf-8")


def pressed(source: str, keys: str, folder: Path) -> str:
    """The page after ``keys``; the policy would keep the test's own script out, so it is taken off."""
    program = (
        f"for (const key of {keys!r}) document.dispatchEvent(new KeyboardEvent('keydown', {{key, bubbles: true}}));"
    )
    return seen(POLICY.sub("", source).replace("</body>", f"<script>{program}</script></body>"), folder)


def pinned(page: str) -> list[str]:
    return re.findall(r'<article id="(\w+)" class="[^"]*\bpinned\b', page)


def test_the_policy_lets_our_script_in_and_no_other(reading: Reading, tmp_path: Path) -> None:
    source = html.render(reading)
    intruder = "<script>document.documentElement.classList.add('intruder')</script></body>"
    page = seen(source.replace("</body>", intruder), tmp_path)
    assert re.search(r'<html[^>]* class="js"', page)


@pytest.mark.parametrize(
    ("keys", "held"), [("", []), ("j", ["s1"]), ("jjj", ["s3"]), ("jjjk", ["s2"]), ("k", ["s7"]), ("jjjjjj", ["i1"])]
)
def test_j_and_k_walk_in_the_order_of_the_text(reading: Reading, tmp_path: Path, keys: str, held: list[str]) -> None:
    page = pressed(html.render(reading), keys, tmp_path)
    assert pinned(page) == held
    lit = {name for ids in re.findall(r'<mark class="[^"]*\bon\b[^"]*" data-s="([^"]+)"', page) for name in ids.split()}
    assert set(held) <= lit


def test_a_question_mark_shows_the_keys(reading: Reading, tmp_path: Path) -> None:
    assert re.search(r'<dialog id="help"[^>]* open', pressed(html.render(reading), "?", tmp_path))
