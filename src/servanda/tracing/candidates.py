"""Which later statements come into question for which earlier ones, and how alike they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servanda.tracing.index import Index
from servanda.tracing.instruments import same_name
from servanda.tracing.judge import Judge
from servanda.tracing.likeness import Pair, measured
from servanda.tracing.meaning import Meaning
from servanda.tracing.parties import party_stems
from servanda.tracing.profile import Profile

__all__ = ["Candidate", "by_earlier", "candidates", "pairs_in_question"]

FROM_EITHER_SIDE = 12
"""How many partners are looked up for a statement from its own side, by words and again by meaning."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of places (earlier, later) with its likeness, a share, 0 to 1.

    ``one_matter``: the two share more than names of parties; without that they are never linked.
    """

    earlier: int
    later: int
    likeness: float
    features: Mapping[str, float]
    one_matter: bool = True


def candidates(
    earlier: Sequence[Profile], later: Sequence[Profile], index: Index, meaning: Meaning | None, judge: Judge
) -> list[Candidate]:
    """The pairs that come into question, the most alike first; ``index`` holds ``later``."""
    places = sorted(pairs_in_question(earlier, later, index, meaning))
    found = [
        Candidate(
            pair.earlier,
            pair.later,
            judge.likeness(pair.features),
            pair.features,
            _of_one_matter(earlier[pair.earlier], later[pair.later]) or _means_the_same(pair),
        )
        for pair in measured(earlier, later, places, meaning, judge.usual)
    ]
    return sorted(found, key=lambda one: (-one.likeness, one.earlier, one.later))


def pairs_in_question(
    earlier: Sequence[Profile], later: Sequence[Profile], index: Index, meaning: Meaning | None
) -> set[tuple[int, int]]:
    """For every earlier statement those that share rare words with it, and those of near meaning."""
    places = {(a, b) for a, one in enumerate(earlier) for b in index.nearest(one, FROM_EITHER_SIDE)}
    places |= {(a, b) for a, one in enumerate(earlier) for b in _same_instrument(one, later)}
    if meaning is not None and earlier and later:
        places |= _near_in_meaning(earlier, later, meaning)
    return places


def _same_instrument(one: Profile, later: Sequence[Profile]) -> list[int]:
    if one.instrument is None:
        return []
    return [b for b, other in enumerate(later) if other.instrument and same_name(one.instrument, other.instrument)]


def _near_in_meaning(earlier: Sequence[Profile], later: Sequence[Profile], meaning: Meaning) -> set[tuple[int, int]]:
    import numpy as np

    found: set[tuple[int, int]] = set()
    for side in ("quote", "sentence"):
        cosines = meaning.alike(*([getattr(one.passage, side) for one in held] for held in (earlier, later)))
        best = np.argsort(-cosines, axis=1)[:, :FROM_EITHER_SIDE]
        found |= {(a, int(b)) for a, row in enumerate(best) for b in row}
    return found


def _of_one_matter(a: Profile, b: Profile) -> bool:
    """Whether two statements share more than the names of parties.

    "Kenya will open a consulate" and "the ministers of Kenya met" have one word in common, and nothing else.
    """
    shared = set(a.terms) & set(b.sentence) | set(a.sentence) & set(b.terms)
    return bool(shared - party_stems()) or bool(a.instrument and b.instrument and same_name(a.instrument, b.instrument))


NEAR_MEANING = 0.3
"""What the stretched cosine of two statements must be for meaning to stand in for words: one of .89."""


def _means_the_same(one: Pair) -> bool:
    return one.features.get("meaning", 0.0) >= NEAR_MEANING


def by_earlier(found: Sequence[Candidate]) -> Mapping[int, list[Candidate]]:
    """Candidates of each earlier statement, in the order given."""
    held: dict[int, list[Candidate]] = defaultdict(list)
    for one in found:
        held[one.earlier].append(one)
    return held
