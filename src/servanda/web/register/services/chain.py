"""The chain of rulings: appended under a lock, each row covering the one before.

What can be erased (author, reason, change) enters a row's hash as SHA-256 of a random salt and the words: once salt and
words are gone, nobody can guess them from the hash, and the chain still verifies.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from servanda.records.ruling import Action, Plain
from servanda.web.register import models
from servanda.web.register.codec import canonical, digest_of

__all__ = ["SEALED", "Entry", "append", "change_of", "row_hash", "seal"]

SEALED = ("author", "reason", "change")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be appended. ``level`` is a width; ``statement`` and ``text`` are opaque ids."""

    action: Action
    author: str
    reason: str
    change: Mapping[str, Plain]
    at: dt.datetime
    level: int = 0
    mechanism: models.Mechanism | None = None
    statement: UUID | None = None
    text: UUID | None = None


def append(entry: Entry) -> models.Ruling:
    """The new end of the chain; call it within a transaction."""
    head, _ = models.Head.objects.select_for_update().get_or_create(pk=1)
    row = _row(entry, head)
    row.save(force_insert=True)
    head.number, head.hash = row.number, row.hash
    head.save()
    return row


def _row(entry: Entry, head: models.Head) -> models.Ruling:
    row = models.Ruling(
        number=head.number + 1,
        at=entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        action=entry.action.value,
        mechanism=entry.mechanism,
        level=entry.level,
        statement=entry.statement,
        text=entry.text,
        previous=head.hash,
    )
    words = {"author": entry.author, "reason": entry.reason, "change": canonical(entry.change).decode("utf-8")}
    for column, said in words.items():
        salt = secrets.token_hex(32)
        setattr(row, column, said)
        setattr(row, f"{column}_salt", salt)
        setattr(row, f"{column}_hash", seal(said, salt))
    row.hash = row_hash(row)
    return row


def seal(words: str, salt: str) -> str:
    """What stands in the chain for ``words``."""
    return hashlib.sha256(f"{salt}\n{words}".encode()).hexdigest()


def row_hash(row: models.Ruling) -> str:
    """The hash of a row from its columns."""
    return digest_of(
        {
            "number": row.number,
            "at": row.at,
            "action": row.action,
            "mechanism": str(row.mechanism.uid) if row.mechanism else None,
            "level": row.level,
            "statement": str(row.statement) if row.statement else None,
            "text": str(row.text) if row.text else None,
            **{f"{column}_hash": getattr(row, f"{column}_hash") for column in SEALED},
            "previous": row.previous,
        }
    )


def change_of(row: models.Ruling) -> dict[str, Plain]:
    """The change of a row as it was appended, empty once erased."""
    held: dict[str, Plain] = json.loads(row.change) if row.change else {}
    return held
