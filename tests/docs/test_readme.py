"""The card in the README is what the program prints."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CARD = re.compile(r"^<!-- card -->\n```console\n\$ (servanda read [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…\n"
NUMBER = re.compile(r"^ *\d+ |(?<=[A-Z])  \d+$", re.MULTILINE)
"""A statement's number or the count of a kind, which move when a better reader finds one more."""


def test_readme_shows_a_real_card() -> None:
    found = CARD.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found
    command, shown = found.group(1), NUMBER.sub("", found.group(2))
    run = [sys.executable, "-m", "servanda.cli", *command.split()[1:]]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    printed = NUMBER.sub("", done.stdout)
    place = 0
    for part in shown.split(LEFT_OUT):
        place = printed.find(part, place)
        assert place >= 0, f"the program does not print this (any more), at least not here:\n{part}"
        place += len(part)
