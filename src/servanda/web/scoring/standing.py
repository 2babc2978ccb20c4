"""Who may see and give scores. Invariant: where scoring is off, nobody sees or gives any."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.errors import NotFoundError, RefusedError
from servanda.records.scoring import RoundEntry, Window
from servanda.web.register.models import Mechanism, Role
from servanda.web.register.viewing import Viewer
from servanda.web.review.coordinating import parties_of
from servanda.web.review.dates import last_day
from servanda.web.scoring import models

__all__ = ["Standing", "assesses", "edits", "round_entry", "round_of", "shown_in", "standing"]

OFF = "this mechanism is not scored"
HIDDEN = "there are no scores that you may see"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a viewer may see of a window's scores: all, or those of the ``parties`` they coordinate for."""

    all: bool
    parties: frozenset[str]


def edits(viewer: Viewer, mechanism: int | None) -> bool:
    """Whether the viewer may write in this mechanism."""
    return viewer.edits is None or mechanism in viewer.edits


def assesses(viewer: Viewer, mechanism: int | None) -> bool:
    """Whether the viewer was made an assessor; whoever holds the command line may be one."""
    if viewer.edits is None and viewer.administers is None:
        return True
    held = Role.objects.filter(user__username=viewer.name, user__is_active=True, role="assessor")
    return held.filter(mechanism=mechanism).exists() or held.filter(mechanism=None).exists()


def scheme(mechanism: int) -> models.Scheme:
    """The scheme of the mechanism. Raises RefusedError if it is not scored."""
    found = models.Scheme.objects.filter(mechanism=mechanism, on=True).first()
    if found is None:
        raise RefusedError(OFF, remedy="An administrator can switch it on: servanda score --switch on")
    return found


def standing(viewer: Viewer, mechanism: Mechanism, held: models.Round) -> Standing:
    """What the viewer may see of the window.

    Before scores are let out: those who edit the mechanism, and each coordinator its own party's, to comment on them.

    Raises:
        RefusedError: where the mechanism is not scored, or the viewer may see none of it.
    """
    level = scheme(mechanism.pk).level
    if edits(viewer, mechanism.pk) or (held.out and viewer.sees(level, mechanism.pk)):
        return Standing(True, frozenset())
    mine = parties_of(viewer, mechanism.pk) or frozenset()
    if not mine:
        raise RefusedError(HIDDEN, source=mechanism.code)
    return Standing(False, mine | {""})


def round_of(mechanism: Mechanism, cycle: str, window: Window) -> models.Round:
    """The window of the cycle. Raises NotFoundError if nobody opened it."""
    found = models.Round.objects.filter(mechanism=mechanism, cycle=cycle, window=window.value).first()
    if found is None:
        remedy = "Open it: servanda score --open"
        raise NotFoundError(
            "there is no {window} window of the cycle {cycle}",
            parts={"window": window.value, "cycle": cycle},
            remedy=remedy,
        )
    return found


def round_entry(row: models.Round) -> RoundEntry:
    """The window as a record."""
    start, end, until = map(last_day, (row.start, row.end, row.comments_until))
    return RoundEntry(row.cycle, Window(row.window), start, end, until, row.out)


def shown_in(viewer: Viewer) -> list[int]:
    """The mechanisms, by row id, whose scores go out to this viewer."""
    rows = models.Scheme.objects.filter(on=True).values_list("mechanism", "level")
    return [mechanism for mechanism, level in rows if mechanism is not None and viewer.sees(level, mechanism)]
