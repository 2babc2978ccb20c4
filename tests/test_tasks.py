"""The tasks that set the project up and check it."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def tasks(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tasks.py"), *arguments]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def listed() -> set[str]:
    return {line.split()[0] for line in tasks().stdout.splitlines()}


def test_tasks_are_listed_when_none_is_named() -> None:
    done = tasks()
    assert done.returncode == 0
    assert {"demo", "test", "lint", "types", "contracts", "docs", "lock"} <= listed()


def test_unknown_task_is_an_error() -> None:
    assert tasks("no-such-task").returncode == 2


def test_make_knows_every_task() -> None:
    found = re.search(r"^TASKS = (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    assert set(found.group(1).split()) == listed()


def test_demo_names_samples_that_are_there() -> None:
    named = set(re.findall(r"samples/[\w.-]+", (ROOT / "tasks.py").read_text(encoding="utf-8")))
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []
