"""Commitments counted two ways, text by text, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from servanda.reading.sentences import sentences
from servanda.reading.targets import together
from servanda.records import Document, Span
from servanda.records.counting import Counted, CountedText
from servanda.web.register import codec
from servanda.web.register import models as register
from servanda.web.register.queries.meetings import mechanism as known
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review.queries.standings import OPEN_STATES
from servanda.web.scoring import models

__all__ = ["counted", "same_target"]

APART = "nothing in the sentence says that it serves another's target"
ALONE = "it stands alone in its sentence"

Pairs = Mapping[tuple[int, int], models.Pairing]


def counted(viewer: Viewer, mechanism: str, text: str | None = None) -> tuple[CountedText, ...]:
    """The texts of the mechanism that hold commitments, oldest first; ``text`` narrows to one.

    Raises:
        NotFoundError: if there is no such mechanism.
    """
    known(viewer, mechanism)
    rows = register.Statement.objects.filter(
        visible(viewer), mechanism__code=mechanism, current=True, kind="commitment", state__in=OPEN_STATES
    )
    if text:
        rows = rows.filter(text__key=text)
    by_version: dict[int, list[register.Statement]] = defaultdict(list)
    for row in rows.defer("content", "ruled", "disagrees").order_by("text__date", "text", "start", "end", "pk"):
        by_version[row.version_id].append(row)
    wanted = register.Version.objects.filter(visible(viewer, "text__"), text__mechanism__code=mechanism)
    if text:
        wanted = wanted.filter(text__key=text)
    versions = wanted.filter(statements__kind="commitment").select_related("text").distinct().order_by("text__date")
    pairs = _pairs(viewer, mechanism)
    return tuple(_text(one, by_version[one.pk], pairs) for one in versions.iterator(500) if by_version.get(one.pk))


def same_target(viewer: Viewer, mechanism: str, ref: str) -> Counted | None:
    """The commitment ``ref`` with the others of its sentence that serve its target; None if it is not counted."""
    held = register.Statement.objects.filter(visible(viewer), ref=ref, current=True).values_list("text__key", flat=True)
    key = held.first()
    texts = counted(viewer, mechanism, key) if key else ()
    return next((row for one in texts for row in one.rows if row.ref == ref), None)


def _pairs(viewer: Viewer, mechanism: str) -> Pairs:
    rows = models.Pairing.objects.filter(visible(viewer), mechanism__code=mechanism)
    return {
        (row.name.statement_id, row.other.statement_id): row
        for row in rows.select_related("name", "other")
        if row.name.statement_id and row.other.statement_id
    }


def _text(version: register.Version, rows: Sequence[register.Statement], pairs: Pairs) -> CountedText:
    document = codec.document(version.document)
    found = [one for held in _sentences(document, rows) for one in _counted(document, *held, pairs)]
    return CountedText(version.text.key, version.text.title or version.text.key, version.text.date, tuple(found))


def _sentences(
    document: Document, rows: Iterable[register.Statement]
) -> Iterator[tuple[Span, list[register.Statement]]]:
    """The commitments by the sentence that they begin in."""
    held: dict[Span, list[register.Statement]] = {}
    by_paragraph: dict[Span, list[Span]] = {}
    for row in rows:
        paragraph = document.paragraph_at(row.start).span
        if paragraph not in by_paragraph:
            by_paragraph[paragraph] = list(sentences(document.text, paragraph))
        own = next((one for one in by_paragraph[paragraph] if one.start <= row.start < one.end), paragraph)
        held.setdefault(own, []).append(row)
    yield from held.items()


def _counted(document: Document, sentence: Span, rows: Sequence[register.Statement], pairs: Pairs) -> Iterator[Counted]:
    """Each commitment with its group: what a rule found, and what people ruled, which comes first."""
    read = together(document.text, sentence, [Span(row.start, row.end) for row in rows])
    groups = list(range(len(rows)))
    whys = [ALONE if len(rows) == 1 else APART] * len(rows)
    by = [""] * len(rows)
    for place in read.places if read else ():
        groups[place], whys[place] = read.places[0] if read else place, read.why if read else ""
    for one, other, ruled in _ruled(rows, pairs):
        _lay(groups, one, other, ruled.together)
        for place in (one, other):
            whys[place], by[place] = ruled.reason, ruled.by
    for place, row in enumerate(rows):
        same = [other for other, group in enumerate(groups) if group == groups[place]]
        others = tuple(rows[other].ref for other in same if other != place)
        yield Counted(row.ref, row.quote, others, place == same[0], whys[place], by[place])


def _ruled(rows: Sequence[register.Statement], pairs: Pairs) -> Iterator[tuple[int, int, models.Pairing]]:
    """Rulings on pairs of ``rows``; those that part come last, so that what was parted stays apart."""
    found = [
        (one, other, pairs[rows[one].pk, rows[other].pk])
        for one in range(len(rows))
        for other in range(len(rows))
        if (rows[one].pk, rows[other].pk) in pairs
    ]
    yield from sorted(found, key=lambda held: not held[2].together)


def _lay(groups: list[int], one: int, other: int, joined: bool) -> None:
    if joined:
        was = groups[other]
        groups[:] = [groups[one] if group == was else group for group in groups]
    elif groups[one] == groups[other]:
        # The later one leaves: whatever else was together stays so.
        groups[other] = max(groups) + 1
