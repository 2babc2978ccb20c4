"""What the chain holds of a row that not everybody may read: a digest with a salt that lies in the row alone."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from servanda.records.ruling import Plain
from servanda.web.register.codec import digest_of
from servanda.web.review.models.filed import Filed
from servanda.web.review.services.entering import Anchor, Hand, log

__all__ = ["salt", "seal", "sealed"]


def salt() -> str:
    """A new one."""
    return secrets.token_hex(32)


def sealed(held: Mapping[str, Plain], grain: str) -> str:
    """What stands in the chain for ``held``."""
    return digest_of([grain, dict(held)])


def seal(row: Filed, held: Mapping[str, Plain], grain: str, hand: Hand, at: Anchor | None) -> None:
    """Append to the chain that ``row`` was filed with ``held``, without saying what it is."""
    log(row, {"sealed": sealed(held, grain)}, "", hand, at)
