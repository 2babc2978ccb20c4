"""What the grammar finds before fields are filled: a kind, a verb, a subject, a run of words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.reading.syntax import Sentence, Word
from servanda.records import Force, Kind, Polarity

__all__ = ["FIRMNESS", "Context", "Draft", "weaker"]

FIRMNESS = {Force.BINDING: 3, Force.FIRM: 2, Force.INTENT: 1, Force.SOFT: 0}


def weaker(a: Force | None, b: Force | None) -> Force | None:
    """Stacked markers: the weaker one sets the force (coding guide, section 7)."""
    if a is None or b is None:
        return a or b
    return min(a, b, key=FIRMNESS.__getitem__)


@dataclass(frozen=True, slots=True)
class Context:
    """What a clause inherits from the one above it.

    ``lead`` is the sentence of an inherited subject that stands elsewhere (a lead-in). ``start`` is the word its run
    begins with, None to begin at its own subject. ``force`` None: nothing promised yet. ``speaker``: the subject of the
    verb of saying. ``reported``: "would" counts as "will". ``passive``: the subject is what is acted on.
    ``giving``: the verb of a lead-in ("will provide the following:") of which an item is the thing.
    """

    subject: Word | None = None
    lead: Sentence | None = None
    start: int | None = None
    force: Force | None = None
    modal: str | None = None
    speaker: Word | None = None
    reported: bool = False
    negated: bool = False
    passive: bool = False
    nested: bool = False
    giving: str = ""
    rule: str = ""
    sure: float = 1.0

    def but(self, **changes: object) -> Context:
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(slots=True, eq=False)
class Draft:
    """A statement in the making; indexes are words of its sentence, ``end`` inclusive, None until runs are cut.

    ``nested`` drafts (a meeting named within a position) do not end the run of the statement they stand in.
    """

    kind: Kind
    start: int
    verb: Word
    lemma: str
    rule: str
    sure: float
    subject: Word | None = None
    lead: Sentence | None = None
    force: Force | None = None
    polarity: Polarity | None = None
    negated: bool = False
    passive: bool = False
    speaker: Word | None = None
    end: int | None = None
    nested: bool = False
    target: Word | None = None
    addressee: Word | None = None
