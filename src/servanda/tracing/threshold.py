"""Where the line runs between a link, a near tie that is shown, and nothing."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.records import Span
from servanda.tracing.candidates import Candidate
from servanda.tracing.judge import Judge
from servanda.tracing.profile import Profile

__all__ = ["accepted", "near"]


def accepted(found: Sequence[Candidate], later: Sequence[Profile], judge: Judge) -> list[Candidate]:
    """The links of one earlier statement among its candidates (the most alike first).

    The same words are linked once: "opened a consulate" may be read as progress and as an event.
    """
    if not found:
        return []
    floor = max(judge.least, found[0].likeness * judge.beside_best)
    taken: list[Candidate] = []
    for one in found:
        if one.likeness < floor or len(taken) == judge.most:
            break
        if one.one_matter and not any(_same(later[one.later], later[other.later]) for other in taken):
            taken.append(one)
    return taken


def near(
    found: Sequence[Candidate], taken: Sequence[Candidate], later: Sequence[Profile], judge: Judge
) -> list[Candidate]:
    """What came close: nearly as alike as the last link that was taken."""
    if not taken:
        return []
    floor = max(judge.shown, taken[-1].likeness * judge.beside_best)
    held = list(taken)
    for one in found:
        if one.likeness >= floor and not any(_same(later[one.later], later[other.later]) for other in held):
            held.append(one)
    return held[len(taken) :]


HALF = 0.5


def _same(a: Profile, b: Profile) -> bool:
    """Whether two statements stand in the same words."""
    ours, theirs = a.passage.span, b.passage.span
    return ours.shared(theirs) >= HALF * _shorter(ours, theirs)


def _shorter(a: Span, b: Span) -> int:
    return max(1, min(len(a), len(b)))
