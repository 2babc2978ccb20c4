"""Mechanisms: who meets, in which formats, under which names."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from servanda.web.register.models.kept import DAY, Kept, level_field

__all__ = ["Format", "Mechanism", "Member", "Role"]


class Mechanism(Kept):
    """A mechanism. ``code`` begins readable ids; names are by language tag; ``cues`` are further words that name it.

    ``usual`` is the level of texts for which nobody says one: its ids carry no letter.
    """

    code = models.CharField(max_length=16, unique=True)
    names = models.JSONField(default=dict)
    cues = models.JSONField(default=list)
    time_zone = models.CharField(max_length=64, default="UTC")
    level_names = models.JSONField(default=dict)
    usual = level_field()
    level = level_field()


class Format(Kept):
    """A series of meetings within a mechanism. ``cues`` are words by which texts name it."""

    mechanism = models.ForeignKey(Mechanism, models.CASCADE, related_name="formats")
    key = models.CharField(max_length=16)
    names = models.JSONField(default=dict)
    cues = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mechanism", "key"], name="format_key")]


class Member(Kept):
    """A party, from when to when, at its place in the list, as it is to be shown in each language."""

    mechanism = models.ForeignKey(Mechanism, models.CASCADE, related_name="members")
    code = models.CharField(max_length=64)
    order = models.PositiveSmallIntegerField(default=0)
    names = models.JSONField(default=dict)
    since = models.CharField(max_length=DAY, blank=True, default="")
    until = models.CharField(max_length=DAY, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mechanism", "code", "since"], name="member_once")]


class Role(Kept):
    """What a person may see and do in a mechanism; ``mechanism`` None: in all of them.

    ``role``: reader, editor, coordinator, assessor or administrator. ``level`` is the narrowest the person may see.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    mechanism = models.ForeignKey(Mechanism, models.CASCADE, null=True, related_name="roles")
    role = models.CharField(max_length=16)
    party = models.CharField(max_length=64, blank=True, default="")
    level = level_field()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "mechanism", "role", "party"], name="role_once")]
