"""``NAME=VALUE`` as it is typed → names and values."""

from __future__ import annotations

from collections.abc import Iterable

import click

from servanda.cli.register_wording import SAYS

__all__ = ["pairs"]


def pairs(given: Iterable[str]) -> dict[str, str]:
    """Names with their values; only the first "=" parts them. Raises click.UsageError where there is none."""
    found: dict[str, str] = {}
    for one in given:
        name, parted, value = one.partition("=")
        if not parted:
            raise click.UsageError(SAYS["bad_pair"].format(pair=one))
        found[name.strip()] = value.strip()
    return found
