"""``servanda evaluate``: how well labels agree with gold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.troubles import FAILED, Troubles
from servanda.cli.wording import HELP, SAYS
from servanda.errors import ServandaError

if TYPE_CHECKING:
    from servanda.evaluation import Score

__all__ = ["command"]

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
EITHER = click.Path(exists=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate", help=HELP["evaluate"], short_help=HELP["evaluate.short"])
@click.argument("texts", type=FOLDER)
@click.argument("labels", type=EITHER)
@click.option("--links", is_flag=True, help=HELP["evaluate.links"])
@click.option("--words", "by_words", is_flag=True, help=HELP["evaluate.words"])
@click.option("--predicted", type=EITHER, metavar="DIR", help=HELP["evaluate.predicted"])
@click.option("--against", type=FILE, metavar="FILE", help=HELP["evaluate.against"])
@click.option("--json", "as_json", is_flag=True, help=HELP["evaluate.json"])
@click.option("--show", is_flag=True, help=HELP["evaluate.show"])
@click.option("--loose", is_flag=True, help=HELP["evaluate.loose"])
@click.option(
    "--bootstrap",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    metavar="N",
    help=HELP["evaluate.bootstrap"],
)
@click.pass_context
def command(
    ctx: click.Context,
    texts: Path,
    labels: Path,
    *,
    links: bool,
    by_words: bool,
    predicted: Path | None,
    against: Path | None,
    as_json: bool,
    show: bool,
    loose: bool,
    bootstrap: int,
) -> None:
    """Score, then print figures, and on request what was wrong and what changed."""
    try:
        if links:
            _print_links(texts, labels, predicted, by_words=by_words, as_json=as_json, loose=loose)
            return
        _check_folders(labels, predicted)
        result = _score(texts, labels, predicted, loose=loose)
        for line in _lines(result, against, as_json=as_json, show=show, bootstrap=bootstrap):
            click.echo(line)
    except ServandaError as error:
        Troubles().tell(error)
        ctx.exit(FAILED)


def _check_folders(*paths: Path | None) -> None:
    """Labels of statements are folders; links are one file."""
    for path in paths:
        if path is not None and not path.is_dir():
            raise click.UsageError(SAYS["labels_folder"].format(path=path))


def _print_links(
    texts: Path, labels: Path, predicted: Path | None, *, by_words: bool, as_json: bool, loose: bool
) -> None:
    """The figures of links: of a saved file, or of the texts as they are read and traced now."""
    from servanda.cli.laid import model, read_file
    from servanda.evaluation.link_label import read_links
    from servanda.evaluation.link_run import link_figures, predicted_figures

    for path in (labels, predicted):
        if path is not None and path.is_dir():
            raise click.UsageError(SAYS["links_file"].format(path=path))
    gold = read_links(labels, texts)
    if predicted is not None:
        sections = predicted_figures(gold, read_links(predicted, texts), texts, loose=loose)
    else:
        sections = link_figures(texts, gold, read_file, meaning=model(by_words=by_words), loose=loose)
    from servanda.evaluation.link_report import section_lines, sections_json

    if as_json:
        click.echo(sections_json(sections))
        return
    for line in section_lines(sections):
        click.echo(line)


def _score(texts: Path, labels: Path, predicted: Path | None, *, loose: bool) -> Score:
    from servanda.evaluation import from_folder, from_reader, score

    if predicted is not None:
        return score(texts, labels, from_folder(predicted), loose=loose)
    with Troubles().counting(len(list(labels.glob("*.jsonl")))) as count:
        return score(texts, labels, count(from_reader()), loose=loose)


def _lines(result: Score, against: Path | None, *, as_json: bool, show: bool, bootstrap: int) -> Iterable[str]:
    from servanda.evaluation import bootstrap as resampling
    from servanda.evaluation import gains, report, saved

    changes = gains.changes(saved.read_run(against), result.outcomes) if against else None
    ranges = resampling.ranges(result, bootstrap)
    if as_json:
        yield saved.as_json(result, ranges, changes)
        return
    yield from report.figure_lines(result, ranges)
    if show:
        yield from report.outcome_lines(result.outcomes)
    if changes is not None:
        yield from report.change_lines(changes)
