"""What a person says of one statement: appended to the chain, then laid over what was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from servanda.errors import ConflictError, NotFoundError, RefusedError, RegisterError
from servanda.records.ruling import Action, Plain, State
from servanda.web.register import models
from servanda.web.register.projection import facets, project, values
from servanda.web.register.services import chain, cutting, topics
from servanda.web.register.services.correcting import checked
from servanda.web.register.services.failpoints import reach
from servanda.web.register.services.knowing import known
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_edit, visible

__all__ = ["Order", "Ruled", "named", "rule"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with which statement.

    ``seen`` is the revision the person looked at. ``change`` by action: corrected fields;
    ``{"parts": [[start, end], …]}`` for a split; ``{"with": [ref, …]}`` for a join; ``{"name": …}`` for a topic.
    """

    ref: str
    action: Action
    reason: str
    seen: int
    change: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What became of it: the statement's state and revision, the ruling's number, and the ids of what was made."""

    ref: str
    state: State
    revision: int
    number: int
    made: tuple[str, ...] = ()


Applied = Callable[[models.Statement, Order, models.Ruling], tuple[str, ...]]


def rule(order: Order, viewer: Viewer, at: dt.datetime) -> Ruled:
    """Rule on one statement.

    Raises:
        NotFoundError: if there is no such statement, or this person may not see it.
        RefusedError: if the viewer may not write there, or gives no reason where one is needed.
        ConflictError: if somebody ruled since ``seen``; the message says what.
        BusyError: if another writer does not finish.
    """
    with writing():
        row = named(order.ref, viewer)
        must_edit(viewer, row.mechanism_id)
        _unchanged(row, order)
        ruling = chain.append(_entry(row, order, viewer, at))
        reach("rule.appended")
        made = APPLIED[order.action](row, order, ruling)
        row.revision += 1
        row.again = False
        project(row)
        row.save()
        row.facets.all().delete()
        models.Facet.objects.bulk_create(facets(row))
        reach("rule.applied")
        reach("rule.commit")
    return Ruled(row.ref, State(row.state), row.revision, ruling.number, made)


def named(ref: str, viewer: Viewer) -> models.Statement:
    """The statement of this id or alias.

    Raises:
        NotFoundError: if there is none that this viewer may see.
    """
    rows = models.Statement.objects.filter(visible(viewer)).select_related("text", "version", "mechanism")
    found = rows.filter(ref=ref, current=True).first() or rows.filter(names__name=ref).first()
    if found is None:
        raise NotFoundError("there is no such statement", source=ref, remedy="See servanda list")
    return found


def _unchanged(row: models.Statement, order: Order) -> None:
    if order.action not in APPLIED:
        raise RegisterError(
            "a statement cannot be ruled on with {action}", parts={"action": order.action.value}, source=order.ref
        )
    if not order.reason.strip() and order.action is not Action.CONFIRM:
        raise RefusedError("a ruling that changes something needs a reason", source=order.ref, remedy="Say why")
    if row.state == State.REPLACED:
        raise ConflictError("it was split or joined", source=order.ref, remedy="Rule on what replaced it")
    if order.seen == row.revision:
        return
    since = models.Ruling.objects.filter(statement=row.uid).order_by("-number")[: max(1, row.revision - order.seen)]
    told = "; ".join(_told(ruling) for ruling in reversed(since))
    raise ConflictError(
        "since you looked: {told}", parts={"told": told}, source=order.ref, remedy="Look again, then rule"
    )


def _told(ruling: models.Ruling) -> str:
    change = chain.change_of(ruling).get("set")
    said = ", ".join(f"{name} = {value}" for name, value in change.items()) if isinstance(change, Mapping) else ""
    words = f"{ruling.author or 'somebody'} {ruling.action}" + (f" ({said})" if said else "")
    return f"{words}, “{ruling.reason}”" if ruling.reason else words


def _entry(row: models.Statement, order: Order, viewer: Viewer, at: dt.datetime) -> chain.Entry:
    """The ruling with its key (version and selector) and a snapshot of what was ruled on."""
    change: dict[str, Plain] = {
        "ref": row.ref,
        "digest": row.version.digest,
        "selector": {
            "quote": row.quote,
            "before": row.before,
            "after": row.after,
            "occurrence": row.occurrence,
        },
        "span": [row.start, row.end],
        "kind": row.kind,
        "was": {"state": row.state, **values(row)},
        "set": dict(order.change),
    }
    return chain.Entry(
        action=order.action,
        author=viewer.name,
        reason=order.reason,
        change=change,
        at=at,
        level=row.level,
        mechanism=row.mechanism,
        statement=row.uid,
        text=row.text.uid,
    )


def _confirm(row: models.Statement, _: Order, __: models.Ruling) -> tuple[str, ...]:
    row.state = State.CONFIRMED.value
    return ()


def _correct(row: models.Statement, order: Order, _: models.Ruling) -> tuple[str, ...]:
    names = known(row.mechanism, row.date)
    row.ruled = {**row.ruled, **checked(order.change, row.kind, order.ref, names=names)}
    row.disagrees = {name: pair for name, pair in row.disagrees.items() if name not in order.change}
    row.state = State.CONFIRMED.value
    return ()


def _reject(row: models.Statement, _: Order, __: models.Ruling) -> tuple[str, ...]:
    row.state = State.REJECTED.value
    return ()


def _reopen(row: models.Statement, _: Order, __: models.Ruling) -> tuple[str, ...]:
    row.state = State.WAITING.value
    return ()


def _topic(row: models.Statement, order: Order, _: models.Ruling) -> tuple[str, ...]:
    row.topic = topics.of(row.mechanism, str(order.change.get("name") or "").strip() or row.quote)
    return ()


def _split(row: models.Statement, order: Order, _: models.Ruling) -> tuple[str, ...]:
    made = cutting.split(row, order.change.get("parts"))
    row.state = State.REPLACED.value
    return made


def _join(row: models.Statement, order: Order, _: models.Ruling) -> tuple[str, ...]:
    made = cutting.join(row, order.change.get("with"))
    row.state = State.REPLACED.value
    return made


APPLIED: Mapping[Action, Applied] = {
    Action.CONFIRM: _confirm,
    Action.CORRECT: _correct,
    Action.REJECT: _reject,
    Action.REOPEN: _reopen,
    Action.TOPIC: _topic,
    Action.SPLIT: _split,
    Action.JOIN: _join,
}
