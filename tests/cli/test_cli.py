from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import servanda
from servanda.cli import COMMANDS, cli

REFERENCE = Path(__file__).parents[2] / "docs/reference/commands.md"
HEAVY = ("spacy", "thinc", "numpy", "onnxruntime", "lxml", "pypdfium2", "httpx", "django", "rich", "yaml", "pydantic")


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name) if isinstance(cli, click.Group) else None
    assert found is not None
    return found


def names(parameter: click.Parameter) -> list[str]:
    """An option as it is typed, an argument as help shows it, without the dots of repetition."""
    if isinstance(parameter, click.Option):
        return [*parameter.opts, *parameter.secondary_opts]
    return [parameter.make_metavar(click.Context(cli)).rstrip(".")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    section = re.search(rf"^## `servanda {name}\b.*?(?=^## |\Z)", text, re.S | re.M)
    assert section, f"docs/reference/commands.md has no section for servanda {name}"
    for parameter in command(name).params:
        for option in names(parameter):
            assert f"`{option}" in section[0], f"servanda {name} {option} is not documented"
        if isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                assert f"`{choice}`" in section[0], f"servanda {name} {parameter.opts[0]} {choice} is not documented"


def test_no_command_is_documented_that_is_not_there() -> None:
    told = re.findall(r"^## `servanda (\w+)", REFERENCE.read_text(encoding="utf-8"), re.M)
    assert sorted(told) == sorted(COMMANDS)


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["read", "--help"], ["evaluate", "--help"]])
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    program = (
        "import sys; from servanda.cli import cli\n"
        f"try: cli({args!r})\n"
        "except SystemExit: pass\n"
        f"print('LOADED', sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert told.stdout.splitlines()[-1] == "LOADED []"


def test_the_version_is_the_packages() -> None:
    assert CliRunner().invoke(cli, ["--version"]).output == f"servanda, version {servanda.__version__}\n"


def test_no_command_is_a_wrong_call() -> None:
    assert CliRunner().invoke(cli, ["nonsense"]).exit_code == 2
