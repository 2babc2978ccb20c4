"""What positions are on: positions of one target stand under one topic until a person moves them."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.web.register import models
from servanda.web.register.projection import values
from servanda.web.register.words import terms

__all__ = ["assign", "of"]

_SMALL = frozenset({"the", "a", "an", "of", "in", "and", "to", "on", "for", "ani", "all", "their", "it", "is", "that"})


def assign(rows: Sequence[models.Statement]) -> None:
    """Give each position the topic of its target; "the one-China principle" and "one-China principle" are one."""
    held: dict[str, models.Topic] = {}
    for row in rows:
        name = str(values(row).get("target") or row.quote)
        key = _key(name)
        if key not in held:
            held[key] = of(row.mechanism, name)
        row.topic = held[key]


def of(mechanism: models.Mechanism | None, name: str) -> models.Topic:
    """The topic of this name, made when first met."""
    found, _ = models.Topic.objects.get_or_create(mechanism=mechanism, key=_key(name), defaults={"name": name})
    return found


def _key(name: str) -> str:
    held = terms(name)
    return " ".join([term for term in held if term not in _SMALL] or held)[:200]
