"""The command ``servanda``. Commands are loaded when they are called: asking for help must not wait for a parser."""

from __future__ import annotations

import importlib
import sys

import click

import servanda
from servanda.cli.wording import HELP, NAME

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = {
    "read": "read",
    "trace": "trace",
    "compare": "compare",
    "evaluate": "evaluate",
    "schema": "schema",
    "add": "add",
    "list": "list_",
    "show": "show",
    "rule": "rule",
    "link": "link",
    "meeting": "meeting",
    "mechanism": "mechanism",
    "search": "search",
    "precedent": "precedent",
    "history": "history",
    "verify": "verify",
    "purge": "purge",
    "export": "export",
    "import": "import_",
    "backup": "backup",
    "restore": "restore",
    "review": "review",
    "due": "due",
    "prepare": "prepare",
    "pledge": "pledge",
    "instrument": "instrument",
    "evidence": "evidence",
    "returns": "returns",
    "remind": "remind",
    "score": "score",
    "count": "count",
    "sheet": "sheet",
    "serve": "serve",
    "token": "token",
}
"""Commands by name, with the module that holds each."""


class LazyGroup(click.Group):
    """A group that imports the module of a command when the command is looked up."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        """The names of all commands, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 # click's signature
        """The command of this name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"servanda.cli.{COMMANDS[cmd_name]}").command
        return command if isinstance(command, click.Command) else None


@click.command(cls=LazyGroup, help=HELP["servanda"], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(servanda.__version__, prog_name=NAME)
def cli() -> None:
    """The group that the commands hang on."""


def main() -> None:
    """Run the command line. Leaves with 0, with 2 for a wrong call or a source that could not be read."""
    for stream in (sys.stdout, sys.stderr):
        # A piped stream on Windows is in an old code page that has no curly quote.
        if not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli(prog_name=NAME)
