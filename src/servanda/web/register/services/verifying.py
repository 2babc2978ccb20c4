"""Whether chain and bytes are as they were filed."""

from __future__ import annotations

from servanda.records.ruling import Action, ChainState
from servanda.web.register import models
from servanda.web.register.services import chain
from servanda.web.register.services.filing import store

__all__ = ["remove_orphans", "verify"]

START = "0" * 64


def verify() -> ChainState:
    """Every row against its hash and the one before, erased rows against tombstones, bytes against their digests."""
    head = models.Head.objects.filter(pk=1).first()
    last, count, broken, trouble = START, 0, None, None
    pardoned = _pardoned()
    for row in models.Ruling.objects.select_related("mechanism").order_by("number").iterator():
        count += 1
        trouble = _trouble(row, count, last, pardoned)
        if trouble:
            broken = row.number
            break
        last = row.hash
    if not trouble and (head.number if head else 0, head.hash if head else START) != (count, last):
        broken, trouble = count + 1, "the head says that there are other rulings than there are"
    kept = set(models.Version.objects.values_list("digest", flat=True))
    there = set(store().digests())
    return ChainState(
        head=head.hash if head else START,
        rulings=count,
        broken=broken,
        trouble=trouble,
        orphans=tuple(sorted(there - kept)),
        missing=tuple(digest for digest in sorted(kept) if not store().holds(digest)),
    )


def remove_orphans() -> tuple[str, ...]:
    """Remove bytes that no text names: of a filing that was cut off, or of a purge that was."""
    found = verify().orphans
    for digest in found:
        store().forget(digest)
    return found


def _pardoned() -> frozenset[int]:
    """The rows that tombstones name: they may be erased."""
    rows = models.Ruling.objects.filter(action=Action.PURGE.value)
    held = [number for row in rows for number in _numbers(chain.change_of(row).get("erased"))]
    return frozenset(held)


def _numbers(value: object) -> list[int]:
    return [number for number in value if isinstance(number, int)] if isinstance(value, list) else []


def _trouble(row: models.Ruling, number: int, previous: str, pardoned: frozenset[int]) -> str | None:
    if row.number != number:
        return f"ruling {number} is missing"
    if row.previous != previous:
        return "it does not follow on the one before"
    if row.hash != chain.row_hash(row):
        return "its columns do not fit its hash"
    for column in chain.SEALED:
        words = getattr(row, column)
        if words is None and row.number not in pardoned:
            return f"its {column} is gone and no purge says so"
        if words is not None and chain.seal(words, getattr(row, f"{column}_salt")) != getattr(row, f"{column}_hash"):
            return f"its {column} was altered"
    return None
