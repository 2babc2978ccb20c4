"""Assessments, blind to each other until all are in; the score that follows; comments; corrections."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from servanda.errors import ConflictError, NotFoundError, RefusedError, RegisterError
from servanda.records.scoring import Score, Window
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import must_edit
from servanda.web.review.coordinating import signs_for
from servanda.web.review.services.entering import Anchor, Hand, anchor
from servanda.web.scoring import models
from servanda.web.scoring.sealing import salt, seal
from servanda.web.scoring.standing import assesses, round_of, scheme

__all__ = ["Cell", "assess", "correct", "put", "remark", "settle"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a score stands: a commitment, a party (empty: all together), a cycle and its window."""

    ref: str
    party: str
    cycle: str
    window: Window


@dataclass(frozen=True, slots=True)
class _Held:
    """The same as rows."""

    selection: models.Selection
    round: models.Round
    at: Anchor
    assessors: int


def assess(cell: Cell, score: Score, because: str, hand: Hand) -> bool:
    """File what an assessor gives; whether all are in now. If they agree the score stands at once.

    Raises:
        NotFoundError: if the commitment is not selected, or its window not open.
        RefusedError: without grounds, before the window, if the viewer is no assessor, or the mechanism not scored.
        ConflictError: once all are in: nobody changes theirs having seen the others'.
    """
    with writing():
        held = _fitting(cell, hand)
        if not assesses(hand.viewer, held.selection.mechanism_id):
            raise RefusedError("you are no assessor", source=cell.ref, remedy="See servanda mechanism --role assessor")
        if not because.strip():
            raise RefusedError("an assessment needs its grounds", source=cell.ref, remedy="Give --because")
        if hand.at.date().isoformat() < held.round.start:
            raise RefusedError("the window opens on {start}", parts={"start": held.round.start}, source=cell.ref)
        given = _given(held, cell)
        if given.count() >= held.assessors or _score(held, cell) is not None:
            remedy = "Settle or correct the score: servanda score --settle, --correct"
            raise ConflictError("all assessments are in", source=cell.ref, remedy=remedy)
        given.filter(by=hand.viewer.name).update(current=False)
        _file_assessment(held, cell, (score, because), hand)
        values = list(_given(held, cell).values_list("value", flat=True))
        full = len(values) >= held.assessors
        if full and len(set(values)) == 1:
            _file_score(held, cell, (score, "all assessors gave it", ""), hand)
        return full


def _file_assessment(held: _Held, cell: Cell, said: tuple[Score, str], hand: Hand) -> None:
    grain = salt()
    row = models.Assessment.objects.create(
        selection=held.selection,
        party=cell.party,
        window=cell.window.value,
        value=said[0].value,
        because=said[1],
        salt=grain,
        **_filed(held, hand),
    )
    seal(row, {"party": cell.party, "value": row.value, "because": row.because}, grain, hand, held.at)


def settle(cell: Cell, score: Score, reason: str, hand: Hand) -> None:
    """Give the score where all assessments are in and differ.

    Raises:
        RefusedError: without a reason, before all are in, or if the viewer may not write there.
        ConflictError: if there is a score.
    """
    with writing():
        held = _fitting(cell, hand)
        must_edit(hand.viewer, held.selection.mechanism_id)
        _reasoned(reason, cell)
        if _given(held, cell).count() < held.assessors:
            raise RefusedError("not all assessments are in", source=cell.ref, remedy="Wait for the other assessor")
        if _score(held, cell) is not None:
            raise ConflictError("it has a score", source=cell.ref, remedy="Correct it: servanda score --correct")
        _file_score(held, cell, (score, reason, ""), hand)


def correct(cell: Cell, score: Score, reason: str, hand: Hand) -> int:
    """Give a new version of a score; its number. The earlier ones are kept.

    Raises:
        NotFoundError: if there is no score.
        RefusedError: without a reason, or if the viewer may not write there.
    """
    with writing():
        held = _fitting(cell, hand)
        must_edit(hand.viewer, held.selection.mechanism_id)
        _reasoned(reason, cell)
        if _score(held, cell) is None:
            raise NotFoundError("it has no score yet", source=cell.ref, remedy="Settle it: servanda score --settle")
        return _file_score(held, cell, (score, reason, ""), hand).version


