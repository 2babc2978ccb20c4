"""What became of a statement in a later text: a relation, its reasons, and the words on both sides.

A link is a proposal. It is confirmed, corrected or rejected by a person, never here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.records.span import Span

__all__ = ["Aspect", "Difference", "Link", "Passage", "Relation"]


class Relation(StrEnum):
    """What a later statement does to an earlier one (coding guide, section 6)."""

    REPEATS = "repeats"
    STRENGTHENS = "strengthens"
    WEAKENS = "weakens"
    FULFILS = "fulfils"
    REPORTS = "reports"
    REPLACES = "replaces"
    NOT_REITERATED = "not_reiterated"


class Aspect(StrEnum):
    """The side of a statement in which two of them differ, or which they share."""

    FORCE = "force"
    FIGURE = "figure"
    DEADLINE = "deadline"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    POLARITY = "polarity"
    INSTRUMENT = "instrument"
    KIND = "kind"
    ACT = "act"
    WORDING = "wording"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of one text: ``text`` is the document's name, ``quote`` the words of ``span``.

    ``sentence`` is the sentence around it. ``paragraph`` counts from 1. ``statement`` is the statement's place in its
    reading, from 0, None for a passage that carries none.
    """

    text: str
    span: Span
    quote: str
    sentence: str
    paragraph: int
    statement: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One reason: what the earlier and the later text say on one side of the statement, in words; None: nothing.

    ``step`` says which way it goes: 1 stronger, -1 weaker, 0 neither.
    """

    aspect: Aspect
    earlier: str | None
    later: str | None
    step: int = 0

    def __str__(self) -> str:
        """``force firm → soft``; where both say the same, that: ``instrument Treaty on Rivers``."""
        before, after = self.earlier or "none", self.later or "none"
        return f"{self.aspect} {before}" if before == after else f"{self.aspect} {before} → {after}"


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed link from a later statement to an earlier one.

    ``later`` is None for ``not_reiterated``; then ``nearest`` is the closest passage of ``later_text`` that was looked
    at. ``reasons`` decide the relation, the deciding one first. ``likeness`` is how sure it is that the two belong
    together (a share, 0 to 1); it never decides the relation. ``shared`` are the words and names both have in common,
    rarest first. ``near`` are passages that came so close that a person should see them.
    """

    earlier: Passage
    later: Passage | None
    later_text: str
    relation: Relation
    reasons: tuple[Difference, ...]
    likeness: float
    shared: tuple[str, ...] = ()
    nearest: Passage | None = None
    near: tuple[Passage, ...] = ()
