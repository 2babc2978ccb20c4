"""What ``trace`` and ``compare`` share: reading the texts they name, vectors with a bar, lines on a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda.cli.formats import Read
from servanda.cli.sources import Source, expand
from servanda.cli.troubles import Troubles
from servanda.cli.wording import SAYS
from servanda.errors import ServandaError
from servanda.records import Document, Reading

if TYPE_CHECKING:
    from servanda.publishing.lines import Line
    from servanda.tracing.meaning import Meaning

__all__ = ["Loaded", "load_named", "model", "plain_rows", "print_lines", "read_file", "read_loaded", "told_meaning"]

WIDTH = 80
NARROWEST, WIDEST = 40, 110


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the decoded source that spans of labels count in."""

    document: Document
    source: str


def load_named(names: Sequence[str], troubles: Troubles) -> list[Loaded]:
    """The documents of what was named, in that order; one that cannot be loaded is told and left out."""
    found: list[Loaded] = []
    for source in expand(names, troubles.tell):
        try:
            found.append(_loaded(source))
        except ServandaError as error:
            troubles.tell(error)
    for one in found:
        for warning in one.document.warnings:
            troubles.warn(warning)
    return list(_with_own_names(found))


def read_loaded(found: Sequence[Loaded], troubles: Troubles) -> list[Read]:
    """The readings of documents, in their order; one that cannot be read is told and left out."""
    import servanda

    read: list[Read] = []
    with troubles.progress(found, length=len(found), beside_output=True) as counted:
        for one in counted:
            try:
                read.append(Read(servanda.read(one.document), one.source))
            except ServandaError as error:
                troubles.tell(error)
    return read


def _loaded(source: Source) -> Loaded:
    import servanda
    from servanda.documents.encoding import decode
    from servanda.errors import DocumentError

    data = sys.stdin.buffer.read() if source.path is None else source.path.read_bytes()
    document = servanda.load(BytesIO(data) if source.path is None else source.path)
    try:
        return Loaded(document, decode(data, name=source.name)[0])
    except DocumentError:
        # A source that is no text (PDF, DOCX) has no code points: its links count in the text it became.
        return Loaded(document, document.text)


def _with_own_names(found: Iterable[Loaded]) -> Iterator[Loaded]:
    """Two files called talks.txt in two folders become ``talks`` and ``talks-2``: links name texts."""
    seen: Counter[str] = Counter()
    for one in found:
        name = one.document.name
        seen[name] += 1
        if seen[name] > 1:
            one = replace(one, document=replace(one.document, name=f"{name}-{seen[name]}"))
        yield one


def told_meaning(readings: Iterable[Reading], *, by_words: bool) -> Meaning | None:
    """The model of the extra ``match`` with the vectors of all readings worked out, None without it."""
    from servanda.tracing.profile import texts_of

    loaded = model(by_words=by_words)
    if loaded is None:
        return None
    texts = sorted({text for reading in readings for text in texts_of(reading)})
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=len(texts), label=SAYS["comparing"], file=sys.stderr, hidden=hidden) as bar:
        loaded.learn(texts, bar.update)
    return loaded


def model(*, by_words: bool) -> Meaning | None:
    """The model of the extra ``match``, None where it is not installed or not wanted."""
    from servanda.tracing import meaning

    return None if by_words or not meaning.available() else meaning.load()


def read_file(path: Path) -> Reading:
    """The reading of one text file."""
    import servanda

    return servanda.read(servanda.load(path))


def print_lines(lines: Iterable[Line]) -> None:
    """Lines to standard output: in colour and as wide as the terminal, or plain in 80 columns when piped."""
    from rich.console import Console

    from servanda.publishing.lines import laid_out

    if not sys.stdout.isatty():
        for row in plain_rows(lines):
            sys.stdout.buffer.write(f"{row}\n".encode())
        return
    console = Console()
    for line in lines:
        for shown in laid_out(line, console, min(max(console.width, NARROWEST), WIDEST)):
            console.print(shown, soft_wrap=True)


def plain_rows(lines: Iterable[Line]) -> Iterator[str]:
    """The rows of lines without colour, in 80 columns: the same everywhere."""
    from rich.console import Console

    from servanda.publishing.lines import laid_out

    console = Console(width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    for line in lines:
        yield from (row.plain for row in laid_out(line, console, WIDTH))
