"""A person who may sign in."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models

__all__ = ["User"]


class User(AbstractUser):
    """A person. ``local`` marks whoever uses the command line on this machine: no password, all rights."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    local = models.BooleanField(default=False)

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
