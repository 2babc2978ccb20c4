"""The pages of trace and compare: everything is escaped, nothing else is let in, and the buttons work in a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

import servanda
from servanda.publishing.sheets import comparison_page, matrix_page
from servanda.tracing import compare_readings, trace_series

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
FIRST = "Kenya will open a <school for R&D in Gulu by 2027. Uganda will plant 40 million trees along the Nile."
SECOND = "Uganda will plant 25 million trees along the Nile. They stressed the importance of peace."


@pytest.fixture(scope="module")
def pages() -> tuple[str, str]:
    a, b = (servanda.read(servanda.load(BytesIO(words.encode()))) for words in (FIRST, SECOND))
    from dataclasses import replace

    b = replace(b, document=replace(b.document, name="second"))
    return matrix_page(trace_series([a, b])), comparison_page(compare_readings(a, b))


def test_words_of_a_text_are_never_markup(pages: tuple[str, str]) -> None:
    for page in pages:
        assert "<school" not in page
        assert "&lt;school for R&amp;D" in page


def test_no_page_loads_anything(pages: tuple[str, str]) -> None:
    for page in pages:
        assert "default-src 'none'" in page
        assert not re.search(r"""(?:src|href)=["']""", page)
        assert "style=" not in page


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_a_button_shows_one_relation_only(pages: tuple[str, str], tmp_path: Path) -> None:
    source = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", pages[0])
    press = "<script>document.querySelector('button[data-show=\"weakens\"]').click()</script></body>"
    page = tmp_path / "page.html"
    page.write_text(source.replace("</body>", press), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    told = subprocess.run([str(BROWSER), *options, page.as_uri()], capture_output=True, check=True, timeout=120)
    shown = {
        kinds: 'hidden=""' in tag
        for tag, kinds in re.findall(r'(<tbody class="row" data-kinds="([^"]*)"[^>]*>)', told.stdout.decode())
    }
    assert shown == {"not_reiterated": True, "weakens": False}
