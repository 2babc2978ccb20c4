"""Which reading of a clause is tried before which, as the coding guide settles conflicts (section 7)."""

from __future__ import annotations

from collections.abc import Callable

from servanda.reading.grammar import (
    by_adjective,
    by_noun,
    by_verb,
    calls,
    decisions,
    future,
    gatherings,
    speech,
    valuing,
)
from servanda.reading.grammar.climb import Climb
from servanda.reading.grammar.draft import Context
from servanda.reading.syntax import Word
from servanda.records import Force

__all__ = ["read"]

_Reading = Callable[[Climb, Word, Context], bool]
_IN_ORDER: tuple[_Reading, ...] = (
    by_noun.look_forward,
    gatherings.meeting,
    future.arranged,
    by_adjective.promise,
    by_verb.promise,
    by_noun.promise,
    calls.call,
    speech.saying,
    decisions.decision,
    valuing.valuing,
    decisions.progress,
)


def read(climb: Climb, verb: Word, here: Context) -> None:
    """Reads the clause of ``verb``: by its modal verb if it has one, else by the first reading that fits."""
    mood = climb.v.modals.get(here.modal or "")
    if mood in ("binding", "firm") or (mood == "reported" and here.reported):
        force = Force.BINDING if mood == "binding" else Force.FIRM
        future.future(climb, verb, here.but(force=force))
    elif mood == "duty":
        future.duty(climb, verb, here)
    elif mood in ("soft", "reported"):
        future.may(climb, verb, here)
    else:
        any(reading(climb, verb, here) for reading in _IN_ORDER)
