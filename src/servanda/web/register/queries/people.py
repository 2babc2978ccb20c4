"""Who may do what in a mechanism, and what everybody is shown."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from servanda.errors import NotFoundError
from servanda.records.level import Level
from servanda.web.register import models
from servanda.web.register.queries.meetings import mechanism as seen
from servanda.web.register.viewing import Viewer, must_administer

__all__ = ["Invited", "Placed", "disclaimers", "invitations", "invited", "public_view", "roles"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A person's role; ``key`` names it."""

    key: str
    name: str
    role: str
    party: str
    level: Level


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that nobody took yet."""

    key: str
    whom: str
    mechanism: str
    names: Mapping[str, str]
    role: str
    party: str
    level: Level
    invited_by: str
    expires: dt.datetime


def _administered(viewer: Viewer, code: str) -> models.Mechanism:
    seen(viewer, code)
    row = models.Mechanism.objects.get(code=code)
    must_administer(viewer, row)
    return row


def roles(viewer: Viewer, code: str) -> tuple[Placed, ...]:
    """The people of a mechanism by name. Raises RefusedError for those who do not administer it."""
    rows = _administered(viewer, code).roles.select_related("user").order_by("user__username", "role", "party")
    return tuple(
        Placed(str(one.uid), one.user.username, one.role, one.party, Level.of_width(one.level)) for one in rows
    )


def invitations(viewer: Viewer, code: str) -> tuple[Invited, ...]:
    """Those that nobody took, the newest first, old ones too. Raises RefusedError as :func:`roles`."""
    rows = _administered(viewer, code).invitations.filter(taken=None).select_related("mechanism").order_by("-pk")
    return tuple(_invited(one) for one in rows)


def invited(token: str, now: dt.datetime) -> Invited:
    """The invitation behind a link. Raises NotFoundError if it does not hold: the link is all that shows it."""
    digest = hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
    rows = models.Invitation.objects.select_related("mechanism")
    found = rows.filter(digest=digest, taken=None, expires__gt=now).first()
    if found is None:
        raise NotFoundError("this invitation does not hold any more", remedy="Ask for another one")
    return _invited(found)


def _invited(one: models.Invitation) -> Invited:
    return Invited(
        key=str(one.uid),
        whom=one.whom,
        mechanism=one.mechanism.code,
        names=one.mechanism.names,
        role=one.role,
        party=one.party,
        level=Level.of_width(one.level),
        invited_by=one.invited_by,
        expires=one.expires,
    )


def public_view(viewer: Viewer, code: str) -> Mapping[str, str] | None:
    """The words under which everybody is shown what is public; None: they are not. Raises as :func:`roles`."""
    found = models.PublicView.objects.filter(mechanism=_administered(viewer, code)).first()
    return found.disclaimer if found else None


def disclaimers(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Code and words of each mechanism that says some to everybody, for a viewer who sees it."""
    rows = models.PublicView.objects.filter(mechanism__in=list(viewer.within)).order_by("mechanism__code")
    found = rows.values_list("mechanism__code", "disclaimer")
    return tuple((code, said.get("en") or next(iter(said.values()))) for code, said in found if said)
