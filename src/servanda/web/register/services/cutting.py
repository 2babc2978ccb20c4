"""Statements that people make: by adding one, splitting one, joining several. The earlier ones stay, as replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from servanda.errors import NotFoundError, RegisterError, SpanError
from servanda.records import Document, Field, Kind, Progress, Span, Statement
from servanda.records.ruling import Action, Plain, State
from servanda.web.register import codec, models
from servanda.web.register.projection import project, values
from servanda.web.register.services import carrying, chain, statements
from servanda.web.register.services.correcting import FIELDS, checked
from servanda.web.register.services.failpoints import reach
from servanda.web.register.services.knowing import known
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_edit, visible

__all__ = ["Addition", "add", "join", "split"]


@dataclass(frozen=True, slots=True)
class Addition:
    """A statement the reader missed: the ``quote`` as it stands in the text called ``text``, with its fields.

    ``occurrence`` counts from 1 where the words stand several times.
    """

    text: str
    quote: str
    kind: Kind
    fields: Mapping[str, Plain]
    reason: str
    occurrence: int = 1


def add(wanted: Addition, viewer: Viewer, at: dt.datetime) -> str:
    """File a statement that a person found; its id.

    Raises:
        NotFoundError: if the text, or the words in it, are not there.
        RefusedError: if the viewer may not write there.
        RegisterError: for a field that this kind does not have.
    """
    with writing():
        text = (
            models.Text.objects.filter(visible(viewer), key=wanted.text).select_related("mechanism", "meeting").first()
        )
        if text is None:
            raise NotFoundError("there is no such text", source=wanted.text, remedy="See servanda list --texts")
        must_edit(viewer, text.mechanism_id)
        version = text.versions.get(current=True)
        document = codec.document(version.document)
        row = _row(version, document, _place(document, wanted), wanted.kind)
        row.ruled = {"kind": wanted.kind.value, **_fields(wanted, text)}
        (ref,) = _save(text, [row])
        chain.append(_entry(row, wanted, viewer, at))
        reach("rule.appended")
    return ref


def _fields(wanted: Addition, text: models.Text) -> dict[str, Plain]:
    given = {"kind": wanted.kind.value, **wanted.fields}
    return checked(given, wanted.kind, wanted.text, names=known(text.mechanism, text.date))


def _entry(row: models.Statement, wanted: Addition, viewer: Viewer, at: dt.datetime) -> chain.Entry:
    return chain.Entry(
        action=Action.ADD,
        author=viewer.name,
        reason=wanted.reason,
        change={
            "ref": row.ref,
            "digest": row.version.digest,
            "selector": {
                "quote": row.quote,
                "before": row.before,
                "after": row.after,
                "occurrence": row.occurrence,
            },
            "span": [row.start, row.end],
            "kind": row.kind,
            "was": {},
            "set": dict(row.ruled),
        },
        at=at,
        level=row.level,
        mechanism=row.mechanism,
        statement=row.uid,
        text=row.text.uid,
    )


def split(row: models.Statement, parts: Plain) -> tuple[str, ...]:
    """Statements of the kind of ``row`` over its parts ([start, end] in the text each); their ids."""
    spans = [_span(part, row.ref) for part in _list(parts)]
    if len(spans) < 2 or any(span not in Span(row.start, row.end) or not len(span) for span in spans):
        remedy = "Give two parts or more, each within the statement"
        raise RegisterError("it cannot be split there", source=row.ref, remedy=remedy)
    document = codec.document(row.version.document)
    return _save(row.text, [_like(row, document, span) for span in spans])


def join(row: models.Statement, others: Plain) -> tuple[str, ...]:
    """One statement around ``row`` and the others of its text, which are replaced; its id."""
    refs = [str(ref) for ref in _list(others)]
    found = list(models.Statement.objects.filter(ref__in=refs, current=True, version=row.version).exclude(pk=row.pk))
    if not found or len(found) != len(set(refs)) or any(one.state == State.REPLACED for one in found):
        raise RegisterError("these cannot be joined", source=row.ref, remedy="Name statements of the same text")
    for one in found:
        one.state, one.revision = State.REPLACED.value, one.revision + 1
        one.save(update_fields=["state", "revision"])
    whole = Span.around(Span(one.start, one.end) for one in (row, *found))
    return _save(row.text, [_like(row, codec.document(row.version.document), whole)])


def _list(value: Plain) -> Sequence[Plain]:
    return value if isinstance(value, list | tuple) else ()


def _span(part: Plain, ref: str) -> Span:
    match part:
        case [int(start), int(end)] if start < end:
            return Span(start, end)
    raise SpanError("a part is given by its start and end", source=ref)


def _like(row: models.Statement, document: Document, span: Span) -> models.Statement:
    """A statement over ``span`` with the fields of ``row``; a person who cuts has looked at it."""
    made = _row(row.version, document, span, Kind(row.kind))
    made.ruled = {"kind": row.kind, **{name: value for name, value in _standing(row).items() if value is not None}}
    return made


def _standing(row: models.Statement) -> dict[str, Plain]:
    held = values(row)
    return {name: held.get(name) for name in ("holders", "jointness", *FIELDS[row.kind])}


def _row(version: models.Version, document: Document, span: Span, kind: Kind) -> models.Statement:
    """A row that nobody read: its content is empty, all its values will be ruled."""
    paragraph = document.paragraphs.index(document.paragraph_at(span.start))
    empty: Field[Any] = Field("", rule="person")
    found = Statement(span, Progress(empty), Field((), rule="person"), paragraph, rules=("person",))
    row = statements.row_of(found, version, document)
    row.content = {**row.content, "content": {}}
    row.read_kind, row.kind = kind.value, kind.value
    row.state, row.revision = State.CONFIRMED.value, 1
    return row


def _save(text: models.Text, rows: list[models.Statement]) -> tuple[str, ...]:
    for row in rows:
        project(row)
    statements.save(text, rows, carrying.Kept())
    return tuple(row.ref for row in rows)


def _place(document: Document, wanted: Addition) -> Span:
    at = -1
    for _ in range(wanted.occurrence):
        at = document.text.find(wanted.quote, at + 1)
        if at < 0 or not wanted.quote:
            raise NotFoundError(
                "the words “{quote}” do not stand there", parts={"quote": wanted.quote}, source=wanted.text
            )
    return Span(at, at + len(wanted.quote))
