"""What a link says, in words: the relation, and each reason as "force firm → soft"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from servanda.publishing.saying import Words, say, say_day, say_parties
from servanda.records import PartialDate
from servanda.records.link import Aspect, Difference, Link, Relation

__all__ = ["COLUMNS", "LINKS", "MATRIX", "RELATIONS", "TRACE", "difference_words", "kept_words", "reason_words"]

RELATIONS: Mapping[Relation, str] = Words(
    {
        Relation.REPEATS: "repeats",
        Relation.STRENGTHENS: "strengthens",
        Relation.WEAKENS: "weakens",
        Relation.FULFILS: "fulfils",
        Relation.REPORTS: "reports on",
        Relation.REPLACES: "replaces",
        Relation.NOT_REITERATED: "not reiterated",
    }
)

ASPECTS: Mapping[Aspect, str] = Words(
    {
        Aspect.FORCE: "force",
        Aspect.FIGURE: "figure",
        Aspect.DEADLINE: "deadline",
        Aspect.DATE: "date",
        Aspect.PLACE: "place",
        Aspect.ACTOR: "who",
        Aspect.POLARITY: "negated",
        Aspect.INSTRUMENT: "same instrument",
        Aspect.KIND: "kind",
        Aspect.ACT: "told of it",
        Aspect.WORDING: "says",
        Aspect.LENGTH: "length",
    }
)

LINKS: Mapping[str, str] = Words(
    {
        "none": "none",
        "stance": "stance",
        "change": "{what}: {before} → {after}",
        "same": "{what}: {value}",
        "gone": "the text does not come back to it",
        "unchanged": "same force, figures and time",
    }
)


TRACE: Mapping[str, str] = Words(
    {
        "earlier": "before",
        "later": "now",
        "nearest": "nearest",
        "near": "or",
        "nothing": "No promise was found to follow.",
    }
)

COLUMNS: Mapping[str, str] = {
    "number": "No.",
    "text": "Text",
    "date": "Date",
    "paragraph": "¶",
    "who": "Who",
    "force": "Strength",
    "due": "Due",
    "commitment": "Commitment",
    "later_text": "Later text",
    "later_date": "Later date",
    "relation": "What became of it",
    "reason": "Reason",
    "later_paragraph": "Later ¶",
    "later": "Later words",
    "nearest": "Nearest words",
    "likeness": "Likeness",
}
"""Columns of the matrix by key."""

MATRIX: Mapping[str, str] = Words(
    {
        "title": "Follow-up matrix",
        "from": "{earlier} → {later}",
        "no_mention": "no later mention found",
        "nearest": "nearest: “{quote}” ¶{paragraph}",
        "near": "also near: “{quote}” ¶{paragraph}",
        "proposed": "Proposed by Servanda {version}; to be confirmed by a person.",
        "copy": "Copy citation",
        "copied": "Copied",
        "all": "All",
        "show": "Show",
    }
)


_OF_THE_GUIDE = frozenset({Aspect.FORCE, Aspect.POLARITY, Aspect.KIND, Aspect.INSTRUMENT})
"""Their values are words of the coding guide, or names, not words of the texts."""
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def difference_words(difference: Difference) -> str:
    """``force: firm → soft``; ``same instrument: Treaty on Rivers``; ``told of it: signed``."""
    what = ASPECTS[difference.aspect]
    if difference.aspect is Aspect.POLARITY and not any(
        side and side.startswith("not ") for side in (difference.earlier, difference.later)
    ):
        what = LINKS["stance"]
    if difference.aspect in (Aspect.ACT, Aspect.WORDING):
        return LINKS["same"].format(what=what, value=f"“{difference.later}”")
    sides = (difference.earlier, difference.later)
    before, after = (_side(difference.aspect, side) if side else LINKS["none"] for side in sides)
    if before == after:
        return LINKS["same"].format(what=what, value=before)
    return LINKS["change"].format(what=what, before=before, after=after)


def kept_words(reason: str) -> str:
    """Why a link is what it is, as it was kept ("force firm → soft"), in the language that is spoken now."""
    aspect, _space, rest = reason.partition(" ")
    if aspect not in set(Aspect):
        return reason
    sides = (_side(Aspect(aspect), side) for side in rest.split(" → "))
    return f"{ASPECTS[Aspect(aspect)]}: {' → '.join(sides)}"


def _side(aspect: Aspect, side: str) -> str:
    """What one side says: codes of parties, days and words of the coding guide as they are said now."""
    if aspect is Aspect.ACTOR and side != "none":
        return say_parties(side.split(", "))
    if aspect in (Aspect.DEADLINE, Aspect.DATE) and _DAY.fullmatch(side):
        return say_day(PartialDate.parse(side))
    return say(side) if aspect in _OF_THE_GUIDE or side == "none" else side


def reason_words(link: Link) -> str:
    """All reasons of a link, the deciding one first."""
    found = "; ".join(difference_words(one) for one in link.reasons)
    if link.relation is Relation.NOT_REITERATED:
        return "; ".join(part for part in (LINKS["gone"], found) if part)
    return found or LINKS["unchanged"]
