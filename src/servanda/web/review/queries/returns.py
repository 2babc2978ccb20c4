"""The form of a party: its open commitments, with what it said of them last."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping

from servanda.errors import RefusedError
from servanda.publishing.delivery.words import STATUS, due_words
from servanda.records import Code
from servanda.records.delivery import Reported, Status
from servanda.records.pledge import amount_words
from servanda.records.returns import FormRow, PartyReturn
from servanda.web.register.models import Mechanism
from servanda.web.register.queries.meetings import mechanism as known
from servanda.web.register.viewing import Viewer, visible
from servanda.web.review import models
from servanda.web.review.coordinating import parties_of, reports_for
from servanda.web.review.queries.pledges import pledges
from servanda.web.review.queries.standings import standings

__all__ = ["cycles", "form", "overview", "reports"]


def form(viewer: Viewer, mechanism: str, party: str, cycle: str, today: dt.date) -> tuple[FormRow, ...]:
    """A line for each open commitment of ``party``, oldest first, in a constant number of queries.

    Raises:
        NotFoundError: if there is no such mechanism.
        RefusedError: if the viewer does not report for the party.
    """
    known(viewer, mechanism)
    said = _last(viewer, mechanism, party)
    amounts: dict[str, list[str]] = defaultdict(list)
    for pledge in pledges(viewer, mechanism):
        amounts[pledge.ref].append(amount_words(pledge.amount))
    found = []
    for thread in standings(viewer, mechanism, today).values():
        if party not in thread.holders or not thread.open:
            continue
        first, last = thread.first, thread.mentions[-1]
        old = next((said[one.ref] for one in reversed(thread.mentions) if one.ref in said), None)
        row = FormRow(
            ref=first.ref,
            commitment=" ".join(last.quote.split()),
            place=", ".join(filter(None, (last.title or last.text, last.date, last.paragraph))),
            due=due_words(thread.due),
            pledge="; ".join(amount for one in thread.mentions for amount in amounts.get(one.ref, ())),
            status=STATUS[Status(old.status)] if old else "",
            done=old.done if old else "",
            evidence=old.evidence if old else "",
            next_step=old.next_step if old else "",
            party=party,
            cycle=cycle,
            seen=old.uid.hex[-12:] if old else "",
        )
        found.append(row)
    return tuple(found)


def _last(viewer: Viewer, mechanism: str, party: str) -> Mapping[str, models.Report]:
    """The party's last word on each commitment, signed or not, by readable id."""
    owner = models.Report.objects.filter(mechanism__code=mechanism).values_list("mechanism", flat=True).first()
    if not reports_for(viewer, owner, party) and owner is not None:
        raise RefusedError(
            "you do not report for {party}", parts={"party": party}, source=mechanism, remedy="Ask its coordinator"
        )
    rows = models.Report.objects.filter(visible(viewer), mechanism__code=mechanism, party=party, current=True)
    return {row.name.statement.ref: row for row in rows.select_related("name__statement").order_by("pk")
            if row.name.statement}  # fmt: skip


def reports(viewer: Viewer, mechanism: str, party: str = "", cycle: str = "") -> tuple[Reported, ...]:
    """What parties report, as far as this viewer may see it: signed, or of a party it reports for."""
    rows = models.Report.objects.filter(
        visible(viewer), visible(viewer, "name__statement__"), mechanism__code=mechanism, current=True
    )
    wanted = {"party": party, "cycle": cycle}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value}).select_related("name__statement")
    held = list(rows.order_by("party", "pk"))
    mine = {one: reports_for(viewer, held[0].mechanism_id, one) for one in {row.party for row in held}}
    return tuple(_reported(row) for row in held if row.signed_by or mine[row.party])


def _reported(row: models.Report) -> Reported:
    return Reported(
        key=str(row.uid),
        ref=row.name.statement.ref if row.name.statement else row.name.name,
        party=Code(row.party),
        cycle=row.cycle,
        status=Status(row.status),
        done=row.done,
        evidence=row.evidence,
        next_step=row.next_step,
        at=row.at,
        signed=bool(row.signed_by),
    )


def overview(viewer: Viewer, mechanism: str, cycle: str, today: dt.date) -> tuple[PartyReturn, ...]:
    """Returns received and outstanding, party by party in the mechanism's order, in a constant number of queries.

    Who does not report for a party learns of its reports once they are signed.

    Raises:
        NotFoundError: if there is no such mechanism.
    """
    members = [str(one.code) for one in known(viewer, mechanism).members]
    held = standings(viewer, mechanism, today).values()
    waits = Counter(party for thread in held if thread.open for party in thread.holders)
    rows = models.Report.objects.filter(
        visible(viewer), visible(viewer, "name__statement__"), mechanism__code=mechanism, cycle=cycle, current=True
    )
    owner = Mechanism.objects.filter(code=mechanism).values_list("pk", flat=True).first()
    mine = parties_of(viewer, owner)
    edits = viewer.edits is None or owner in viewer.edits
    told: Counter[str] = Counter()
    signed: Counter[str] = Counter()
    last: dict[str, dt.datetime] = {}
    for party, by, at in rows.order_by("at").values_list("party", "signed_by", "at"):
        if by or edits or mine is None or party in mine:
            told[party] += 1
            signed[party] += bool(by)
            last[party] = at
    return tuple(
        PartyReturn(
            party,
            waits[party],
            told[party] if edits or mine is None or party in mine else None,
            signed[party],
            last.get(party),
        )
        for party in members
    )


def cycles(viewer: Viewer, mechanism: str) -> tuple[str, ...]:
    """Names of cycles on which somebody reported, as far as visible."""
    rows = models.Report.objects.filter(visible(viewer), mechanism__code=mechanism, current=True).exclude(signed_by="")
    return tuple(rows.order_by("cycle").values_list("cycle", flat=True).distinct())
