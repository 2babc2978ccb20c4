"""Two statements side by side, field by field: where the later one says more, less, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from servanda.records import (
    Amount,
    Bound,
    Commitment,
    Decision,
    Event,
    Field,
    Force,
    PartialDate,
    Period,
    Polarity,
    Position,
    Progress,
    Stage,
    Statement,
)
from servanda.records.link import Aspect, Difference
from servanda.tracing.acts import acts
from servanda.tracing.instruments import same_name
from servanda.tracing.profile import Profile
from servanda.tracing.words import stems

__all__ = ["action", "amounts", "deadline", "differences", "due", "force", "negated"]

STRENGTH = {Force.BINDING: 4, Force.FIRM: 3, Force.INTENT: 2, Force.SOFT: 1}
STAGES = tuple(Stage)


def differences(earlier: Profile, later: Profile) -> tuple[Difference, ...]:
    """Every field in which the two differ, and the instrument they share; in the order in which they decide.

    A figure or year that stands in the other sentence, too, is no difference: the reader may have given it to a
    neighbouring statement. The same words never differ.
    """
    if earlier.passage.sentence == later.passage.sentence and earlier.passage.quote == later.passage.quote:
        return tuple(_instrument(earlier, later))
    return (
        *_polarity(earlier, later),
        *_force(earlier, later),
        *_figures(earlier, later),
        *_deadline(earlier, later),
        *_event(earlier, later),
        *_instrument(earlier, later),
        *_actors(earlier, later),
        *_kind(earlier, later),
    )


def force(profile: Profile) -> Force | None:
    """The force of a commitment, None of anything else."""
    content = profile.end.content if isinstance(profile.end, Statement) else None
    return content.force.value if isinstance(content, Commitment) else None


def action(profile: Profile) -> str | None:
    """The lemma of what is done, None where the kind has no action."""
    content = profile.end.content if isinstance(profile.end, Statement) else None
    held = getattr(content, "action", None)
    return held.value if isinstance(held, Field) else None


def negated(profile: Profile) -> bool:
    """Whether it is a promise not to do something."""
    content = profile.end.content if isinstance(profile.end, Statement) else None
    return isinstance(content, Commitment) and content.negated


def amounts(profile: Profile) -> tuple[Amount, ...]:
    """The figures of the statement, in order."""
    content = profile.end.content if isinstance(profile.end, Statement) else None
    if isinstance(content, Commitment | Decision | Progress):
        return tuple(field.value for field in content.quantities)
    return ()


def deadline(profile: Profile) -> Period | None:
    """The period of a commitment, None where it gives no time."""
    content = profile.end.content if isinstance(profile.end, Statement) else None
    return content.period.value if isinstance(content, Commitment) and content.period else None


def _polarity(earlier: Profile, later: Profile) -> Iterator[Difference]:
    if _one_in_other(earlier, later):
        return
    stances = [_stance(profile) for profile in (earlier, later)]
    if stances[0] and stances[1] and stances[0] is not stances[1] and Polarity.NOTE not in stances:
        yield Difference(Aspect.POLARITY, stances[0].value, stances[1].value, -1)
        return
    before, after = action(earlier), action(later)
    if force(earlier) is None or force(later) is None:
        return
    same_sign = negated(earlier) == negated(later)
    if acts().opposed(before, after) if same_sign else acts().alike(before, after):
        yield Difference(Aspect.POLARITY, _doing(earlier), _doing(later), -1)


def _one_in_other(earlier: Profile, later: Profile) -> bool:
    """Whether one statement's words stand whole in the other: then neither force nor stance can differ.

    "We, the governments of A and B, recognize the threat" and "recognize the threat" were read differently once.
    """
    words = [" ".join(profile.passage.quote.lower().split()) for profile in (earlier, later)]
    shorter, longer = sorted(words, key=len)
    return len(shorter.split()) >= 5 and shorter in longer


def _stance(profile: Profile) -> Polarity | None:
    content = profile.end.content if isinstance(profile.end, Statement) else None
    return content.polarity.value if isinstance(content, Position) else None


def _doing(profile: Profile) -> str:
    verb = action(profile) or "act"
    return f"not to {verb}" if negated(profile) else verb


def _force(earlier: Profile, later: Profile) -> Iterator[Difference]:
    before, after = force(earlier), force(later)
    if before is None or after is None or before is after or _one_in_other(earlier, later):
        return
    step = 1 if STRENGTH[after] > STRENGTH[before] else -1
    yield Difference(Aspect.FORCE, before.value, after.value, step)


def _figures(earlier: Profile, later: Profile) -> Iterator[Difference]:
    """Figures of one unit side by side, then those that only one of the two has."""
    before, after = list(amounts(earlier)), list(amounts(later))
    for one in list(before):
        other = next((candidate for candidate in after if _same_unit(one, candidate)), None)
        if other is None:
            continue
        before.remove(one)
        after.remove(other)
        if _said(one, later) and _said(other, earlier):
            continue
        if (one.value, one.upper, one.bound) != (other.value, other.upper, other.bound):
            yield Difference(Aspect.FIGURE, figure(one), figure(other), _more(one, other))
    before = [one for one in before if not _said(one, later)]
    after = [one for one in after if not _said(one, earlier)]
    if len(before) == len(after) == 1:
        # "1,500 scholarships" and "3,000 places at universities": one figure in the place of the other.
        yield Difference(Aspect.FIGURE, figure(before[0]), figure(after[0]), 0)
        return
    for one in before:
        yield Difference(Aspect.FIGURE, figure(one), None, -1)
    for one in after:
        yield Difference(Aspect.FIGURE, None, figure(one), 1)


def _said(amount: Amount, profile: Profile) -> bool:
    """Whether the other sentence holds the number, in figures or in the same words."""
    words = profile.passage.sentence.lower().replace(",", "")
    bare = amount.words.lower().replace(",", "").strip()
    number = f"{amount.value.normalize():f}"
    return bool(bare and bare in words) or re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", words) is not None


def _same_unit(a: Amount, b: Amount) -> bool:
    if a.currency or b.currency:
        return a.currency == b.currency
    ours, theirs = ({stemmed for _, stemmed in stems(one.unit or "")} for one in (a, b))
    return bool(ours & theirs) or (not ours and not theirs)


LEVEL = {Bound.AT_LEAST: 2, Bound.EXACT: 1, Bound.ABOUT: 1, Bound.UP_TO: 0}


def _more(a: Amount, b: Amount) -> int:
    """1 where the later figure promises more: "at least 100" is more than "100", that more than "up to 100"."""
    before, after = (_size(a), LEVEL[a.bound]), (_size(b), LEVEL[b.bound])
    return (after > before) - (after < before)


def _size(amount: Amount) -> Decimal:
    return amount.upper if amount.upper is not None else amount.value


def figure(amount: Amount) -> str:
    """A figure in the words of its text, or its value and unit."""
    if amount.words:
        return _PREPOSITION.split(" ".join(amount.words.split()))[0]
    return f"{amount.value:,} {amount.currency or amount.unit or ''}".strip()


# "40 million trees along the": the unit ends where the next phrase begins.
_PREPOSITION = re.compile(r" (?:along|across|in|on|at|for|from|to|by|with|of the|within|near|over)\b")


def _deadline(earlier: Profile, later: Profile) -> Iterator[Difference]:
    before, after = deadline(earlier), deadline(later)
    ends = [period.end if period else None for period in (before, after)]
    if ends[0] == ends[1]:
        return
    if any(end and str(end.year) in other.passage.sentence for end, other in zip(ends, (later, earlier), strict=True)):
        return
    if ends[0] and ends[1]:
        step = 1 if ends[1] < ends[0] else -1
        yield Difference(Aspect.DEADLINE, _until(before), _until(after), step)
    elif ends[0]:
        yield Difference(Aspect.DEADLINE, _until(before), None, -1)
    else:
        yield Difference(Aspect.DEADLINE, None, _until(after), 1)


def _until(period: Period | None) -> str | None:
    """A whole year by its number, else the day."""
    if period is None or period.end is None:
        return None
    end = period.end
    return str(end.year) if (end.month, end.day) == (12, 31) else end.isoformat()


def _event(earlier: Profile, later: Profile) -> Iterator[Difference]:
    """Date and place of a meeting, where both texts give one."""
    before, after = (_as_event(profile) for profile in (earlier, later))
    if before is None or after is None:
        return
    if before.date and after.date and not _agree(before.date.value, after.date.value):
        yield Difference(Aspect.DATE, str(before.date.value), str(after.date.value), 0)
    if (
        before.place
        and after.place
        and not {s for _, s in stems(before.place.value)} & {s for _, s in stems(after.place.value)}
    ):
        yield Difference(Aspect.PLACE, before.place.value, after.place.value, 0)


def _as_event(profile: Profile) -> Event | None:
    content = profile.end.content if isinstance(profile.end, Statement) else None
    return content if isinstance(content, Event) else None


def _agree(a: PartialDate, b: PartialDate) -> bool:
    """Whether one day can be meant: "May 2026" agrees with 12 May 2026."""
    return a.first <= b.last and b.first <= a.last


def _instrument(earlier: Profile, later: Profile) -> Iterator[Difference]:
    before, after = earlier.instrument, later.instrument
    if before is None or after is None or not same_name(before, after):
        return
    if before.stage and after.stage and before.stage is not after.stage:
        step = 1 if STAGES.index(after.stage) > STAGES.index(before.stage) else -1
        yield Difference(Aspect.INSTRUMENT, before.stage.value, after.stage.value, step)
    else:
        yield Difference(Aspect.INSTRUMENT, before.name, after.name, 0)


def _actors(earlier: Profile, later: Profile) -> Iterator[Difference]:
    # Who met whom is told from either side ("A received B", "B visited A"): no difference.
    if any(_kind_of(one) in ("event", "progress") for one in (earlier, later)):
        return
    if earlier.parties and later.parties and earlier.parties != later.parties:
        yield Difference(Aspect.ACTOR, _named(earlier.parties, later.parties), _named(later.parties, earlier.parties))


MANY = 6


def _named(parties: frozenset[str], others: frozenset[str]) -> str:
    """Codes in order; of a long list only how many there are and which the other list lacks."""
    if len(parties) <= MANY:
        return ", ".join(sorted(parties))
    more = ", ".join(sorted(parties - others))
    return f"{len(parties)} parties" + (f" with {more}" if more else "")


def _kind(earlier: Profile, later: Profile) -> Iterator[Difference]:
    before, after = (_kind_of(profile) for profile in (earlier, later))
    if before != after:
        yield Difference(Aspect.KIND, before, after, 0)


def _kind_of(profile: Profile) -> str:
    return profile.end.kind.value if isinstance(profile.end, Statement) else "instrument"


def due(statement: Statement) -> str | None:
    """When a commitment is to be done: the year, or the day in ISO 8601; None where it gives no time."""
    content = statement.content
    return _until(content.period.value) if isinstance(content, Commitment) and content.period else None
