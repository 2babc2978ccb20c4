"""Switches scoring on and off, opens windows, and selects what is scored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from servanda.errors import RefusedError, RegisterError
from servanda.records.level import Level
from servanda.records.scoring import Applies, RoundEntry
from servanda.web.register import models as register
from servanda.web.register.services.mechanisms import mechanism
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import must_edit
from servanda.web.review.services.entering import Hand, anchor, log
from servanda.web.scoring import models
from servanda.web.scoring.standing import round_of, scheme

__all__ = ["Chosen", "let_out", "members", "open_round", "select", "switch"]

FEWEST = 2
"""Assessors: one alone is not blind to anybody."""


def switch(code: str, level: Level, hand: Hand, *, on: bool, assessors: int = FEWEST) -> None:
    """Let a mechanism be scored, or not any more; scores that were given are kept, and shown to nobody while it is off.

    Raises:
        RefusedError: unless the viewer administers the mechanism, or for fewer than two assessors.
    """
    with writing():
        owner = mechanism(code)
        if hand.viewer.administers is not None and owner.pk not in hand.viewer.administers:
            raise RefusedError("you do not administer this mechanism", source=code)
        if assessors < FEWEST:
            raise RefusedError("a score needs two assessors", source=code, remedy="Name two people or more")
        columns = {**hand.filed(owner, level.width), "on": on, "assessors": assessors}
        row, _ = models.Scheme.objects.update_or_create(mechanism=owner, defaults=columns)
        log(row, {"on": on, "level": level.value, "assessors": assessors}, "", hand)


def open_round(code: str, given: RoundEntry, hand: Hand) -> None:
    """Open a window of a cycle, or change its days until its scores are out.

    Raises:
        RefusedError: if the mechanism is not scored, the viewer may not write there, or the scores are out.
        RegisterError: for days that go backwards.
    """
    with writing():
        owner = _scored(code, hand)
        if not given.start <= given.end <= given.comments_until:
            remedy = "Evidence counts from the first to the last; comments are taken afterwards"
            raise RegisterError("these days go backwards", source=code, remedy=remedy)
        key: dict[str, Any] = {"mechanism": owner, "cycle": given.cycle, "window": given.window.value}
        held = models.Round.objects.filter(**key).first()
        if held is not None and held.out:
            raise RefusedError("its scores are out", source=code, remedy="Correct them: servanda score --correct")
        days = {name: getattr(given, name).isoformat() for name in ("start", "end", "comments_until")}
        row, _ = models.Round.objects.update_or_create(**key, defaults={**hand.filed(owner, owner.level), **days})
        log(row, {"cycle": given.cycle, "window": given.window.value, **days}, "", hand)


def let_out(code: str, given: RoundEntry, today: dt.date, hand: Hand) -> None:
    """Let the scores of a window out to those who may see scores.

    Raises:
        RefusedError: while comments are taken, if the mechanism is not scored, or the viewer may not write there.
    """
    with writing():
        owner = _scored(code, hand)
        row = round_of(owner, given.cycle, given.window)
        if today.isoformat() <= row.comments_until:
            said = f"comments are taken until {row.comments_until}"
            raise RefusedError(said, source=code, remedy="Let the scores out afterwards")
        row.out = True
        row.save(update_fields=["out"])
        log(row, {"out": True}, "", hand)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The commitment ``ref``, to be scored in a cycle; ``parties`` only for a subset."""

    ref: str
    cycle: str
    applies: Applies
    guideline: str
    reason: str
    parties: tuple[str, ...] = ()


def select(given: Chosen, hand: Hand) -> models.Selection:
    """Select a commitment for scoring, or word its guideline anew while nobody has assessed it.

    Raises:
        NotFoundError: if there is no such commitment for this viewer.
        RefusedError: without a guideline or a reason, once it was assessed, or where the mechanism is not scored.
        RegisterError: for parties that do not fit.
    """
    with writing():
        at = anchor(given.ref, hand)
        owner = at.statement.mechanism
        if owner is None or at.statement.kind != "commitment":
            raise RegisterError("it is no commitment of a mechanism", source=given.ref)
        scheme(owner.pk)
        if not given.guideline.strip() or not given.reason.strip():
            said = "a commitment that is scored needs a guideline and the reason why it was selected"
            raise RefusedError(said, source=given.ref, remedy="Give --guideline and --reason")
        key: dict[str, Any] = {"name": at.name, "cycle": given.cycle}
        held = models.Selection.objects.filter(**key).first()
        if held is not None and (held.assessments.exists() or held.scores.exists()):
            raise RefusedError("it was assessed already", source=given.ref, remedy="Its guideline stands")
        said_ = {"applies": given.applies.value, "guideline": given.guideline, "reason": given.reason}
        columns = {**at.columns(hand), **said_, "parties": _parties(given, owner)}
        columns.pop("name")
        row, _ = models.Selection.objects.update_or_create(**key, defaults=columns)
        log(row, {"cycle": given.cycle, **said_}, given.reason, hand, at)
        return row


def _parties(given: Chosen, owner: register.Mechanism) -> list[str]:
    known = members(owner)
    if given.applies is Applies.SUBSET:
        strange = [party for party in given.parties if party not in known]
        parts = {"party": ", ".join(strange), "members": ", ".join(known)}
        if strange:
            raise RegisterError("{party} is no member", parts=parts, source=given.ref, remedy="Members: {members}")
        if not given.parties:
            raise RegisterError(
                "a subset needs its parties", parts=parts, source=given.ref, remedy="Members: {members}"
            )
        return [party for party in known if party in given.parties]
    if given.parties:
        raise RegisterError("only a subset names its parties", source=given.ref, remedy="Give --applies subset")
    return [""] if given.applies is Applies.COLLECTIVE else known


def members(owner: register.Mechanism) -> list[str]:
    """Codes of the members, in the mechanism's order."""
    return list(dict.fromkeys(owner.members.order_by("order").values_list("code", flat=True)))


def _scored(code: str, hand: Hand) -> register.Mechanism:
    owner = mechanism(code)
    must_edit(hand.viewer, owner)
    scheme(owner.pk)
    return owner
