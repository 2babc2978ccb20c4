"""In which order lists of statements come; what has no value to sort by comes last either way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from django.db.models import Case, CharField, Expression, F, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import NullIf

from servanda.records.ruling import State
from servanda.web.register import models

__all__ = ["NEWEST", "Order", "by_date", "by_due", "by_holder", "by_state", "ordered", "ranked"]

Order: TypeAlias = Sequence[str | OrderBy]
NEWEST: Order = ("-date", "-id")
"""As indexes have it."""


def ordered(by: Expression | Subquery, *, down: bool) -> Order:
    """By an expression, upwards or ``down``; what is alike newest first."""
    return (by.desc(nulls_last=True) if down else by.asc(nulls_last=True), *NEWEST)


def by_date() -> Expression:
    """By the day of the text."""
    return NullIf(F("date"), Value(""))


def by_due() -> Expression:
    """By the end of the period."""
    return NullIf(F("due"), Value(""))


def by_state() -> Expression:
    """What waits to be confirmed comes first."""
    order = (State.WAITING, State.READ, State.CONFIRMED, State.REJECTED, State.REPLACED)
    return ranked("state", [[state.value] for state in order], len(order))


def by_holder(mechanism: str | None) -> Subquery:
    """By the first of its holders in the mechanism's list (None: in any); those in no list after them, by code."""
    members = models.Member.objects.filter(**({"mechanism__code": mechanism} if mechanism else {}))
    codes = members.order_by("order", "pk").values_list("code", flat=True)
    listed = {code: f"{place:04d}" for place, code in enumerate(dict.fromkeys(codes))}
    whens = [When(value=code, then=Value(place)) for code, place in listed.items()]
    place: Expression = Case(*whens, default=F("value"), output_field=CharField())
    held = models.Facet.objects.filter(statement=OuterRef("pk"), facet="holders").annotate(place=place)
    return Subquery(held.order_by("place").values("place")[:1])


def ranked(column: str, groups: Sequence[Sequence[str]], default: int) -> Expression:
    """By the place of the group in which a column's value stands; ``default`` for one that stands in none."""
    whens = [When(**{f"{column}__in": held}, then=Value(place)) for place, held in enumerate(groups) if held]
    return Case(*whens, default=Value(default), output_field=IntegerField())
