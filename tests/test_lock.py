"""The lock file installs what pyproject.toml asks for, from anywhere, and only with the bytes it names."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements" / "all.txt"
# Training runs outside of CI and of what readers install: its libraries alone weigh gigabytes.
APART = {"all", "train"}


def entries() -> list[tuple[Requirement, str]]:
    """Each pinned requirement with the lines that follow it."""
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [(Requirement(block.split("\\")[0].strip()), block) for block in blocks]


def asked_for() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for name, lines in project["optional-dependencies"].items() if name not in APART for line in lines]
    asked = [Requirement(line) for line in [*project["dependencies"], *extras]]
    return [requirement for requirement in asked if requirement.name != project["name"]]


@pytest.mark.parametrize("requirement", asked_for(), ids=str)
def test_lock_fulfils_every_requirement(requirement: Requirement) -> None:
    pins = [pin for pin, _ in entries() if canonicalize_name(pin.name) == canonicalize_name(requirement.name)]
    assert pins, "run `make lock`"
    for pin in pins:
        (only,) = pin.specifier
        assert only.operator == "=="
        assert requirement.specifier.contains(only.version), "run `make lock`"


def test_extra_all_takes_every_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    (everything,) = extras["all"]
    assert Requirement(everything).extras == set(extras) - APART


def test_every_pin_has_a_hash() -> None:
    assert [str(pin) for pin, block in entries() if "--hash=sha256:" not in block] == []


def test_lock_names_no_place_to_fetch_from() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert re.findall(r"^\s*--(?!hash)\S+", text, flags=re.MULTILINE) == []
