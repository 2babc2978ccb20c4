"""Rulings outlive readings: they go over to a new version or run where words and sentence are the same.

Where only the words around changed, nothing is carried: the statement waits, with the ruling on the earlier version
beside it. Where a later reading says otherwise than the one that was ruled on, the ruling stands and both are shown.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from servanda.records.ruling import Action, State
from servanda.web.register import models
from servanda.web.register.projection import flat, project
from servanda.web.register.services import chain
from servanda.web.register.services.naming import alias

__all__ = ["Before", "Kept", "log", "match"]

ALIKE = 0.6
"""Share of common characters from which a changed sentence is the successor of the earlier one ("will provide 1,500
training places by 2027" after a corrigendum: "will provide 1,600 training places by 2027")."""


@dataclass(frozen=True, slots=True)
class Before:
    """The statements that stood, by selector."""

    rows: tuple[models.Statement, ...]

    @classmethod
    def of(cls, text: models.Text) -> Before:
        """Those of ``text``."""
        return cls(tuple(text.statements.filter(current=True).select_related("version", "run").order_by("pk")))


@dataclass(slots=True)
class Kept:
    """What goes on: (earlier, later) of the same words, of ruled ones, and successors to be confirmed ``again``."""

    same: list[tuple[models.Statement, models.Statement]] = field(default_factory=list)
    carried: list[tuple[models.Statement, models.Statement]] = field(default_factory=list)
    again: list[tuple[models.Statement, models.Statement]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)

    def follow(self) -> None:
        """Let ids and links lead to the later statements, once they are saved."""
        for old, new in (*self.same, *self.again):
            models.Name.objects.filter(statement=old).update(statement=new)
            alias(old.ref, new)
        for old, new in self.same:
            old.links_on.update(earlier=new)
            old.links_back.update(later=new)


def match(before: Before, new: Sequence[models.Statement], *, same_version: bool) -> Kept:
    """Which of ``new`` are earlier ones; sets on them what they take over."""
    kept = Kept()
    waiting: dict[str, list[models.Statement]] = defaultdict(list)
    for row in new:
        waiting[row.selector].append(row)
    lost = []
    for old in before.rows:
        found = _same_act(old, waiting[old.selector])
        if found is None:
            lost.append(old)
            continue
        waiting[old.selector].remove(found)
        _take_over(old, found, kept)
    _succeed(lost, [row for rows in waiting.values() for row in rows], kept, same_version=same_version)
    return kept


def _same_act(old: models.Statement, rows: Sequence[models.Statement]) -> models.Statement | None:
    """Of several acts read from the same words, the one of the same kind and nearest occurrence."""
    return min(
        rows, key=lambda row: (row.read_kind != old.read_kind, abs(row.occurrence - old.occurrence)), default=None
    )


def _take_over(old: models.Statement, row: models.Statement, kept: Kept) -> None:
    kept.gone.append(old.pk)
    kept.same.append((old, row))
    row.ref, row.own, row.commitment, row.topic = old.ref, old.own, old.commitment, old.topic
    if old.revision:
        kept.carried.append((old, row))
        row.ruled, row.disagrees = _laid(old, row)
        row.state, row.revision, row.again = old.state, old.revision, old.again
        project(row)


def _laid(old: models.Statement, row: models.Statement) -> tuple[dict[str, object], dict[str, object]]:
    """What was ruled, and where the new reading disagrees with it.

    What a person confirmed as it was read counts as ruled, once a reading says otherwise.
    """
    was, now = {"kind": old.read_kind, **flat(old.content)}, {"kind": row.read_kind, **flat(row.content)}
    ruled, disagrees = dict(old.ruled), dict(old.disagrees)
    for name in {*was, *now}:
        stood = ruled.get(name, was.get(name))
        if now.get(name) == stood:
            disagrees.pop(name, None)
        elif now.get(name) != was.get(name):
            ruled[name] = stood
            disagrees[name] = [stood, now.get(name)]
    return ruled, disagrees


def _succeed(lost: Sequence[models.Statement], free: list[models.Statement], kept: Kept, *, same_version: bool) -> None:
    """What becomes of statements whose words are not there as they were."""
    for old in lost:
        if same_version and (old.revision or old.run is None):
            # The words stand; only the reader no longer finds them. The ruling stands and is looked at again.
            models.Statement.objects.filter(pk=old.pk).update(again=True)
            continue
        kept.gone.append(old.pk)
        row = _successor(old, free)
        if row is not None:
            free.remove(row)
            kept.again.append((old, row))
            if old.revision:
                row.again, row.state = True, State.WAITING.value


def _successor(old: models.Statement, free: Sequence[models.Statement]) -> models.Statement | None:
    fitting = [(share, row) for row in free if row.read_kind == old.read_kind for share in _shares(old, row)]
    return max(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def _shares(old: models.Statement, row: models.Statement) -> Iterator[float]:
    matcher = SequenceMatcher(None, old.quote, row.quote, autojunk=False)
    if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
        yield matcher.ratio()


def log(kept: Kept, version: models.Version, author: str, at: dt.datetime) -> None:
    """Append to the chain which rulings were carried."""
    for old, new in kept.carried:
        chain.append(
            chain.Entry(
                action=Action.CARRIED,
                author=author,
                reason="the same words in the same sentence",
                change={
                    "ref": new.ref,
                    "from": str(old.uid),
                    "version": version.number,
                    "quote": new.quote,
                    "disagrees": sorted(new.disagrees),
                },
                at=at,
                level=new.level,
                mechanism=new.mechanism,
                statement=new.uid,
                text=version.text.uid,
            )
        )
