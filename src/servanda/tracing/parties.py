"""Stems of the names of states and bodies: they say who, not what."""

from __future__ import annotations

from functools import cache

from servanda import lexicon
from servanda.tracing.words import stems

__all__ = ["party_stems"]


@cache
def party_stems() -> frozenset[str]:
    """The stems of all names, adjectives and capitals that the lexicon knows."""
    parties = lexicon.load().parties
    held = (*parties.states.values(), *parties.bodies.values())
    names = (name for one in held for name in (*one.names, *one.adjectives, *one.capitals))
    return frozenset(stemmed for name in names for _, stemmed in stems(name))
