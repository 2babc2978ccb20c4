"""What export, import, backup and restore print: digest and head, to be kept beside the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from servanda.cli.register_wording import SAYS
from servanda.errors import RegisterError

__all__ = ["tell_digest", "writing_to"]


def tell_digest(manifest: Mapping[str, Any]) -> None:
    """Print how many rows there are, their digest, and the head of the chain."""
    click.echo(SAYS["digest"].format(rows=sum(manifest["rows"].values()), digest=manifest["digest"]))
    if manifest["head"]:
        click.echo(SAYS["head_line"].format(head=manifest["head"]))


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Tell a full disk or a missing right as every other error. Raises RegisterError."""
    try:
        yield
    except OSError as error:
        said = SAYS["unwritable"].format(reason=error.strerror or error)
        raise RegisterError(said, source=str(path), remedy=SAYS["unwritable_remedy"]) from error
