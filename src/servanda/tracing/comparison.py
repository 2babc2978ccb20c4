"""Two texts side by side: what only one says, what both say and how they differ. Neither text is the later one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from servanda.records import Reading, Statement
from servanda.records.link import Difference, Passage
from servanda.tracing.abbreviations import abbreviations, merged
from servanda.tracing.candidates import Candidate, candidates
from servanda.tracing.fields import differences
from servanda.tracing.index import Index
from servanda.tracing.judge import judge
from servanda.tracing.likeness import covered
from servanda.tracing.meaning import Meaning
from servanda.tracing.nearest import Sentences
from servanda.tracing.outline import Outline, Share, outline, shares
from servanda.tracing.profile import Profile, profiles

__all__ = ["Both", "Comparison", "Only", "compare_readings"]

LEAST = 0.30
"""The least likeness of two statements that are shown as one."""
COVERED = 0.6
"""The share of a statement's words that the sentence beside it must hold for it to be said there, too."""
LEAST_WORDS = 0.45
"""The share of words in common (cosine) that suffices by itself: two drafts of one sentence."""


@dataclass(frozen=True, slots=True)
class Both:
    """A statement of both texts. ``differences`` name A first; ``same_words``: nothing differs at all.

    ``likeness`` is how sure it is that the two belong together, a share, 0 to 1.
    """

    a: Passage
    b: Passage
    differences: tuple[Difference, ...]
    same_words: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class Only:
    """A statement of one text, and the nearest passage of the other; None where that has no statement at all."""

    passage: Passage
    nearest: Passage | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings with what they share and what they do not, each list in order of its text (A's for ``both``).

    ``shares`` are the topics with the space either text gives them, ``outlines`` length and tone of A and of B.
    """

    a: Reading
    b: Reading
    both: tuple[Both, ...]
    only_a: tuple[Only, ...]
    only_b: tuple[Only, ...]
    shares: tuple[Share, ...]
    outlines: tuple[Outline, Outline]

    @property
    def differing(self) -> tuple[Both, ...]:
        """What both say, but not alike in every field."""
        return tuple(one for one in self.both if one.differences)


def compare_readings(a: Reading, b: Reading, *, meaning: Meaning | None = None) -> Comparison:
    """The comparison of two readings; statements are aligned one to one, the most alike first."""
    expansions = merged(abbreviations(reading.document.text) for reading in (a, b))
    ours, theirs = (_statements(profiles(reading, expansions)) for reading in (a, b))
    found = candidates(ours, theirs, Index(theirs), meaning, judge(meaning=meaning is not None))
    aligned = _aligned(found, ours, theirs)
    both = tuple(_both(ours[one.earlier], theirs[one.later], one) for one in aligned)
    in_a, in_b = Sentences(a), Sentences(b)
    pairs, turned = [(one.earlier, one.later) for one in aligned], _turned(found)
    return Comparison(
        a,
        b,
        both,
        tuple(_only(ours, theirs, found, place, in_b) for place in _left(ours, theirs, pairs)),
        tuple(_only(theirs, ours, turned, place, in_a) for place in _left(theirs, ours, [(b, a) for a, b in pairs])),
        shares(ours, theirs),
        (outline(a), outline(b)),
    )


def _statements(found: Iterable[Profile]) -> list[Profile]:
    return [one for one in found if isinstance(one.end, Statement)]


def _aligned(found: Sequence[Candidate], ours: Sequence[Profile], theirs: Sequence[Profile]) -> list[Candidate]:
    """Pairs taken greedily, each statement once; in order of A."""
    rated = sorted(found, key=lambda one: (-_closeness(one, ours, theirs), one.earlier, one.later))
    used_a: set[int] = set()
    used_b: set[int] = set()
    taken: list[Candidate] = []
    for one in rated:
        enough = one.one_matter and (one.likeness >= LEAST or one.features["words"] >= LEAST_WORDS)
        if enough and one.earlier not in used_a and one.later not in used_b:
            used_a.add(one.earlier)
            used_b.add(one.later)
            taken.append(one)
    return sorted(taken, key=lambda one: one.earlier)


def _closeness(one: Candidate, ours: Sequence[Profile], theirs: Sequence[Profile]) -> float:
    """Likeness, words in common, and a little for the same kind: a commitment beside a commitment."""
    a, b = ours[one.earlier].end, theirs[one.later].end
    kinds = isinstance(a, Statement) and isinstance(b, Statement) and a.kind is b.kind
    return one.likeness + one.features["words"] + 0.2 * kinds


def _both(a: Profile, b: Profile, one: Candidate) -> Both:
    same = _plain(a.passage.quote) == _plain(b.passage.quote)
    found = () if same else differences(a, b)
    return Both(a.passage, b.passage, found, same, one.likeness)


def _plain(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


def _left(ours: Sequence[Profile], theirs: Sequence[Profile], pairs: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The places that nothing was aligned with, and that are not part of a sentence that was.

    "The ministers agreed to meet in May" is a commitment and an event in one reading, an event alone in the other: not
    a statement that one of them left out.
    """
    taken = {a for a, _ in pairs}
    beside: dict[str, list[Profile]] = {}
    for a, b in pairs:
        beside.setdefault(ours[a].passage.sentence, []).append(theirs[b])
    for place, profile in enumerate(ours):
        if place not in taken and not any(
            covered(profile, other.sentence) >= COVERED for other in beside.get(profile.passage.sentence, ())
        ):
            yield place


def _only(
    ours: Sequence[Profile], theirs: Sequence[Profile], found: Sequence[Candidate], place: int, sentences: Sentences
) -> Only:
    mine = [one for one in found if one.earlier == place]
    best = max(mine, key=lambda one: one.likeness + one.features["words"], default=None)
    nearest = sentences.nearest(ours[place]) or (theirs[best.later].passage if best else None)
    return Only(ours[place].passage, nearest, best.likeness if best else 0.0)


def _turned(found: Iterable[Candidate]) -> list[Candidate]:
    return [Candidate(one.later, one.earlier, one.likeness, one.features, one.one_matter) for one in found]
