"""Takes a filled form in: every row is told as taken, unchanged, in conflict, or refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from servanda.errors import RegisterError
from servanda.publishing.delivery.form import named_status, status_words
from servanda.publishing.delivery.words import STATUS
from servanda.records.delivery import Status
from servanda.records.returns import FormRow, Outcome, RowOutcome
from servanda.web.register import models as register
from servanda.web.register.services.writing import writing
from servanda.web.review import models
from servanda.web.review.services.entering import Hand
from servanda.web.review.services.reports import Told, file

__all__ = ["take"]


def take(rows: Iterable[FormRow], mechanism: str, party: str, cycle: str, hand: Hand) -> tuple[RowOutcome, ...]:
    """File what changed; one transaction, in the order of the rows. Nothing is shown further until it is signed."""
    with writing():
        held = _last(mechanism, party)
        done: set[str] = set()
        found = []
        for row in rows:
            found.append(_take(row, (party, cycle), held, done, hand))
            done.add(row.ref)
        return tuple(found)


def _take(
    row: FormRow, wanted: tuple[str, str], held: Mapping[str, models.Report], done: set[str], hand: Hand
) -> RowOutcome:
    def told(outcome: Outcome, why: str = "") -> RowOutcome:
        return RowOutcome(row.number, row.ref, outcome, why)

    trouble = _trouble(row, wanted, done)
    if trouble:
        return told(Outcome.REFUSED, trouble)
    now = held.get(row.ref)
    before = (STATUS[Status(now.status)], now.done, now.evidence, now.next_step) if now else ("", "", "", "")
    if _same(row.filled, before):
        return told(Outcome.UNCHANGED)
    if row.seen != (now.uid.hex[-12:] if now else ""):
        who = f"{now.by} said “{before[0]}”" if now else "it was taken back"
        return told(Outcome.CONFLICT, f"since the form was written, {who}. Write a new form and fill this row in again")
    status = named_status(row.status)
    if status is None:
        said = f"“{row.status}” is no status" if row.status else "it says something, but no status"
        return told(Outcome.REFUSED, f"{said}. One of: {', '.join(status_words())}")
    try:
        file(Told(row.ref, row.party, row.cycle, status, row.done, row.evidence, row.next_step), hand)
    except RegisterError as error:
        return told(Outcome.REFUSED, error.message)
    return told(Outcome.TAKEN)


def _trouble(row: FormRow, wanted: tuple[str, str], done: set[str]) -> str:
    party, cycle = wanted
    if not row.ref:
        return "it has no id"
    if row.ref in done:
        return "its id stands in an earlier row too"
    if row.party != party or row.cycle != cycle:
        return f"it is of {row.party or 'nobody'}, {row.cycle or 'no cycle'}, not of {party}, {cycle}"
    formula = next((cell for cell in row.filled if cell.startswith("=")), None)
    return f"it holds a formula: {formula[:40]}" if formula else ""


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Spreadsheets change line ends and blanks at the ends; words are the same then."""
    return [" ".join(cell.split()).casefold() for cell in one[:1]] == [other[0].casefold()] and [
        cell.split() for cell in one[1:]
    ] == [cell.split() for cell in other[1:]]


def _last(mechanism: str, party: str) -> Mapping[str, models.Report]:
    """The party's last word on each commitment, by the id of each of its mentions."""
    rows = models.Report.objects.filter(mechanism__code=mechanism, party=party, current=True)
    said = {
        row.name.statement.commitment_id: row
        for row in rows.select_related("name__statement").order_by("pk")
        if row.name.statement
    }
    mentions = register.Statement.objects.filter(mechanism__code=mechanism, current=True, commitment__in=list(said))
    return {ref: said[own] for ref, own in mentions.values_list("ref", "commitment")}
