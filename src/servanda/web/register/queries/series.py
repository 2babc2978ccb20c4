"""The texts of a mechanism as readings, oldest first, with rulings laid over: what tracing works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from servanda.records import Document, Reading, Run, TextRecord
from servanda.web.register import codec, models, overlay
from servanda.web.register.queries.entries import day
from servanda.web.register.viewing import Viewer, visible

__all__ = ["Series", "series"]


@dataclass(frozen=True, slots=True)
class Series:
    """Readings whose documents are called by their texts' keys; ``refs`` are the ids of their statements, in order."""

    readings: tuple[Reading, ...]
    refs: Mapping[str, tuple[str, ...]]


def series(viewer: Viewer, mechanism: str | None, *, text: str | None = None) -> Series:
    """The current readings of the mechanism's texts that this viewer may see. What was rejected is not in them.

    With ``text``, a key, of that text alone; ``mechanism`` None: in whatever mechanism it is.
    """
    named = {"text__mechanism__code": mechanism, "text__key": text}
    chosen = {name: value for name, value in named.items() if value is not None}
    versions = models.Version.objects.filter(visible(viewer, "text__"), current=True, **chosen)
    found: list[Reading] = []
    refs: dict[str, tuple[str, ...]] = {}
    for version in versions.select_related("text").order_by("text__date", "text__pk"):
        run = version.runs.order_by("-pk").first()
        if run is None:
            continue
        rows = (
            version.statements.filter(current=True).exclude(state__in=["rejected", "replaced"]).order_by("start", "pk")
        )
        held = list(rows)
        found.append(_reading(version, run, held))
        refs[version.text.key] = tuple(row.ref for row in held)
    return Series(tuple(found), refs)


def _described(version: models.Version, record: TextRecord) -> tuple[Document, TextRecord]:
    """The document under its text's key with title and day as people gave them; another day was not read."""
    text, document = version.text, codec.document(version.document)
    known = replace(document.metadata, title=text.title or document.metadata.title, date=day(text.date))
    read = record.date if record.date and str(record.date.value) == text.date else None
    return replace(document, name=text.key, metadata=known), replace(record, date=read)


def _reading(version: models.Version, run: models.Run, rows: list[models.Statement]) -> Reading:
    rest = codec.remainder(run.found)
    document, record = _described(version, rest.record)
    return Reading(
        document=document,
        record=record,
        statements=tuple(overlay.statement(row) for row in rows),
        instruments=rest.instruments,
        topics=rest.topics,
        run=Run(run.reader, run.lexicon, run.weights or None, tuple(sorted(run.settings.items()))),
        unresolved=rest.unresolved,
    )
