"""A reading's statements as rows, with ids and facets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from servanda.publishing.citation import paragraph_words
from servanda.publishing.doubt import needs_check
from servanda.records import Document, Kind, Reading, Run, Statement
from servanda.records.ruling import State
from servanda.web.register import codec, models
from servanda.web.register.projection import facets, project
from servanda.web.register.services import gathering, naming, topics
from servanda.web.register.services.selecting import selector, selector_digest

if TYPE_CHECKING:
    from servanda.web.register.services.carrying import Kept

__all__ = ["is_read", "rename", "row_of", "rows", "save", "year"]


def is_read(version: models.Version, run: Run) -> bool:
    """Whether this reader read this version before."""
    return version.runs.filter(digest=codec.run_digest(run)).exists()


def rows(version: models.Version, document: Document, reading: Reading, at: dt.datetime) -> list[models.Statement]:
    """The statements of a new run, in order of the text, not saved; the run is."""
    run = models.Run.objects.create(
        version=version,
        digest=codec.run_digest(reading.run),
        reader=reading.run.reader,
        lexicon=reading.run.lexicon,
        weights=reading.run.weights or "",
        settings=dict(reading.run.settings),
        found=codec.dump(codec.Remainder.of(reading)),
        at=at,
    )
    return [row_of(found, version, document, run) for found in reading.statements]


def row_of(
    found: Statement, version: models.Version, document: Document, run: models.Run | None = None
) -> models.Statement:
    """A statement's row without id; above the reader's threshold it stands as read, below it waits for a person."""
    text, held = version.text, selector(document, found.span)
    paragraph = document.paragraph_at(found.span.start)
    row = models.Statement(
        text=text,
        version=version,
        run=run,
        mechanism=text.mechanism,
        level=text.level,
        start=found.span.start,
        end=found.span.end,
        quote=held.quote,
        before=held.before,
        after=held.after,
        occurrence=held.occurrence,
        selector=selector_digest(held),
        paragraph=paragraph.ordinal,
        label=paragraph_words(document, paragraph)[:100],
        read_kind=found.kind.value,
        content=codec.kept_statement(found),
        confidence=found.confidence,
        state=(State.WAITING if needs_check(found) else State.READ).value,
        date=text.date,
        standing=text.standing,
    )
    project(row)
    return row


def save(text: models.Text, new: Sequence[models.Statement], kept: Kept) -> None:
    """Give ids, write rows and what hangs on them; ``kept`` says which go on under an earlier id."""
    models.Statement.objects.filter(pk__in=kept.gone).update(current=False)
    nameless = [row for row in new if not row.ref]
    start = naming.prefix(text, year(text))
    for row, ref in zip(nameless, naming.give(start, len(nameless)), strict=True):
        row.ref = ref
    gathering.begin([row for row in new if row.kind == Kind.COMMITMENT and row.own is None])
    topics.assign([row for row in new if row.kind == Kind.POSITION and row.topic is None])
    made = models.Statement.objects.bulk_create(new)
    models.Facet.objects.bulk_create([facet for row in made for facet in facets(row)])
    named = {id(row) for row in nameless}
    models.Name.objects.bulk_create([models.Name(name=row.ref, statement=row) for row in made if id(row) in named])
    kept.follow()


def rename(text: models.Text) -> int:
    """New ids, old ones as aliases, for every statement of the text's current version; how many."""
    rows = list(text.statements.filter(current=True).order_by("start", "pk"))
    for row, ref in zip(rows, naming.give(naming.prefix(text, year(text)), len(rows)), strict=True):
        old, row.ref = row.ref, ref
        row.save(update_fields=["ref"])
        models.Name.objects.create(name=ref, statement=row)
        naming.alias(old, row)
    return len(rows)


def year(text: models.Text) -> str:
    """The year of the meeting, else of the text; "0000" where nobody knows."""
    return ((text.meeting.start if text.meeting else "") or text.date or "0000")[:4]
