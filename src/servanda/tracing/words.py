"""Words that carry meaning, cut to their stems and weighed by how rare they are in the language of diplomacy."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

__all__ = ["WORD", "Terms", "stem", "stems", "weighed", "weight"]

Terms = Mapping[str, float]
"""Stems with their weight."""

# "SSN-AUKUS", "U.S.", "people’s", "£4": hyphens, stops and apostrophes within a word belong to it.
WORD = re.compile(r"[$€£¥]?\w+(?:[-.’'/]\w+)*")

STOP = frozenset(
    "a an the and or nor but of to in on for with by from at as per via into onto upon toward towards over under "
    "between among amongst within without through throughout during against about across including include includes "
    "we our ours us they their them it its he his she her this that these those there here which who whom whose what "
    "where when while is are was were be been being am do does did has have had having will would shall should can "
    "could may might must not no nor also both each all any other others such more most further as well so than then "
    "own same only very too between respective respectively mr mrs ms dr continue continues continued continuing "
    "commit commits committed commitment commitments reaffirm reaffirms reaffirmed reiterate reiterated remain remains "
    "announce announces announced intend intends pledge pledged agree agrees agreed express expressed note noted "
    "stress stressed emphasize emphasized underline underlined underscore welcome welcomes welcomed side sides party "
    "parties".split()
)
"""Words of grammar and of force: they say how something is said, which fields compare, not what it is about."""

ENDINGS = (
    "ating ated ates ate izations isations ization isation izing ising ized ised izes ises ize ise ations ation ments "
    "ment ities ity ings ing ives ive ences ence ances ance liness ships ship ions ion ers er ors or ies ied ed es als "
    "al ly s e y"
).split()
SHORTEST = 4
RAREST = 8.0
"""The weight of a word that the table does not know: about one sentence in 3,000."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word, in lower case: "Strengthening" and "strengthened" give ``strengthen``.

    Cuts one ending and leaves at least four letters; it need not be a word, only the same for its kin: "neighbourly"
    and "neighborliness" both give ``neighbor``.
    """
    low = word.lower().replace("’", "'").removesuffix("'s").replace("our", "or")
    for ending in ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= SHORTEST:
            return low[: -len(ending)]
    return low


def stems(text: str) -> Iterator[tuple[str, str]]:
    """The words of ``text`` that mean something, as written, each with its stem; compounds also give their parts."""
    for match in WORD.finditer(text):
        word = match[0].strip(".")
        if word.lower() in STOP or len(word) < 2:
            continue
        yield word, stem(word)
        if "-" in word:
            # "security- and defense-related": the part is what other texts name.
            yield from ((part, stem(part)) for part in word.split("-") if len(part) > 2 and part.lower() not in STOP)


@cache
def _common() -> Mapping[str, float]:
    held = resources.files(__package__).joinpath("commonness.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in held.splitlines() if line and not line.startswith("#"))
    return {word: float(share) for word, share in rows}


@lru_cache(maxsize=1 << 16)
def weight(stemmed: str) -> float:
    """How much a stem tells: the negative logarithm of the share of sentences that hold it, 8 at most."""
    share = _common().get(stemmed)
    return RAREST if share is None else min(RAREST, -math.log(share / 10_000))


def weighed(found: Iterable[str]) -> dict[str, float]:
    """Each stem once, with its weight."""
    return {stemmed: weight(stemmed) for stemmed in found}
