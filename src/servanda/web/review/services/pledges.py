"""Pledges from statements, what was delivered, and rulings on pairs that may be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from servanda.errors import ConflictError, NotFoundError, RefusedError, RegisterError
from servanda.records.pledge import OverlapKind
from servanda.web.register import models as register
from servanda.web.register.projection import values
from servanda.web.register.services.mechanisms import mechanism
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import must_edit, visible
from servanda.web.review import models
from servanda.web.review.overlapping import Pair
from servanda.web.review.services.entering import Anchor, Hand, anchor, day, log

__all__ = ["Delivery", "deliver", "file_pairs", "file_pledges", "propose", "rule_overlap"]

# "China will provide 600 scholarships" gives; "bring trade to 70 billion" and "cut losses by 15 percent" are goals.
GIVING = frozenset(
    "allocate allot award contribute deliver donate earmark extend finance fund give grant invest lend offer provide"
    " send supply train make pledge".split()
)
NO_THING = frozenset({"percent", "per cent", "%", "percentage points", "decades", "years", "meetings", "papers"})


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came: ``pledge`` by opaque id, ``value`` in its unit, ``day`` in ISO 8601, who says so."""

    pledge: str
    value: str
    day: str
    source: str
    in_all: bool = False
    evidence: str | None = None


def propose(code: str, hand: Hand) -> int:
    """File the pledges that the mechanism's commitments and decisions hold; how many were new."""
    with writing():
        owner = mechanism(code)
        must_edit(hand.viewer, owner)
        rows = register.Statement.objects.filter(
            visible(hand.viewer), mechanism=owner, current=True, kind__in=["commitment", "decision"], negated=False
        ).exclude(state__in=["rejected", "replaced"])
        rows = rows.select_related("mechanism", "text").order_by("date", "pk")
        return sum(_file(row, hand) for row in rows if _gives(row))


def file_pledges(ref: str, hand: Hand) -> int:
    """File the amounts of one statement as pledges, whatever its verb; how many were new.

    Raises:
        RegisterError: if it names no amount, or several who give it.
    """
    with writing():
        row = anchor(ref, hand).statement
        found = values(row)
        if not found.get("quantities") or len(_codes(found.get("holders"))) != 1:
            remedy = "Correct its holders or quantities first: servanda rule"
            raise RegisterError("a pledge needs an amount and one who gives it", source=ref, remedy=remedy)
        return _file(row, hand)


def _gives(row: register.Statement) -> bool:
    held = values(row)
    return len(_codes(held.get("holders"))) == 1 and str(held.get("action") or "") in GIVING


def _file(row: register.Statement, hand: Hand) -> int:
    held, made = values(row), 0
    at = Anchor(row, register.Name.objects.get_or_create(name=row.ref, defaults={"statement": row})[0])
    for place, amount in enumerate(_amounts(held.get("quantities"))):
        if str(amount.get("unit") or "") in NO_THING:
            continue
        columns = {**at.columns(hand), **_columns(held, amount)}
        columns.pop("name")
        provider = _codes(held.get("holders"))[0]
        pledge, new = models.Pledge.objects.get_or_create(
            name=at.name, place=place, provider=provider, defaults=columns
        )
        if new:
            made += 1
            log(pledge, {"provider": provider, **amount}, "", hand, at)
    return made


def _columns(held: Mapping[str, Any], amount: Mapping[str, Any]) -> dict[str, Any]:
    period = held.get("period") or {}
    return {
        "receivers": _codes(held.get("beneficiaries")),
        "value": str(amount["value"]),
        "upper": str(amount.get("upper") or ""),
        "unit": str(amount.get("unit") or "")[:200],
        "currency": str(amount.get("currency") or ""),
        "bound": str(amount.get("bound") or "exact"),
        "start": str(period.get("start") or ""),
        "end": str(period.get("end") or ""),
    }


def _amounts(value: object) -> Iterator[dict[str, Any]]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict):
            yield one


