"""Who looks, and what they may see. Every query begins with a :class:`Viewer`; none has a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from servanda.errors import RefusedError
from servanda.records.level import Level
from servanda.web.accounts.models import User
from servanda.web.register.models import Mechanism, PublicView, Role

__all__ = [
    "ANYBODY",
    "EDITORS",
    "NOWHERE",
    "Nowhere",
    "Viewer",
    "must_administer",
    "must_edit",
    "outsider",
    "viewer_of",
    "visible",
]

EDITORS = frozenset({"editor", "administrator"})


@dataclass(frozen=True, slots=True)
class Nowhere:
    """In the place of a level: nothing is as wide."""

    width: int = len(Level)


NOWHERE = Nowhere()


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person with the narrowest level they may see: ``everywhere``, and wider rights ``within`` mechanisms by row id.

    ``edits`` and ``administers`` hold mechanisms by row id; None: all of them.
    """

    name: str
    everywhere: Level | Nowhere = Level.PUBLIC
    within: Mapping[int, Level] = field(default_factory=dict)
    edits: frozenset[int] | None = frozenset()
    administers: frozenset[int] | None = frozenset()

    @property
    def sight(self) -> str:
        """The same for all who see the same rows."""
        within = (f"{at}.{level.width}" for at, level in sorted(self.within.items()))
        return "-".join([str(self.everywhere.width), *within])

    def sees(self, level: int, mechanism: int | None) -> bool:
        """Whether a row of this width in this mechanism is shown."""
        return level >= self.everywhere.width or (
            mechanism is not None and mechanism in self.within and level >= self.within[mechanism].width
        )


ANYBODY = Viewer("")
"""Whoever is given something that was published: what is public, of all mechanisms."""


def outsider(name: str = "") -> Viewer:
    """Somebody without a role: what is public, of those mechanisms that show it."""
    shown = PublicView.objects.values_list("mechanism_id", flat=True)
    return Viewer(name, NOWHERE, dict.fromkeys(shown, Level.PUBLIC))


def viewer_of(user: User) -> Viewer:
    """What ``user``'s roles allow; whoever holds the command line holds the database, so may all."""
    if user.local:
        return Viewer(user.username, Level.INTERNAL, {}, None, None)
    roles = list(Role.objects.filter(user=user))
    if not roles:
        return outsider(user.username)
    everywhere = Level.PUBLIC
    within: dict[int, Level] = {}
    edits: set[int | None] = set()
    administers: set[int | None] = set()
    for role in roles:
        level = Level.of_width(role.level)
        if role.mechanism_id is None:
            everywhere = min(everywhere, level, key=lambda held: held.width)
        else:
            within[role.mechanism_id] = min(within.get(role.mechanism_id, level), level, key=lambda held: held.width)
        edits |= {role.mechanism_id} if role.role in EDITORS else set()
        administers |= {role.mechanism_id} if role.role == "administrator" else set()
    return Viewer(user.username, everywhere, within, _some(edits), _some(administers))


def _some(held: set[int | None]) -> frozenset[int] | None:
    return None if None in held else frozenset(one for one in held if one is not None)


def visible(viewer: Viewer, at: str = "") -> Q:
    """The rows this viewer may see; ``at`` leads to the row with level and mechanism (``"statement__"``)."""
    found = Q(**{f"{at}level__gte": viewer.everywhere.width})
    for mechanism, level in viewer.within.items():
        found |= Q(**{f"{at}mechanism": mechanism, f"{at}level__gte": level.width})
    return found


def must_edit(viewer: Viewer, mechanism: Mechanism | int | None) -> None:
    """Nothing, if the viewer may write in this mechanism (None: a text in no mechanism).

    Raises:
        RefusedError: if not.
    """
    number = mechanism.pk if isinstance(mechanism, Mechanism) else mechanism
    if viewer.edits is not None and number not in viewer.edits:
        raise RefusedError("you may read here but not write", remedy="Ask the mechanism's administrator for a role")


def must_administer(viewer: Viewer, mechanism: Mechanism | None) -> None:
    """Nothing, if the viewer may say who does what in this mechanism (None: in all of them).

    Raises:
        RefusedError: if not.
    """
    if viewer.administers is not None and (mechanism is None or mechanism.pk not in viewer.administers):
        raise RefusedError("you do not administer this mechanism", source=mechanism.code if mechanism else None)
