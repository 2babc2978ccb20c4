"""Who is asked in, and what the people of a mechanism may do. Invariant: somebody always administers it."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from servanda.errors import NotFoundError, RefusedError, RegisterError
from servanda.records.level import Level
from servanda.web.accounts.services import new_user, user
from servanda.web.register import models
from servanda.web.register.services.mechanisms import ROLES, mechanism
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_administer

__all__ = [
    "DAYS",
    "Place",
    "accept",
    "change_role",
    "close_view",
    "invite",
    "join",
    "open_view",
    "withdraw",
    "withdraw_invitation",
]

DAYS = 14
"""How long a link holds: a holiday, not a change of staff."""
_GONE = "this invitation does not hold any more"
_ASK = "Ask for another one"


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody may do and see in a mechanism; ``party``: whose coordinator, "" for all other roles."""

    role: str
    level: Level
    party: str = ""


def _checked(place: Place, row: models.Mechanism, viewer: Viewer) -> Place:
    if place.role not in ROLES:
        raise RegisterError(
            "there is no such role",
            parts={"roles": ", ".join(ROLES)},
            source=place.role[:40],
            remedy="Choose one of {roles}",
        )
    if not viewer.sees(place.level.width, row.pk):
        raise RefusedError("nobody gives others more to see than they see", source=place.level.value)
    named = row.members.filter(code=place.party).exists()
    if place.role == "coordinator" and not named:
        raise RegisterError("a coordinator speaks for a party", source=place.party[:40], remedy="Choose a member")
    return place if place.role == "coordinator" else Place(place.role, place.level)


def _administered(code: str, viewer: Viewer) -> models.Mechanism:
    row = mechanism(code)
    must_administer(viewer, row)
    return row


def invite(code: str, whom: str, place: Place, viewer: Viewer, now: dt.datetime) -> str:
    """The word of a link by which whoever brings it first takes ``place``; told once, kept nowhere.

    Raises:
        RefusedError: if the viewer does not administer the mechanism, or would give more than they have.
    """
    with writing():
        row = _administered(code, viewer)
        place = _checked(place, row, viewer)
        if not whom.strip() or len(whom) > 150 or "\0" in whom:
            raise RegisterError("say who is invited", remedy="Give a name of up to 150 letters")
        token = secrets.token_urlsafe(32)
        models.Invitation.objects.create(
            mechanism=row,
            whom=whom.strip(),
            role=place.role,
            party=place.party,
            level=place.level.width,
            digest=_digest(token),
            invited_by=viewer.name,
            expires=now + dt.timedelta(days=DAYS),
        )
        return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _held(token: str, now: dt.datetime) -> models.Invitation:
    rows = models.Invitation.objects.select_related("mechanism")
    found = rows.filter(digest=_digest(token), taken=None, expires__gt=now).first()
    if found is None:
        raise NotFoundError(_GONE, remedy=_ASK)
    return found


def join(token: str, name: str, password: str, now: dt.datetime) -> None:
    """Make a new person and give them what the invitation says.

    Raises:
        NotFoundError: if the invitation was taken, withdrawn, is too old or never was.
        RegisterError: if the name is taken, or the password too easy to guess.
    """
    with writing():
        held = _held(token, now)
        _take(held, new_user(name, password).username, now)


def accept(token: str, name: str, now: dt.datetime) -> str:
    """Give a person who is known what the invitation says; the mechanism's code.

    Raises:
        NotFoundError: if the invitation does not hold.
    """
    with writing():
        held = _held(token, now)
        _take(held, name, now)
        return held.mechanism.code


def _take(held: models.Invitation, name: str, now: dt.datetime) -> None:
    person = user(name)
    if person is None or person.local:
        raise RefusedError("nobody of this name may join", source=name)
    models.Role.objects.update_or_create(
        user=person, mechanism=held.mechanism, role=held.role, party=held.party, defaults={"level": held.level}
    )
    held.taken, held.taken_by = now, name
    held.save(update_fields=["taken", "taken_by"])


def withdraw_invitation(code: str, key: str, viewer: Viewer) -> None:
    """Let the link lead nowhere from now on."""
    with writing():
        rows = _administered(code, viewer).invitations.filter(uid=_uid(key), taken=None)
        if not rows.delete()[0]:
            raise NotFoundError("there is no such invitation", source=key[:40])


def change_role(code: str, key: str, place: Place, viewer: Viewer) -> None:
    """Give the person of this role another place instead."""
    with writing():
        row, role = _role(code, key, viewer)
        place = _checked(place, row, viewer)
        if place.role != "administrator":
            _another_administers(row, role)
        taken = row.roles.filter(user=role.user, role=place.role, party=place.party).exclude(pk=role.pk)
        if taken.exists():
            raise RegisterError("the person has this role already", source=place.role)
        role.role, role.party, role.level = place.role, place.party, place.level.width
        role.save(update_fields=["role", "party", "level"])


def withdraw(code: str, key: str, viewer: Viewer) -> None:
    """Take the role from the person, who stays a person."""
    with writing():
        row, role = _role(code, key, viewer)
        _another_administers(row, role)
        role.delete()


def _role(code: str, key: str, viewer: Viewer) -> tuple[models.Mechanism, models.Role]:
    row = _administered(code, viewer)
    found = row.roles.filter(uid=_uid(key)).select_related("user").first()
    if found is None:
        raise NotFoundError("there is no such role", source=key[:40])
    if not viewer.sees(found.level, row.pk):
        raise RefusedError("the person sees more than you do", source=found.user.username)
    return row, found


def _another_administers(row: models.Mechanism, role: models.Role) -> None:
    others = models.Role.objects.filter(role="administrator", user__is_active=True).exclude(pk=role.pk)
    if role.role == "administrator" and not others.filter(mechanism=row).exists():
        raise RefusedError("somebody has to administer the mechanism", remedy="Make another person its administrator")


def _uid(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError as error:
        raise NotFoundError("there is no such row", source=key[:40]) from error


def open_view(code: str, disclaimer: Mapping[str, str], viewer: Viewer) -> None:
    """Show everybody what is public in the mechanism, under these words by language tag."""
    with writing():
        row = _administered(code, viewer)
        words = {tag: said.strip()[:2000] for tag, said in disclaimer.items() if said.strip()}
        models.PublicView.objects.update_or_create(mechanism=row, defaults={"disclaimer": words})


def close_view(code: str, viewer: Viewer) -> None:
    """Show it to people with a role only."""
    with writing():
        models.PublicView.objects.filter(mechanism=_administered(code, viewer)).delete()