def put(cell: Cell, score: Score, source: str, hand: Hand) -> models.Score:
    """File a score that a sheet brings, within a transaction that is open; it was assessed where the sheet is kept.

    Raises as :func:`correct`.
    """
    held = _fitting(cell, hand)
    must_edit(hand.viewer, held.selection.mechanism_id)
    return _file_score(held, cell, (score, f"as in {source}", source), hand)


def remark(cell: Cell, words: str, hand: Hand) -> None:
    """File what ``cell.party`` says of its score, or of that of all together, within the comment period.

    Raises:
        NotFoundError: if there is no score.
        RefusedError: unless the viewer coordinates for the party, or after the comment period.
    """
    with writing():
        party, held = cell.party, _held(cell, hand)
        if held.selection.parties == [""]:
            cell = replace(cell, party="")
        _fits(held.selection, cell)
        if not party or not signs_for(hand.viewer, held.selection.mechanism_id, party):
            raise RefusedError(
                "you do not comment for {party}", parts={"party": party}, source=cell.ref, remedy="Ask its coordinator"
            )
        if hand.at.date().isoformat() > held.round.comments_until:
            raise RefusedError(
                "comments were taken until {comments_until}",
                parts={"comments_until": held.round.comments_until},
                source=cell.ref,
            )
        score = _score(held, cell)
        if score is None:
            raise NotFoundError("it has no score yet", source=cell.ref)
        if not words.strip():
            raise RefusedError("a comment needs words", source=cell.ref, remedy="Give --words")
        grain = salt()
        row = models.Remark.objects.create(score=score, party=party, words=words, salt=grain, **_filed(held, hand))
        seal(row, {"party": party, "words": words}, grain, hand, held.at)


def _fitting(cell: Cell, hand: Hand) -> _Held:
    held = _held(cell, hand)
    _fits(held.selection, cell)
    return held


def _held(cell: Cell, hand: Hand) -> _Held:
    at = anchor(cell.ref, hand, edits=False)
    owner = at.statement.mechanism
    if owner is None:
        raise RegisterError("it is of no mechanism", source=cell.ref)
    plan = scheme(owner.pk)
    found = models.Selection.objects.filter(name=at.name, cycle=cell.cycle).first()
    if found is None:
        remedy = "Select it: servanda score --select"
        raise NotFoundError(
            "it is not selected for the cycle {cycle}", parts={"cycle": cell.cycle}, source=cell.ref, remedy=remedy
        )
    return _Held(found, round_of(owner, cell.cycle, cell.window), at, plan.assessors)


def _fits(selection: models.Selection, cell: Cell) -> None:
    if cell.party in selection.parties:
        return
    if selection.parties == [""]:
        remedy = "It is scored for all together: leave the party out"
        raise RegisterError("it is not scored for {party}", parts={"party": cell.party}, source=cell.ref, remedy=remedy)
    parts = {"party": cell.party, "whom": ", ".join(selection.parties)}
    said = "it is not scored for {party}" if cell.party else "it is scored party by party"
    raise RegisterError(said, parts=parts, source=cell.ref, remedy="It is scored for {whom}")


def _given(held: _Held, cell: Cell) -> QuerySet[models.Assessment]:
    return models.Assessment.objects.filter(
        selection=held.selection, party=cell.party, window=cell.window.value, current=True
    )


def _score(held: _Held, cell: Cell) -> models.Score | None:
    rows = models.Score.objects.filter(selection=held.selection, party=cell.party, window=cell.window.value)
    return rows.filter(current=True).first()


def _file_score(held: _Held, cell: Cell, said: tuple[Score, str, str], hand: Hand) -> models.Score:
    score, reason, source = said
    before, grain = _score(held, cell), salt()
    if before is not None:
        models.Score.objects.filter(pk=before.pk).update(current=False)
    row = models.Score.objects.create(
        selection=held.selection,
        party=cell.party,
        window=cell.window.value,
        value=score.value,
        reason=reason,
        version=before.version + 1 if before else 1,
        source=source,
        salt=grain,
        **_filed(held, hand),
    )
    seal(row, {"party": cell.party, "value": row.value, "version": row.version}, grain, hand, held.at)
    return row


def _filed(held: _Held, hand: Hand) -> dict[str, object]:
    return hand.filed(held.selection.mechanism, held.at.statement.level)


def _reasoned(reason: str, cell: Cell) -> None:
    if not reason.strip():
        raise RefusedError("a score that is settled or corrected needs a reason", source=cell.ref)