def _codes(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []


def file_pairs(code: str, pairs: Iterable[Pair], hand: Hand) -> int:
    """File pairs of the mechanism's pledges that may be one; how many were new."""
    with writing():
        owner = mechanism(code)
        must_edit(hand.viewer, owner)
        held = {str(row.uid): row for row in models.Pledge.objects.filter(visible(hand.viewer), mechanism=owner)}
        return sum(_pair(pair, held, hand) for pair in pairs)


def _pair(pair: Pair, held: Mapping[str, models.Pledge], hand: Hand) -> bool:
    earlier, later = held[pair.earlier], held[pair.later]
    columns = hand.filed(earlier.mechanism, min(earlier.level, later.level))
    _, made = models.Overlap.objects.get_or_create(
        earlier=earlier, later=later, defaults={**columns, "reasons": list(pair.reasons)}
    )
    return made


def deliver(given: Delivery, hand: Hand) -> None:
    """File what came of a pledge.

    Raises:
        NotFoundError: if there is no such pledge for this viewer.
        RegisterError: if the figure is no number or the day no date.
        RefusedError: without a source, or if the viewer may not write there.
    """
    with writing():
        pledge = _pledge(given.pledge, hand)
        if not given.source.strip():
            raise RefusedError("a delivery needs a source", source=given.pledge, remedy="Give --source")
        row = models.Delivery.objects.create(
            pledge=pledge,
            value=str(_number(given.value)),
            day=day(given.day, given.pledge),
            in_all=given.in_all,
            source=given.source,
            evidence=UUID(given.evidence) if given.evidence else None,
            **hand.filed(pledge.mechanism, pledge.level),
        )
        log(row, {"value": row.value, "day": row.day, "source": row.source}, "", hand, _anchor(pledge))


def _pledge(key: str, hand: Hand) -> models.Pledge:
    rows = models.Pledge.objects.filter(visible(hand.viewer), visible(hand.viewer, "name__statement__"))
    rows = rows.select_related("mechanism", "name__statement__text")
    found = list(rows.filter(uid=key) if _is_uid(key) else rows.filter(name__name=key))
    if len(found) != 1:
        said = "it holds several pledges" if found else "there is no such pledge"
        raise NotFoundError(said, source=key, remedy="See servanda pledge, and give its key")
    must_edit(hand.viewer, found[0].mechanism_id)
    return found[0]


def _is_uid(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _anchor(pledge: models.Pledge) -> Anchor | None:
    return Anchor(pledge.name.statement, pledge.name) if pledge.name.statement else None


def _number(words: str) -> Decimal:
    try:
        found = Decimal(words.replace(",", "").replace(" ", ""))
    except InvalidOperation as error:
        raise RegisterError(
            "{words} is no number", parts={"words": words}, remedy="Write it as 1500 or 1,500"
        ) from error
    if not found.is_finite():
        raise RegisterError("{words} is no number", parts={"words": words}, remedy="Write it as 1500 or 1,500")
    return found


def rule_overlap(pair: tuple[str, str], kind: OverlapKind, reason: str, hand: Hand, seen: int | None = None) -> None:
    """Say what the later of two pledges is to the earlier one; keys are opaque ids or readable ones.

    Raises:
        RefusedError: without a reason.
        ConflictError: if somebody ruled since ``seen``.
    """
    with writing():
        if not reason.strip():
            raise RefusedError("a ruling needs a reason", source=pair[0], remedy="Give --reason")
        row = _overlap([_pledge(key, hand) for key in pair], hand)
        if seen is not None and seen != row.revision:
            raise ConflictError(
                "since you looked it was ruled {kind}", parts={"kind": row.kind}, source=pair[0], remedy="Look again"
            )
        was, row.kind, row.reason, row.revision = row.kind, kind.value, reason, row.revision + 1
        row.save(update_fields=["kind", "reason", "revision"])
        log(row, {"was": was, "kind": row.kind, "pair": list(pair)}, reason, hand, _anchor(row.later))


def _overlap(pair: Iterable[models.Pledge], hand: Hand) -> models.Overlap:
    earlier, later = sorted(pair, key=lambda one: (one.name.statement.date if one.name.statement else "", one.pk))
    if earlier == later:
        raise RegisterError("a pledge cannot be compared with itself", source=str(earlier.name))
    found = models.Overlap.objects.filter(earlier__in=[earlier, later], later__in=[earlier, later]).first()
    columns = hand.filed(earlier.mechanism, min(earlier.level, later.level))
    # People see pairs that no rule puts forward.
    return found or models.Overlap.objects.create(earlier=earlier, later=later, **columns)
