"""Who comes into question: statements that share rare words. Looking one up costs the same in a large register.

Words are looked up from the rarest on, until a budget of places has been read. A word that stands everywhere
("cooperation") is then never read where a rarer one ("hydrography") is at hand; what that loses is measured in
``benchmarks/tracing.py``.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from servanda.tracing.profile import Profile
from servanda.tracing.words import Terms

__all__ = ["BUDGET", "Index"]

BUDGET = 6_000
"""Places read for one statement: half a millisecond."""
AROUND = 0.5
"""What a word of the sentence counts that stands outside of the statement itself."""


class Index:
    """An inverted index over profiles; their numbers are their places in the order they were added."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self.profiles: list[Profile] = []
        self._places: dict[str, array[int]] = {}
        self._norms: array[float] = array("d")
        self._sums: array[float] = array("d")
        for profile in profiles:
            self.add(profile)

    def add(self, profile: Profile) -> None:
        """Take one more."""
        number = len(self.profiles)
        self.profiles.append(profile)
        self._norms.append(profile.sentence_norm)
        self._sums.append(0.0)
        for stemmed in profile.sentence:
            self._places.setdefault(stemmed, array("I")).append(number)

    def nearest(self, profile: Profile, count: int, budget: int = BUDGET) -> list[int]:
        """The numbers of up to ``count`` profiles that share the most, the best first."""
        parts: list[NDArray[np.uint32]] = []
        worths: list[float] = []
        read = 0
        for stemmed, value in self._by_rarity(profile):
            places = self._places[stemmed]
            read += len(places)
            if read > budget and parts:
                break
            parts.append(np.frombuffer(places, dtype=np.uint32)[-budget:])
            # The square: shared rare words count more than as many common ones.
            worths.append(value * value)
        return self._best(parts, worths, count)

    def _best(self, parts: list[NDArray[np.uint32]], worths: list[float], count: int) -> list[int]:
        """The ``count`` numbers of the greatest share, a lower one before a higher one of the same share.

        Sums lie at the numbers themselves and are wiped afterwards: nothing is sorted but the few that may be best.
        """
        if not parts:
            return []
        sums = np.frombuffer(self._sums, dtype=np.float64)
        for part, worth in zip(parts, worths, strict=True):
            sums[part] += worth
        read = np.concatenate(parts)
        shares = sums[read] / np.frombuffer(self._norms, dtype=np.float64)[read]
        sums[read] = 0.0
        # A number stands once in each part: among so many places there are ``count`` different numbers.
        many = count * len(parts)
        if many < len(read):
            kept = shares >= np.partition(shares, -many)[-many]
            read, shares = read[kept], shares[kept]
        numbers, places = np.unique(read, return_index=True)
        return [int(number) for number in numbers[np.lexsort((numbers, -shares[places]))[:count]]]

    def _by_rarity(self, profile: Profile) -> list[tuple[str, float]]:
        """The words to look up: the statement's own, and those of its sentence at half their worth."""
        own: Terms = profile.terms
        found: Mapping[str, float] = {
            stemmed: value if stemmed in own else value * AROUND for stemmed, value in profile.sentence.items()
        }
        known = ((stemmed, value) for stemmed, value in found.items() if stemmed in self._places)
        return sorted(known, key=lambda pair: (len(self._places[pair[0]]), pair[0]))
