"""Who was asked in, and what the public is shown."""

from __future__ import annotations

from django.db import models

from servanda.web.register.models.kept import Kept, level_field
from servanda.web.register.models.mechanism import Mechanism

__all__ = ["Invitation", "PublicView"]


class Invitation(Kept):
    """A role that waits for whoever brings the link. Of the link's word only ``digest`` (SHA-256) is kept.

    ``taken`` is when somebody took it, under the name ``taken_by``. ``whom`` is how the administrator calls the person.
    """

    mechanism = models.ForeignKey(Mechanism, models.CASCADE, related_name="invitations")
    whom = models.CharField(max_length=150)
    role = models.CharField(max_length=16)
    party = models.CharField(max_length=64, blank=True, default="")
    level = level_field()
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=150)
    expires = models.DateTimeField()
    taken = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=150, blank=True, default="")


class PublicView(Kept):
    """That a mechanism shows what is public to everybody, under which words by language tag. No row: it does not."""

    mechanism = models.OneToOneField(Mechanism, models.CASCADE, related_name="public_view")
    disclaimer = models.JSONField(default=dict)
