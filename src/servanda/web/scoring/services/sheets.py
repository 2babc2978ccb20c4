"""Takes a spreadsheet in that is kept elsewhere: every line is told as taken, unchanged, in conflict, or refused.

A line is taken whole or not at all. What a sheet brought may be renewed by the same sheet; what somebody else said
since is a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from servanda.errors import RegisterError
from servanda.records.returns import Outcome, RowOutcome
from servanda.records.scoring import Window
from servanda.records.sheets import Layout, SheetCell, SheetLine
from servanda.web.register.services.mechanisms import mechanism
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import must_edit
from servanda.web.review.services.entering import Hand, anchor, log
from servanda.web.scoring import models
from servanda.web.scoring.finding import Candidate, find
from servanda.web.scoring.services.sheet_cells import NotTaken, Sheet, file_report, file_score

__all__ = ["Order", "save_layout", "take"]


@dataclass(frozen=True, slots=True)
class Order:
    """What to take and as what. ``cycle`` is for lines that name none; ``source`` names the file."""

    mechanism: str
    layout: Layout
    cycle: str
    window: Window
    source: str
    dry: bool = False


@dataclass(slots=True)
class _State:
    """What is known of all lines before the first is filed."""

    order: Order
    hand: Hand
    refs: dict[int, str] = field(default_factory=dict)
    parties: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))


def save_layout(code: str, layout: Layout, hand: Hand) -> None:
    """Keep a layout for a mechanism's sheets, or change it.

    Raises:
        RefusedError: if the viewer may not write there.
    """
    with writing():
        owner = mechanism(code)
        must_edit(hand.viewer, owner)
        columns = {**hand.filed(owner, owner.level), "columns": dict(layout.columns)}
        row, _ = models.Layout.objects.update_or_create(mechanism=owner, key=layout.key, defaults=columns)
        log(row, {"key": layout.key, "columns": dict(layout.columns)}, "", hand)


def take(
    lines: Iterable[SheetLine], candidates: Sequence[Candidate], order: Order, hand: Hand
) -> tuple[RowOutcome, ...]:
    """File what changed, in one transaction, in the order of the lines; with ``order.dry`` only tell.

    Reports are shown further once the party signs; scores once they are let out.

    Raises:
        RefusedError: if the viewer may not write there.
    """
    with writing():
        must_edit(hand.viewer, mechanism(order.mechanism))
        state, held = _State(order, hand), list(lines)
        known = {one.ref for one in candidates}
        troubles = {line.number: _resolve(line, candidates, known, state) for line in held}
        found = tuple(_take(line, troubles[line.number], state) for line in held)
        transaction.set_rollback(order.dry)
        return found


def _resolve(line: SheetLine, candidates: Sequence[Candidate], known: set[str], state: _State) -> str:
    """Note which commitment the line means, and for whom; why not, where it cannot be said."""
    if line.trouble:
        return line.trouble
    try:
        ref = line.ref if line.ref in known else ""
        if line.ref and not ref:
            ref = anchor(line.ref, state.hand).statement.ref
        ref = ref or find(line.words, candidates, line.text, line.year)
    except RegisterError as error:
        return f"{error.message}. {error.remedy}" if error.remedy else error.message
    state.refs[line.number] = ref
    cycle = line.cycle or state.order.cycle
    state.parties[ref, cycle] += [cell.party for cell in line.cells if cell.score]
    return "" if cycle else "it names no cycle. Give --cycle"


def _take(line: SheetLine, trouble: str, state: _State) -> RowOutcome:
    ref = state.refs.get(line.number, line.ref)
    if trouble:
        return RowOutcome(line.number, ref, Outcome.REFUSED, trouble)
    if not line.cells:
        return RowOutcome(line.number, ref, Outcome.UNCHANGED, "nothing is filled in")
    try:
        with transaction.atomic():
            filed = [_cell(line, ref, cell, state) for cell in line.cells]
    except NotTaken as told:
        return RowOutcome(line.number, ref, told.outcome, told.why)
    return RowOutcome(line.number, ref, Outcome.TAKEN if any(filed) else Outcome.UNCHANGED)


def _cell(line: SheetLine, ref: str, cell: SheetCell, state: _State) -> bool:
    """Whether the cell brought anything new. Raises NotTaken, naming the party where the line has several."""
    order = state.order
    cycle = line.cycle or order.cycle
    whom = tuple(dict.fromkeys(state.parties[ref, cycle]))
    sheet = Sheet(order.layout.key, order.source, cycle, order.window, whom, line.guideline)
    whose = f"{cell.party}: " if len(line.cells) > 1 else ""
    try:
        scored = file_score(ref, cell, sheet, state.hand) if cell.score else False
        says = bool(cell.status or cell.done or cell.evidence or cell.next_step)
        return (file_report(ref, cell, sheet, state.hand) if says else False) or scored
    except NotTaken as told:
        raise NotTaken(told.outcome, whose + told.why) from told
    except RegisterError as error:
        said = f"{error.message}. {error.remedy}" if error.remedy else error.message
        raise NotTaken(Outcome.REFUSED, whose + said) from error
