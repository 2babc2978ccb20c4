"""``servanda mechanism``: load and show mechanisms; people and their roles in them."""

from __future__ import annotations

from pathlib import Path

import click

from servanda.cli.desk import LEVELS, Desk, at_desk
from servanda.cli.register_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell

__all__ = ["command"]

ROLES = ("reader", "editor", "coordinator", "assessor", "administrator")


@click.command("mechanism", help=HELP["mechanism"], short_help=HELP["mechanism.short"])
@click.argument("code", required=False, metavar="CODE")
@click.option("--load", type=click.Path(exists=True, dir_okay=False, path_type=Path), help=HELP["mechanism.load"])
@click.option("--sample", is_flag=True, help=HELP["mechanism.sample"])
@click.option("--person", metavar="NAME", help=HELP["mechanism.person"])
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help=HELP["mechanism.role"])
@click.option("--level", type=click.Choice(LEVELS), default="internal", show_default=True, help=HELP["mechanism.level"])
@click.option("--password", is_flag=True, help=HELP["mechanism.password"])
@format_option
@at_desk
def command(
    desk: Desk,
    code: str | None,
    *,
    load: Path | None,
    sample: bool,
    person: str | None,
    role: str,
    level: str,
    password: bool,
    format_: str,
) -> None:
    """Load, grant, or show."""
    if load or sample:
        _load(desk, load)
    elif person:
        _grant(desk, code, person, role, level, password=password)
    else:
        _show(desk, code, format_)


def _load(desk: Desk, path: Path | None) -> None:
    from servanda.web.register.services.loading import load_mechanism, sample_mechanism

    code = load_mechanism(path, desk.viewer) if path else sample_mechanism(desk.viewer)
    click.echo(SAYS["saved"].format(what=code))


def _grant(desk: Desk, code: str | None, person: str, role: str, level: str, *, password: bool) -> None:
    from servanda.records.level import Level
    from servanda.web.register.services.mechanisms import grant

    asked = SAYS["password"].format(name=person)
    secret = click.prompt(asked, hide_input=True, confirmation_prompt=True, err=True) if password else None
    grant(code, person, role, Level(level), desk.viewer, secret)
    click.echo(SAYS["saved"].format(what=f"{person}: {role}"))


def _show(desk: Desk, code: str | None, format_: str) -> None:
    from servanda.web.register.queries.meetings import mechanism, mechanisms

    found = [mechanism(desk.viewer, code)] if code else list(mechanisms(desk.viewer))
    if format_ == "json":
        tell(found, COLUMNS["mechanisms"], format_)
        return
    rows = [
        {
            **as_plain(one),
            "names": list(one.names.values()),
            "members": [member.code for member in one.members],
            "formats": [kind.key for kind in one.formats],
        }
        for one in found
    ]
    tell(rows, COLUMNS["mechanisms"], format_)
