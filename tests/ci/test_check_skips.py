"""The check that no test is skipped without leave."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def check(report: Path, case: str) -> subprocess.CompletedProcess[str]:
    report.write_text(f"<testsuites><testsuite>{case}</testsuite></testsuites>", encoding="utf-8")
    command = [sys.executable, str(ROOT / ".ci" / "check_skips.py"), str(report)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def skipped(reason: str) -> str:
    return f'<testcase classname="a" name="b"><skipped type="pytest.skip" message="{reason}"/></testcase>'


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ('<testcase classname="a" name="b"/>', 0),
        (skipped("../shared/not-there/x is missing"), 0),
        (skipped("no browser"), 1),
        ("", 1),
    ],
)
def test_only_skips_for_a_missing_shared_folder_pass(tmp_path: Path, case: str, code: int) -> None:
    assert check(tmp_path / "tests.xml", case).returncode == code


def test_refused_skip_is_named_with_its_reason(tmp_path: Path) -> None:
    assert "a::b: no browser" in check(tmp_path / "tests.xml", skipped("no browser")).stdout
