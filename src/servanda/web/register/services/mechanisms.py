"""Mechanisms, their formats, members and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from servanda.errors import NotFoundError, RefusedError, RegisterError
from servanda.records.level import Level
from servanda.records.register import FormatEntry, MechanismEntry, Member
from servanda.web.accounts.models import User
from servanda.web.register import models
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_administer

__all__ = ["ROLES", "grant", "mechanism", "save_mechanism"]

ROLES = ("reader", "editor", "coordinator", "assessor", "administrator")


def save_mechanism(entry: MechanismEntry, cues: Mapping[str, Iterable[str]], usual: Level, viewer: Viewer) -> None:
    """Make or change a mechanism; formats and members that are not named are left out from now on.

    ``cues`` are words by which texts name a format, by its key, and the mechanism itself, by "". ``usual`` is the
    level of texts for which nobody says one.

    Raises:
        RefusedError: if the viewer may not administer it.
    """
    with writing():
        found = models.Mechanism.objects.filter(code=entry.code).first()
        if viewer.administers is not None and (found is None or found.pk not in viewer.administers):
            raise RefusedError("you do not administer this mechanism", source=entry.code)
        if found and found.usual != usual.width and found.texts.exists():
            remedy = "Give texts their level one by one"
            raise RegisterError("its usual level is part of ids that were given", source=entry.code, remedy=remedy)
        row, _ = models.Mechanism.objects.update_or_create(
            code=entry.code,
            defaults={
                "names": dict(entry.names),
                "cues": list(cues.get("", ())),
                "time_zone": entry.time_zone,
                "level_names": {level: dict(names) for level, names in entry.level_names.items()},
                "level": entry.level.width,
                "usual": usual.width,
            },
        )
        _formats(row, entry.formats, cues)
        _members(row, entry.members)


def _formats(row: models.Mechanism, formats: Iterable[FormatEntry], cues: Mapping[str, Iterable[str]]) -> None:
    held = list(formats)
    row.formats.exclude(key__in=[one.key for one in held]).delete()
    for order, one in enumerate(held, 1):
        row.formats.update_or_create(
            key=one.key, defaults={"names": dict(one.names), "cues": list(cues.get(one.key, ())), "order": order}
        )


def _members(row: models.Mechanism, members: Iterable[Member]) -> None:
    row.members.all().delete()
    row.members.bulk_create(
        models.Member(
            mechanism=row,
            code=one.code,
            order=one.order,
            names=dict(one.names),
            since=str(one.since or ""),
            until=str(one.until or ""),
        )
        for one in members
    )


def mechanism(code: str) -> models.Mechanism:
    """The row of this code. Raises NotFoundError if there is none."""
    found = models.Mechanism.objects.filter(code=code).first()
    if found is None:
        raise NotFoundError("there is no such mechanism", source=code, remedy="See servanda mechanism")
    return found


def grant(code: str | None, name: str, role: str, level: Level, viewer: Viewer, password: str | None) -> None:
    """Give a person a role in a mechanism (None: in all), making the person if there is none of this name.

    Raises:
        RefusedError: if the viewer does not administer the mechanism.
    """
    with writing():
        row = mechanism(code) if code else None
        must_administer(viewer, row)
        user, made = User.objects.get_or_create(username=name)
        if password:
            user.set_password(password)
        elif made:
            user.set_unusable_password()
        user.save()
        models.Role.objects.update_or_create(
            user=user, mechanism=row, role=role, party="", defaults={"level": level.width}
        )
