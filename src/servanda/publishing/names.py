"""Names of parties beside their codes, as the lexicon shows them."""

from __future__ import annotations

from collections.abc import Iterable

from servanda import lexicon

__all__ = ["named"]


def named(codes: Iterable[str]) -> str:
    """``China (CN), Kazakhstan (KZ)``; a company or an unknown code stands for itself."""
    return ", ".join(f"{name} ({code})" if (name := _name(code)) and name != code else code for code in codes)


def _name(code: str) -> str | None:
    parties = lexicon.load().parties
    for held in (parties.states, parties.bodies):
        if code in held:
            return held[code].names[0]
    return None
