"""How far people who worked blind to each other agree: on scores, and on what is a commitment at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from servanda.evaluation.agreement import alpha, interval, nominal
from servanda.reading.sentences import sentences
from servanda.records.scoring import Agreement, Score, Window
from servanda.web.register import codec
from servanda.web.register import models as register
from servanda.web.register.queries.meetings import mechanism as known
from servanda.web.register.viewing import Viewer, visible
from servanda.web.scoring import models
from servanda.web.scoring.standing import edits, scheme, shown_in

__all__ = ["on_identifying", "on_scores"]


def on_scores(selections: Sequence[int], window: Window, assessors: int) -> tuple[Agreement, ...]:
    """Over what assessors gave, before anything was settled, wherever all are in.

    All five values as names; and the numbers among them by their distance, as the mean takes them.
    """
    rows = models.Assessment.objects.filter(selection__in=selections, window=window.value, current=True)
    cells: dict[tuple[int, str], list[Score]] = defaultdict(list)
    people: set[str] = set()
    for selection, party, value, by in rows.values_list("selection", "party", "value", "by"):
        cells[selection, party].append(Score(value))
        people.add(by)
    units = [cell for cell in cells.values() if len(cell) >= assessors]
    if not units:
        return ()
    numbers = [[score.number for score in cell if score.number is not None] for cell in units]
    named = alpha([[score.value for score in cell] for cell in units], nominal)
    measured = alpha(numbers, interval)
    return (
        Agreement("scores, all five values", "nominal", *named, len(people)),
        Agreement("scores that are numbers", "interval", *measured, len(people)),
    )


def on_identifying(viewer: Viewer, mechanism: str) -> Agreement | None:
    """Over the sentences of texts in which all have said what they take for commitments: does one begin there?

    None where nobody has, or for who does not edit the mechanism and does not see its scores.

    Raises:
        NotFoundError: if there is no such mechanism.
        RefusedError: where it is not scored.
    """
    known(viewer, mechanism)
    owner = register.Mechanism.objects.get(code=mechanism)
    plan = scheme(owner.pk)
    if not edits(viewer, owner.pk) and owner.pk not in shown_in(viewer):
        return None
    held: dict[int, list[models.Identification]] = defaultdict(list)
    rows = models.Identification.objects.filter(visible(viewer, "text__"), mechanism=owner, current=True)
    for row in rows.order_by("pk"):
        held[row.text_id].append(row)
    full = {text: found for text, found in held.items() if len(found) >= plan.assessors}
    versions = register.Version.objects.filter(text__in=list(full), current=True)
    units: list[list[bool]] = []
    people: set[str] = set()
    for version in versions:
        found = [row for row in full[version.text_id] if row.version == version.number]
        people |= {row.by for row in found}
        units += _units(version, found)
    if not units:
        return None
    return Agreement("sentences that hold a commitment", "nominal", *alpha(units, nominal), len(people))


def _units(version: register.Version, found: Sequence[models.Identification]) -> Iterator[list[bool]]:
    document = codec.document(version.document)
    starts = [[start for start, _ in row.spans] for row in found]
    for paragraph in document.paragraphs:
        for sentence in sentences(document.text, paragraph.span):
            yield [any(sentence.start <= start < sentence.end for start in mine) for mine in starts]
