"""The private address of a person's calendar."""

from __future__ import annotations

import secrets

from django.core import signing

from servanda.errors import RefusedError
from servanda.web.accounts.models import User
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer
from servanda.web.review import models

__all__ = ["SALT", "feed", "renew"]

SALT = "servanda.calendar"


def feed(viewer: Viewer) -> str:
    """The token in the address of this person's calendar; made when first asked for.

    Raises:
        RefusedError: for somebody who did not sign in.
    """
    return _feed(viewer, anew=False)


def renew(viewer: Viewer) -> str:
    """Another token; calendars that ask with the old one get nothing from now on."""
    return _feed(viewer, anew=True)


def _feed(viewer: Viewer, *, anew: bool) -> str:
    with writing():
        user = User.objects.filter(username=viewer.name, is_active=True).first() if viewer.name else None
        if user is None:
            raise RefusedError("a calendar is somebody's", remedy="Sign in")
        row, _ = models.Feed.objects.get_or_create(user=user, defaults={"nonce": secrets.token_hex(16)})
        if anew:
            row.nonce = secrets.token_hex(16)
            row.save(update_fields=["nonce"])
        return signing.dumps([str(user.uid), row.nonce], salt=SALT)
