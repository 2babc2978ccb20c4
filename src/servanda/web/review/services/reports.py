"""What parties report, who lets it out, extensions, and the mechanism's clock."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from servanda.errors import RefusedError, RegisterError
from servanda.records.delivery import REPORTABLE, Status
from servanda.records.level import Level
from servanda.web.accounts.models import User
from servanda.web.register import models as register
from servanda.web.register.projection import values
from servanda.web.register.services.mechanisms import mechanism
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer
from servanda.web.review import models
from servanda.web.review.coordinating import reports_for, signs_for
from servanda.web.review.services.entering import Anchor, Hand, anchor, day, log

__all__ = ["Told", "appoint", "check", "extend", "file", "report", "set_clock", "sign"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a party says of the commitment ``ref`` in a cycle."""

    ref: str
    party: str
    cycle: str
    status: Status
    done: str = ""
    evidence: str = ""
    next_step: str = ""


def report(told: Told, hand: Hand) -> None:
    """File what a party says; it is shown further once its coordinator signs.

    Raises:
        NotFoundError: if there is no such statement for this viewer.
        RefusedError: if the viewer does not report for the party, or the party holds no such commitment.
    """
    with writing():
        file(told, hand)


def file(told: Told, hand: Hand) -> None:
    """The same within a transaction that is open."""
    at = check(told, hand)
    models.Report.objects.filter(name__statement=at.statement, party=told.party, cycle=told.cycle, current=True).update(
        current=False
    )
    said = {name: str(value) for name, value in asdict(told).items() if name != "ref"}
    row = models.Report.objects.create(**at.columns(hand), **said)
    log(row, {"party": told.party, "cycle": told.cycle, "status": told.status.value}, "", hand, at)


def check(told: Told, hand: Hand) -> Anchor:
    """Where the report hangs, if it may be filed. Raises as :func:`report`."""
    at = anchor(told.ref, hand, edits=False)
    if not reports_for(hand.viewer, at.statement.mechanism_id, told.party):
        raise RefusedError(
            "you do not report for {party}", parts={"party": told.party}, source=told.ref, remedy="Ask its coordinator"
        )
    if told.status not in REPORTABLE:
        known = ", ".join(REPORTABLE)
        raise RegisterError(
            "{status} is nothing a party reports",
            parts={"status": told.status, "known": known},
            source=told.ref,
            remedy="One of {known}",
        )
    holders = values(at.statement).get("holders")
    if not isinstance(holders, list | tuple) or told.party not in holders:
        raise RefusedError(
            "it is no commitment of {party}", parts={"party": told.party}, source=told.ref, remedy="See servanda show"
        )
    return at


def sign(code: str, party: str, cycle: str, hand: Hand) -> int:
    """Let a party's reports of a cycle out; how many.

    Raises:
        RefusedError: unless the viewer coordinates for the party.
    """
    with writing():
        owner = mechanism(code)
        if not signs_for(hand.viewer, owner.pk, party):
            remedy = "Its coordinator does: servanda returns --appoint"
            raise RefusedError("you do not sign for {party}", parts={"party": party}, source=code, remedy=remedy)
        rows = models.Report.objects.filter(mechanism=owner, party=party, cycle=cycle, current=True, signed_by="")
        held = list(rows)
        for row in held:
            row.signed_by, row.signed_at = hand.viewer.name, hand.at
            log(row, {"signed": True, "party": party, "cycle": cycle}, "", hand, _anchor(row))
        models.Report.objects.bulk_update(held, ["signed_by", "signed_at"], batch_size=500)
        return len(held)


def _anchor(row: models.Report) -> Anchor | None:
    return Anchor(row.name.statement, row.name) if row.name.statement else None


def extend(ref: str, until: str, reason: str, hand: Hand) -> None:
    """Give a commitment a later day.

    Raises:
        RefusedError: without a reason, or if the viewer may not write there.
    """
    with writing():
        at = anchor(ref, hand)
        if not reason.strip():
            raise RefusedError("an extension needs a reason", source=ref, remedy="Give --reason")
        row = models.Extension.objects.create(until=day(until, ref), reason=reason, **at.columns(hand))
        log(row, {"until": row.until}, reason, hand, at)


def set_clock(code: str, months: int, source: str, hand: Hand) -> None:
    """Let commitments without a stated time be due after ``months``; 0: not any more.

    Raises:
        RefusedError: unless it says where the mechanism agreed so, or if the viewer does not administer it.
    """
    with writing():
        owner = mechanism(code)
        _must_administer(hand.viewer, owner)
        if months and not source.strip():
            raise RefusedError("a clock must have been agreed somewhere", source=code, remedy="Give --source")
        held = models.Clock.objects.filter(mechanism=owner)
        if not months:
            held.delete()
            return
        columns = {**hand.filed(owner, owner.level), "months": months, "source": source}
        row, _ = models.Clock.objects.update_or_create(mechanism=owner, defaults=columns)
        log(row, {"months": months, "source": source}, "", hand)


def appoint(code: str, party: str, name: str, level: Level, hand: Hand) -> None:
    """Let a person report and sign for a party.

    Raises:
        RefusedError: unless the viewer administers the mechanism.
        RegisterError: if the party is no member.
    """
    with writing():
        owner = mechanism(code)
        _must_administer(hand.viewer, owner)
        members = list(owner.members.order_by("order").values_list("code", flat=True))
        if party not in members:
            raise RegisterError(
                "{party} is no member",
                parts={"party": party, "members": ", ".join(members)},
                source=code,
                remedy="Members: {members}",
            )
        user, made = User.objects.get_or_create(username=name)
        if made:
            user.set_unusable_password()
            user.save()
        columns = {"level": level.width}
        register.Role.objects.update_or_create(
            user=user, mechanism=owner, role="coordinator", party=party, defaults=columns
        )


def _must_administer(viewer: Viewer, owner: register.Mechanism) -> None:
    if viewer.administers is not None and owner.pk not in viewer.administers:
        raise RefusedError("you do not administer this mechanism", source=owner.code)
