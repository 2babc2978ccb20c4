"""What a later statement does to an earlier one. Fields and words decide, never how alike the two are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.records import Event, Kind, Statement
from servanda.records.link import Aspect, Difference, Relation
from servanda.tracing.acts import acts
from servanda.tracing.fields import action, amounts, differences
from servanda.tracing.profile import Profile

__all__ = ["related"]

Outcome = tuple[Relation, tuple[Difference, ...]]


def related(earlier: Profile, later: Profile) -> Outcome:
    """The relation of a later statement to an earlier one, and its reasons, the deciding one first."""
    found = differences(earlier, later)
    turned = [one for one in found if one.aspect is Aspect.POLARITY]
    instead = acts().instead.search(later.passage.quote)
    if turned or (instead and not acts().instead.search(earlier.passage.quote)):
        said = (Difference(Aspect.ACT, None, instead[0], -1),) if instead else ()
        return Relation.REPLACES, (*turned, *said, *_others(found, turned))
    kind = later.end.kind if isinstance(later.end, Statement) else None
    if kind is Kind.COMMITMENT:
        return _promised(found)
    if kind is Kind.POSITION:
        return _valued(earlier, later, found)
    if kind is Kind.CALL:
        # "will resolve the question" → "call for its resolution": what was promised is asked of others.
        return Relation.WEAKENS, found
    return _told(earlier, later, found)


def _promised(found: tuple[Difference, ...]) -> Outcome:
    """A commitment beside a commitment: force, then figures and time; what goes on unchanged is repeated."""
    for aspect in (Aspect.FORCE, Aspect.FIGURE, Aspect.DEADLINE):
        steps = {one.step for one in found if one.aspect is aspect and one.step}
        if len(steps) == 1:
            deciding = [one for one in found if one.aspect is aspect and one.step]
            relation = Relation.STRENGTHENS if steps == {1} else Relation.WEAKENS
            return relation, (*deciding, *_others(found, deciding))
    return Relation.REPEATS, found


def _valued(earlier: Profile, later: Profile, found: tuple[Difference, ...]) -> Outcome:
    """A position: praise for what was done, a promise that is stood by, or one that has become a mere wish."""
    words = later.passage.quote
    welcomed = acts().welcomes.search(words)
    if welcomed:
        return _told(earlier, later, found)
    stood = acts().stands_by.search(words)
    if stood:
        return Relation.REPEATS, (Difference(Aspect.WORDING, None, stood[0].lower()), *found)
    return Relation.WEAKENS, found


def _told(earlier: Profile, later: Profile, found: tuple[Difference, ...]) -> Outcome:
    """Something is told of it: done, under way, or only recalled."""
    words = later.passage.quote
    if _recalled(earlier, later):
        return Relation.REPEATS, found
    done = acts().done.search(words) or acts().begun.search(words) or _past_of(earlier, later)
    moving = acts().under_way.search(words)
    short = any(one.aspect is Aspect.FIGURE and one.step < 0 and one.earlier and one.later for one in found)
    whole = acts().has_end(action(earlier)) or isinstance(getattr(earlier.end, "content", None), Event)
    told = done or moving
    said = Difference(Aspect.ACT, action(earlier), told[0].lower()) if told else None
    reasons = (said, *found) if said else found
    if done and whole and not short and not (moving and moving.start() < done.start()):
        return Relation.FULFILS, reasons
    return Relation.REPORTS, reasons


def _recalled(earlier: Profile, later: Profile) -> bool:
    """A decision told again: "announced the partnership" of what an earlier text announced."""
    both = [one.end for one in (earlier, later)]
    decided = all(isinstance(end, Statement) and end.kind is Kind.DECISION for end in both)
    if decided and acts().alike(action(earlier), action(later)):
        return True
    recalls = acts().recalls.search(later.passage.quote[:80])
    return bool(recalls) and not amounts(later) and not acts().begun.search(later.passage.quote)


def _past_of(earlier: Profile, later: Profile) -> re.Match[str] | None:
    """The promised verb in the past: "will embed officers" → "embedded officers"."""
    verb = action(earlier)
    if not verb or not acts().has_end(verb):
        return None
    return re.search(rf"\b{re.escape(verb.rstrip('e'))}\w?(?:ed|en|t)\b", later.passage.quote, re.IGNORECASE)


def _others(found: Sequence[Difference], first: Sequence[Difference]) -> tuple[Difference, ...]:
    return tuple(one for one in found if one not in first)
