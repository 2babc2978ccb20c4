"""One statement, one commitment with its mentions, one text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Count, Prefetch

from servanda.errors import NotFoundError
from servanda.records import Document, Standing, TextType
from servanda.records.level import Level
from servanda.records.register import CommitmentEntry, StatementEntry, TextEntry, TopicEntry, VersionEntry
from servanda.web.register import codec, models
from servanda.web.register.queries.entries import day, entries, entry, knows_aliases, with_text
from servanda.web.register.queries.following import links_of
from servanda.web.register.queries.rulings import history
from servanda.web.register.viewing import Viewer, visible

__all__ = ["commitment", "document", "statement", "statement_id", "text", "texts", "topics"]

GONE = frozenset({"rejected", "replaced"})
# Documents, and what else readers found in them, are long; what is said of versions and runs is not.
RUNS = Prefetch("runs", models.Run.objects.defer("found"))
VERSIONS = Prefetch("versions", models.Version.objects.defer("document").prefetch_related(RUNS))


def statement(viewer: Viewer, ref: str) -> StatementEntry:
    """The statement of this id, or of an alias for those who may know it. Raises NotFoundError."""
    return entry(_row(viewer, ref), viewer)


def statement_id(viewer: Viewer, ref: str) -> UUID:
    """The opaque id beneath a readable one. Raises NotFoundError."""
    return _row(viewer, ref).uid


def _row(viewer: Viewer, ref: str) -> models.Statement:
    rows = with_text(models.Statement.objects.filter(visible(viewer)))
    found = rows.filter(ref=ref, current=True).first()
    if found is None:
        alias = rows.filter(names__name=ref).first()
        found = alias if alias and knows_aliases(viewer, alias.mechanism_id) else None
    if found is None:
        raise NotFoundError("there is no such statement", source=ref, remedy="See servanda list")
    return found


def commitment(viewer: Viewer, ref: str) -> CommitmentEntry:
    """All mentions, oldest first, of the commitment that the statement of this id belongs to; its own alone if none.

    Raises:
        NotFoundError: if there is no such statement for this viewer.
    """
    row = _row(viewer, ref)
    found = models.Statement.objects.filter(visible(viewer), current=True, commitment=row.commitment)
    rows = list(with_text(found.order_by("date", "pk"))) if row.commitment_id else [row]
    mentions = entries(rows, viewer)
    return CommitmentEntry(
        ref=mentions[0].ref,
        mentions=mentions,
        links=links_of(viewer, [one.pk for one in rows]),
        rulings=history(viewer, [one.ref for one in mentions]),
    )


def text(viewer: Viewer, key: str) -> TextEntry:
    """The text called ``key`` with its versions. Raises NotFoundError."""
    found = texts(viewer, key=key)
    if not found:
        raise NotFoundError("there is no such text", source=key, remedy="See servanda list --texts")
    return found[0]


def document(viewer: Viewer, key: str) -> Document:
    """The current words of the text called ``key``. Raises NotFoundError."""
    rows = models.Version.objects.filter(visible(viewer, "text__"), text__key=key, current=True)
    found = rows.first()
    if found is None:
        raise NotFoundError("there is no such text", source=key, remedy="See servanda list --texts")
    return codec.document(found.document)


def texts(
    viewer: Viewer,
    *,
    mechanism: str | None = None,
    meeting: str | None = None,
    key: str | None = None,
    size: int | None = None,
) -> tuple[TextEntry, ...]:
    """The newest ``size`` texts (None: all), newest first, with how many of their statements stand and wait."""
    wanted = {"mechanism__code": mechanism, "meeting__key": meeting, "key": key}
    rows = models.Text.objects.filter(visible(viewer), **{name: value for name, value in wanted.items() if value})
    rows = rows.select_related("mechanism", "meeting").prefetch_related(VERSIONS).order_by("-date", "-pk")
    held = list(rows[:size])
    beside, counts = _beside(viewer, held), _counts(held)
    return tuple(
        _text(row, tuple(name for name in beside.get(row.parallel, ()) if name != row.key), counts[row.pk])
        for row in held
    )


def _counts(rows: Sequence[models.Text]) -> Mapping[int, Counter[str]]:
    """How many current statements of each text are in which state."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    held = models.Statement.objects.filter(text__in=[row.pk for row in rows], current=True)
    for number, state, count in held.values_list("text", "state").annotate(Count("pk")).order_by():
        found[number][state] = count
    return found


def _beside(viewer: Viewer, rows: Sequence[models.Text]) -> dict[UUID | None, list[str]]:
    """Keys of visible texts by the group of language versions they belong to."""
    groups = {row.parallel for row in rows if row.parallel}
    found: dict[UUID | None, list[str]] = {}
    held = models.Text.objects.filter(visible(viewer), parallel__in=groups).order_by("language", "key")
    for group, key in held.values_list("parallel", "key"):
        found.setdefault(group, []).append(key)
    return found


def _text(row: models.Text, beside: tuple[str, ...], counts: Counter[str]) -> TextEntry:
    return TextEntry(
        key=row.key,
        title=row.title or row.key,
        type=TextType(row.type),
        standing=Standing(row.standing),
        language=row.language,
        publisher=row.publisher,
        date=day(row.date),
        level=Level.of_width(row.level),
        mechanism=row.mechanism.code if row.mechanism else None,
        meeting=row.meeting.key if row.meeting else None,
        rights=row.rights,
        parallel=beside,
        authentic=row.authentic,
        versions=tuple(_version(one) for one in sorted(row.versions.all(), key=lambda one: one.number)),
        statements=sum(count for state, count in counts.items() if state not in GONE),
        waiting=counts["waiting"],
    )


def _version(row: models.Version) -> VersionEntry:
    readers = tuple(run.reader for run in sorted(row.runs.all(), key=lambda run: run.pk))
    return VersionEntry(row.number, row.digest, row.cleaner, row.filed_at, row.filed_by, row.current, readers)


def topics(viewer: Viewer, mechanism: str | None = None) -> tuple[TopicEntry, ...]:
    """Positions by topic, those of a topic oldest first; topics by name."""
    rows = models.Statement.objects.filter(visible(viewer), current=True, topic__isnull=False)
    rows = rows.exclude(state__in=["rejected", "replaced"])
    if mechanism:
        rows = rows.filter(mechanism__code=mechanism)
    held: dict[tuple[str, str], list[models.Statement]] = {}
    for row in with_text(rows.select_related("topic").order_by("topic__name", "date", "pk")):
        if row.topic:
            held.setdefault((row.topic.key, row.topic.name), []).append(row)
    return tuple(TopicEntry(key, name, entries(found, viewer)) for (key, name), found in held.items())
