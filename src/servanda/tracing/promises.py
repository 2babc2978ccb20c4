"""Which statements are followed: what the parties bound themselves to, and what they decided."""

from __future__ import annotations

import re

from servanda.records import Event, Instrument, Kind, Statement
from servanda.tracing.profile import Profile

__all__ = ["is_promise", "must_return"]

# "reaffirmed our commitment to a nuclear-free zone" is a position by the coding guide (section 7), yet a reviewer asks
# after it; "stand by our pledge", "are resolved", "our guarantees are ironclad" likewise.
_BOUND = re.compile(
    r"\b(?:commit\w*|pledg\w*|dedicat\w*|resol(?:ve|ved|ute)|determin\w*|guarantee\w*|ironclad|undertak\w*)\b", re.I
)
# "will hold annual consultations" is an event to come, and something that was promised.
_COMING = re.compile(r"\b(?:will|shall|plans? to|intends? to|agreed to|decided to|committed to)\b", re.I)


def is_promise(profile: Profile) -> bool:
    """Whether a later text may be asked what became of it."""
    end = profile.end
    if isinstance(end, Instrument):
        return True
    if end.kind is Kind.POSITION:
        return bool(_BOUND.search(profile.passage.quote))
    if isinstance(end.content, Event):
        return bool(_COMING.search(profile.passage.quote))
    return end.kind in (Kind.COMMITMENT, Kind.DECISION)


def must_return(profile: Profile) -> bool:
    """Whether its absence from the next text is told: what was decided is done, what was promised is not."""
    return is_promise(profile) and isinstance(profile.end, Statement) and profile.end.kind is not Kind.DECISION
