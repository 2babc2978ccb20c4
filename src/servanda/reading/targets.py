"""Which measures of one sentence serve one target. Only what the sentence says outright; people say the rest.

The research groups' manual counts welfare targets: several measures towards one target are one commitment, one measure
towards several targets is several. The coding guide counts verbs with their own objects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.records import Span
from servanda.records.counting import Together

__all__ = ["together"]

# "The Parties will train inspectors and share data in order to halve illegal catches": one target, two measures. A bare
# "to" is left out: "agreed to open an office and to train staff" has two verbs, no purpose.
_PURPOSE = re.compile(
    r"\b(?:in order to|so as to|so that|with a view to|with the (?:aim|goal|objective|purpose) of|aimed at"
    r"|aiming to|for the purposes? of|towards? the (?:goal|target|aim) of)\b",
    re.IGNORECASE,
)
# "To halve illegal catches, the Parties will train inspectors and share data."
_OPENING = re.compile(r"(?:in order to|so as to|with a view to|to)\s+\w[^.;]*,", re.IGNORECASE)
FEWEST = 8
"""Characters a measure has at least before its purpose; "with a view to" that opens a measure is not its own end."""


def together(text: str, sentence: Span, measures: Sequence[Span]) -> Together | None:
    """The measures of ``sentence`` (spans of ``text``, in order) that serve one target; None: nothing says so."""
    if len(measures) < 2:
        return None
    return _purpose_before(text, sentence, measures) or _purpose_after(text, sentence, measures) or _object(measures)


def _purpose_before(text: str, sentence: Span, measures: Sequence[Span]) -> Together | None:
    opening = _OPENING.match(text, sentence.start, measures[0].end)
    # The purpose comes before the verb of the first measure, whose quote may begin with its holder.
    if opening is None or opening.end() > measures[1].start:
        return None
    return Together(tuple(range(len(measures))), f"one purpose for all: “{_short(opening[0])}”")


def _purpose_after(text: str, sentence: Span, measures: Sequence[Span]) -> Together | None:
    last = measures[-1]
    found = _PURPOSE.search(text, last.start + FEWEST, sentence.end)
    earlier = _PURPOSE.search(text, measures[0].start + FEWEST, last.start)
    # "will train staff with a view to cutting losses and open an office so that …": each has its own.
    if found is None or earlier is not None:
        return None
    return Together(tuple(range(len(measures))), f"one purpose for all: “{_short(text[found.start() : sentence.end])}”")


def _object(measures: Sequence[Span]) -> Together | None:
    """ "Promote and protect investment": the quotes end in the same object."""
    ends = [span.end for span in measures]
    same = tuple(place for place, end in enumerate(ends) if ends.count(end) > 1 and end == max(ends))
    return Together(same, "one object for all their verbs") if len(same) > 1 else None


def _short(words: str) -> str:
    plain = " ".join(words.split()).rstrip(".,;")
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
