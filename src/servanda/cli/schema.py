"""``servanda schema``: the published shape of the JSON."""

from __future__ import annotations

import click

from servanda.cli.wording import HELP

__all__ = ["command"]


@click.command("schema", help=HELP["schema"], short_help=HELP["schema.short"])
def command() -> None:
    """Print the JSON Schema."""
    from servanda.publishing.schema import schema_text

    click.echo(schema_text(), nl=False)
