"""The scores of a window, as far as this viewer may see them: a constant number of queries, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from servanda.records.scoring import (
    Applies,
    AssessmentEntry,
    RemarkEntry,
    RoundEntry,
    Score,
    ScoreEntry,
    ScoreRow,
    ScoreSheet,
    SelectionEntry,
    Window,
)
from servanda.web.register.models import Mechanism
from servanda.web.register.queries.meetings import mechanism as known
from servanda.web.register.viewing import Viewer, visible
from servanda.web.scoring import models
from servanda.web.scoring.queries.agreement import on_scores
from servanda.web.scoring.standing import Standing, edits, round_entry, round_of, scheme, standing

__all__ = ["assessments", "rounds", "sheet"]


def rounds(viewer: Viewer, mechanism: str) -> tuple[RoundEntry, ...]:
    """The windows of the mechanism, oldest first; none for who edits nothing there, until scores are out.

    Raises:
        RefusedError: where the mechanism is not scored.
    """
    owner = _owner(viewer, mechanism)
    plan = scheme(owner.pk)
    rows = models.Round.objects.filter(mechanism=owner)
    if not edits(viewer, owner.pk):
        rows = rows.filter(out=True) if viewer.sees(plan.level, owner.pk) else rows.none()
    return tuple(round_entry(row) for row in rows.order_by("start", "window", "pk"))


def sheet(viewer: Viewer, mechanism: str, cycle: str, window: Window) -> ScoreSheet:
    """The selected commitments with their scores, in the order of their ids.

    Raises:
        NotFoundError: if there is no such mechanism or window.
        RefusedError: where the mechanism is not scored, or this viewer may see none of it.
    """
    owner = _owner(viewer, mechanism)
    scheme(owner.pk)
    held = round_of(owner, cycle, window)
    may = standing(viewer, owner, held)
    chosen = _selections(viewer, owner, cycle, may)
    scores = _scores(chosen, window, may)
    return ScoreSheet(
        mechanism=mechanism,
        round=round_entry(held),
        rows=tuple(_row(row, may, scores.get(row.pk, ())) for row in chosen.values()),
        remarks=_remarks(chosen, window, may),
        agreement=on_scores(list(chosen), window, scheme(owner.pk).assessors) if may.all else (),
        whole=may.all,
    )


def assessments(viewer: Viewer, mechanism: str, cycle: str, window: Window) -> tuple[AssessmentEntry, ...]:
    """The viewer's own, and those of others where all are in; others' only for who edits the mechanism.

    Raises:
        NotFoundError: if there is no such mechanism or window.
        RefusedError: where the mechanism is not scored.
    """
    owner = _owner(viewer, mechanism)
    plan = scheme(owner.pk)
    round_of(owner, cycle, window)
    rows = models.Assessment.objects.filter(
        visible(viewer, "selection__name__statement__"),
        selection__mechanism=owner,
        selection__cycle=cycle,
        window=window.value,
        current=True,
    ).select_related("selection__name__statement")
    by_cell: dict[tuple[int, str], list[models.Assessment]] = defaultdict(list)
    for row in rows.order_by("selection__name__name", "party", "pk"):
        by_cell[row.selection_id, row.party].append(row)
    full = edits(viewer, owner.pk)
    return tuple(
        AssessmentEntry(_ref(row.selection), row.party, Score(row.value), row.because, row.by, row.at)
        for cell in by_cell.values()
        for row in cell
        if row.by == viewer.name or (full and len(cell) >= plan.assessors)
    )


def _owner(viewer: Viewer, mechanism: str) -> Mechanism:
    known(viewer, mechanism)
    return Mechanism.objects.get(code=mechanism)


def _selections(viewer: Viewer, owner: Mechanism, cycle: str, may: Standing) -> dict[int, models.Selection]:
    rows = models.Selection.objects.filter(
        visible(viewer, "name__statement__"), mechanism=owner, cycle=cycle, name__statement__current=True
    )
    rows = rows.select_related("name__statement").order_by("name__statement__date", "name__name")
    return {row.pk: row for row in rows if may.all or may.parties & set(row.parties)}


def _scores(
    chosen: Mapping[int, models.Selection], window: Window, may: Standing
) -> Mapping[int, tuple[ScoreEntry, ...]]:
    rows = models.Score.objects.filter(selection__in=list(chosen), window=window.value)
    if not may.all:
        rows = rows.filter(party__in=may.parties)
    found: dict[int, tuple[ScoreEntry, ...]] = defaultdict(tuple)
    for row in rows.order_by("party", "version"):
        found[row.selection_id] += (_entry(row, chosen[row.selection_id]),)
    return found


def _entry(row: models.Score, of: models.Selection) -> ScoreEntry:
    return ScoreEntry(
        ref=_ref(of),
        party=row.party,
        score=Score(row.value),
        version=row.version,
        reason=row.reason,
        by=row.by,
        at=row.at,
        current=row.current,
        source=row.source,
    )


def _row(row: models.Selection, may: Standing, held: Iterable[ScoreEntry]) -> ScoreRow:
    scores = {one.party: one for one in held if one.current}
    parties = tuple(party for party in row.parties if may.all or party in may.parties)
    return ScoreRow(
        selection=SelectionEntry(
            ref=_ref(row),
            quote=row.name.statement.quote if row.name.statement else "",
            cycle=row.cycle,
            applies=Applies(row.applies),
            parties=parties,
            guideline=row.guideline,
            reason=row.reason,
        ),
        scores={party: scores[party] for party in parties if party in scores},
        earlier=tuple(one for one in held if not one.current),
        missing=tuple(party for party in parties if party not in scores),
    )


def _remarks(chosen: Mapping[int, models.Selection], window: Window, may: Standing) -> tuple[RemarkEntry, ...]:
    rows = models.Remark.objects.filter(score__selection__in=list(chosen), score__window=window.value)
    if not may.all:
        rows = rows.filter(party__in=may.parties)
    return tuple(
        RemarkEntry(
            _ref(chosen[row.score.selection_id]), row.score.party, row.score.version, row.party, row.words, row.at
        )
        for row in rows.select_related("score").order_by("pk")
    )


def _ref(row: models.Selection) -> str:
    return row.name.statement.ref if row.name.statement else row.name.name
