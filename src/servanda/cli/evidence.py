"""``servanda evidence``: what shows that something was done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from servanda.cli.desk import Desk, at_desk
from servanda.cli.review_wording import COLUMNS, HELP, SAYS
from servanda.cli.tabling import as_plain, format_option, tell

__all__ = ["command"]

KINDS = ("self_report", "counterpart", "third_party", "primary")


@click.command("evidence", help=HELP["evidence"], short_help=HELP["evidence.short"])
@click.argument("mechanism", metavar="MECHANISM")
@click.argument("ref", required=False, metavar="ID")
@click.option("--shows", metavar="WORDS", default="", help=HELP["evidence.shows"])
@click.option("--kind", type=click.Choice(KINDS), default="third_party", show_default=True, help=HELP["evidence.kind"])
@click.option("--text", metavar="TEXT", default="", help=HELP["evidence.text"])
@click.option("--quote", metavar="WORDS", default="", help=HELP["evidence.quote"])
@click.option("--url", metavar="URL", default="", help=HELP["evidence.url"])
@click.option("--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help=HELP["evidence.file"])
@click.option("--day", metavar="DATE", default="", help=HELP["evidence.day"])
@click.option("--party", metavar="CODE", default="", help=HELP["evidence.party"])
@click.option("--pledge", metavar="KEY", help=HELP["evidence.pledge"])
@format_option
@at_desk
def command(desk: Desk, /, mechanism: str, ref: str | None, *, file: Path | None, format_: str, **given: Any) -> None:
    """File a piece, or list."""
    if ref and given["shows"]:
        _add(desk, ref, file, given)
        return
    from servanda.web.review.queries.evidence import evidence

    held = evidence(desk.viewer, mechanism, ref)
    rows = [{**as_plain(one), "source": one.source} for one in held]
    tell(rows, COLUMNS["evidence"], format_)


def _add(desk: Desk, ref: str, file: Path | None, given: dict[str, Any]) -> None:
    from servanda.records.evidence import EvidenceKind
    from servanda.web.review.services.entering import Hand
    from servanda.web.review.services.evidence import Given, add

    said = {**given, "kind": EvidenceKind(given["kind"])}
    piece = Given(ref, **said, file=file.name if file else "", data=file.read_bytes() if file else None)
    click.echo(SAYS["saved"].format(what=add(piece, Hand(desk.viewer, desk.now))))
