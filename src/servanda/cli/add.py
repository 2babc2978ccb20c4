"""``servanda add``: sources in, filed texts out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import click

from servanda.cli.desk import LEVELS, STANDINGS, Desk, at_desk, level_of
from servanda.cli.pairs import pairs
from servanda.cli.register_wording import COLUMNS, HELP, SAYS
from servanda.cli.sources import Source, expand
from servanda.cli.tabling import format_option, tell
from servanda.cli.troubles import Troubles
from servanda.errors import ServandaError, UnsupportedError

if TYPE_CHECKING:
    from servanda.web.register.services.filing import Filed, Matter, Wishes

__all__ = ["command"]


@click.command("add", help=HELP["add"], short_help=HELP["add.short"])
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--mechanism", metavar="CODE", help=HELP["add.mechanism"])
@click.option("--meeting", metavar="KEY", help=HELP["add.meeting"])
@click.option("--level", type=click.Choice(LEVELS), help=HELP["add.level"])
@click.option("--standing", type=click.Choice(STANDINGS), help=HELP["add.standing"])
@click.option("--corrects", metavar="TEXT", help=HELP["add.corrects"])
@click.option("--parallel", metavar="TEXT", help=HELP["add.parallel"])
@click.option("--authentic/--not-authentic", default=None, help=HELP["add.authentic"])
@click.option("--right", "rights", multiple=True, metavar="NAME=WORDS", help=HELP["add.right"])
@format_option
@click.pass_context
@at_desk
def command(
    desk: Desk,
    ctx: click.Context,
    sources: tuple[str, ...],
    *,
    mechanism: str | None,
    meeting: str | None,
    level: str | None,
    standing: str | None,
    corrects: str | None,
    parallel: str | None,
    authentic: bool | None,
    rights: tuple[str, ...],
    format_: str,
) -> None:
    """File every source; leave with 2 if one of them could not be filed."""
    from servanda.web.register.services.filing import Wishes

    troubles = Troubles()
    wishes = Wishes(
        mechanism=mechanism,
        meeting=meeting,
        level=level_of(level),
        standing=standing,
        corrects=corrects,
        parallel=parallel,
        authentic=authentic,
        rights=pairs(rights),
    )
    found = expand(sources, troubles.tell)
    with troubles.progress(found, length=len(found)) as counted:
        filed = [one for source in counted for one in _file(source, wishes, desk, troubles)]
    tell(filed, COLUMNS["filed"], format_)
    ctx.exit(troubles.exit_code)


def _file(source: Source, wishes: Wishes, desk: Desk, troubles: Troubles) -> Iterator[Filed]:
    from servanda.web.register.services.filing import file

    try:
        yield file(_matter(source, troubles), desk.viewer, wishes, desk.now)
    except ServandaError as error:
        troubles.tell(error)


def _matter(source: Source, troubles: Troubles) -> Matter:
    """The bytes with what was made of them. What nobody reads yet is kept and searched all the same."""
    import servanda
    from servanda.web.register.services.filing import Matter

    if source.path is None:
        data = sys.stdin.buffer.read()
        document = servanda.load(BytesIO(data))
    else:
        document = servanda.load(source.path)
        data = source.path.read_bytes()
    for warning in document.warnings:
        troubles.warn(warning)
    if document.metadata.language not in {"en", "und"} and not document.metadata.language.startswith("en-"):
        troubles.warn(SAYS["language"].format(source=source.name, reason=document.metadata.language))
        return Matter(data, document, None)
    try:
        return Matter(data, document, servanda.read(document))
    except UnsupportedError as error:
        troubles.warn(SAYS["language"].format(source=source.name, reason=error.message))
        return Matter(data, document, None)
