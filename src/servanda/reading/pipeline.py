"""The reader of English: ordered steps from a Document to a Reading."""

from __future__ import annotations

from servanda.lexicon import load
from servanda.reading import dating
from servanda.reading.filling import fill
from servanda.reading.finding import find
from servanda.reading.learned import Model
from servanda.reading.steps import parties, record, topics
from servanda.records import Document, Field, PartialDate, Reading, Run, Span

__all__ = ["READER", "read"]

READER = "en-1"


def read(document: Document, model: Model | None = None) -> Reading:
    """What an English document says: by rules and lexicon, weighed against the tagger where ``model`` is given."""
    home = record.publisher_party(document)
    directory = parties.survey(document, record.home_of_names(document))
    in_title = parties.titled(document)

    def dated(run: Span) -> tuple[Field[PartialDate], ...]:
        return tuple(dating.dates(document.text, run, document.metadata.date))

    about = record.describe(document, directory.mentions, in_title, dated)
    finding = find(document, model)
    found = tuple(fill(document, finding.drafts, directory, about, home))
    return Reading(
        document=document,
        record=record.with_next(document, about, found, dated),
        statements=found,
        instruments=finding.instruments,
        topics=tuple(topics.topics(finding.parsed)),
        run=Run(READER, load().digest, model.digest if model is not None else None),
    )
