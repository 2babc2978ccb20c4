"""What a cell of a spreadsheet brings: a report or a score. It renews only what the same sheet brought before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from uuid import UUID

from servanda.publishing.delivery.form import named_status, status_words
from servanda.publishing.delivery.words import STATUS
from servanda.records.delivery import Status
from servanda.records.returns import Outcome
from servanda.records.scoring import Applies, Score, Window
from servanda.records.sheets import SheetCell
from servanda.web.review.models import Report
from servanda.web.review.services.entering import Anchor, Hand, anchor
from servanda.web.review.services.reports import Told, file
from servanda.web.scoring import models
from servanda.web.scoring.services.schemes import Chosen, members, select
from servanda.web.scoring.services.scores import Cell, put

__all__ = ["NotTaken", "Sheet", "file_report", "file_score", "score_of"]

WORDS = {
    "n/a": Score.NOT_APPLICABLE,
    "na": Score.NOT_APPLICABLE,
    "not applicable": Score.NOT_APPLICABLE,
    "insufficient evidence": Score.INSUFFICIENT,
    "no evidence": Score.INSUFFICIENT,
}
_NUMBERS = {Decimal(-1): Score.NOT, Decimal(0): Score.PARTLY, Decimal(1): Score.FULL}


class NotTaken(Exception):  # noqa: N818 # no error: it takes back what the line filed, and is told as its outcome
    """A line in conflict, or refused, and why."""

    def __init__(self, outcome: Outcome, why: str) -> None:
        self.outcome, self.why = outcome, why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which sheet a cell is of. ``parties`` are those that it scores the commitment for."""

    layout: str
    source: str
    cycle: str
    window: Window
    parties: tuple[str, ...] = ()
    guideline: str = ""


def score_of(words: str) -> Score | None:
    """The score that ``words`` name: a number with whatever minus, or words. None for anything else.

    >>> score_of("−1.00"), score_of("N/A")
    (<Score.NOT: '-1'>, <Score.NOT_APPLICABLE: 'not_applicable'>)
    """
    plain = " ".join(words.replace("−", "-").replace("–", "-").replace("_", " ").split()).casefold()
    if plain in WORDS:
        return WORDS[plain]
    try:
        return _NUMBERS.get(Decimal(plain))
    except InvalidOperation:
        return None


def file_report(ref: str, cell: SheetCell, sheet: Sheet, hand: Hand) -> bool:
    """Whether it said anything new. Raises NotTaken, or RegisterError as a report does."""
    status = named_status(cell.status)
    if status is None:
        said = f"“{cell.status}” is no status" if cell.status else "it says something, but no status"
        raise NotTaken(Outcome.REFUSED, f"{said}. One of: {', '.join(status_words())}")
    if not cell.party:
        raise NotTaken(Outcome.REFUSED, "it names no party")
    at = anchor(ref, hand)
    now = _report(at, cell.party, sheet.cycle)
    said_ = (cell.done, cell.evidence, cell.next_step)
    if now is not None and (now.status, now.done, now.evidence, now.next_step) == (status.value, *said_):
        return False
    if now is not None and _made(at, cell.party, sheet, "") != now.uid:
        raise NotTaken(Outcome.CONFLICT, f"{now.by} said “{STATUS[Status(now.status)]}” on {now.at.date()}")
    file(Told(ref, cell.party, sheet.cycle, status, *said_), hand)
    filed = _report(at, cell.party, sheet.cycle)
    assert filed is not None  # it was filed just now
    _remember(at, cell.party, sheet, ("", filed.uid), hand)
    return True


def _report(at: Anchor, party: str, cycle: str) -> Report | None:
    rows = Report.objects.filter(name__statement=at.statement, party=party, cycle=cycle, current=True)
    return rows.first()


def file_score(ref: str, cell: SheetCell, sheet: Sheet, hand: Hand) -> bool:
    """The same for a score; the commitment is selected for the cycle if nobody did. Raises NotTaken, RegisterError."""
    score = score_of(cell.score)
    if score is None:
        raise NotTaken(Outcome.REFUSED, f"“{cell.score}” is no score. One of: {', '.join(Score)}")
    at = anchor(ref, hand)
    selection = _selection(at, ref, sheet, hand)
    key = {"selection": selection, "party": cell.party, "window": sheet.window.value, "current": True}
    now = models.Score.objects.filter(**key).first()
    if now is not None and now.value == score.value:
        return False
    if now is not None and _made(at, cell.party, sheet, sheet.window.value) != now.uid:
        raise NotTaken(Outcome.CONFLICT, f"the register has {now.value} (version {now.version}, by {now.by})")
    if now is None and models.Assessment.objects.filter(**key).exists():
        raise NotTaken(Outcome.CONFLICT, "assessors are at work on it")
    filed = put(Cell(ref, cell.party, sheet.cycle, sheet.window), score, sheet.source, hand)
    _remember(at, cell.party, sheet, (sheet.window.value, filed.uid), hand)
    return True


def _selection(at: Anchor, ref: str, sheet: Sheet, hand: Hand) -> models.Selection:
    found = models.Selection.objects.filter(name=at.name, cycle=sheet.cycle).first()
    if found is not None:
        return found
    owner = at.statement.mechanism
    known = members(owner) if owner else []
    whom = Applies.COLLECTIVE if sheet.parties == ("",) else Applies.SUBSET
    whom = Applies.EACH if set(sheet.parties) == set(known) else whom
    named = sheet.parties if whom is Applies.SUBSET else ()
    said = sheet.guideline or f"as in {sheet.source}"
    return select(Chosen(ref, sheet.cycle, whom, said, f"scored in {sheet.source}", named), hand)


def _made(at: Anchor, party: str, sheet: Sheet, window: str) -> UUID | None:
    rows = models.SheetRow.objects.filter(name=at.name, layout=sheet.layout, party=party, cycle=sheet.cycle)
    return rows.filter(window=window).values_list("made", flat=True).first()


def _remember(at: Anchor, party: str, sheet: Sheet, made: tuple[str, UUID], hand: Hand) -> None:
    models.SheetRow.objects.update_or_create(
        name=at.name,
        layout=sheet.layout,
        party=party,
        cycle=sheet.cycle,
        window=made[0],
        defaults={**hand.filed(at.statement.mechanism, at.statement.level), "made": made[1]},
    )
