"""Who looks through a browser or a program: the one place where a request becomes a viewer."""

from __future__ import annotations

import getpass
import os

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

from servanda.web.accounts.factors import lacks_second_factor
from servanda.web.accounts.models import User
from servanda.web.accounts.services import local_user
from servanda.web.register.viewing import Viewer, outsider, viewer_of

__all__ = ["token_for", "viewer"]

_SALT = "servanda.token"
TOKEN_DAYS = 90


def viewer(request: HttpRequest) -> Viewer:
    """The viewer behind ``request``: a token's owner, who signed in, whoever sits here on a local start, or anybody."""
    held: Viewer | None = getattr(request, "servanda_viewer", None)
    if held is None:
        held = _viewer(request)
        request.servanda_viewer = held  # type: ignore[attr-defined] # asked once for each request
    return held


def _viewer(request: HttpRequest) -> Viewer:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        user = _owner(token.strip())
        return viewer_of(user) if user else outsider()
    if settings.SERVANDA_LOCAL:
        return viewer_of(local_user(os.environ.get("SERVANDA_USER") or getpass.getuser()))
    user = request.user if request.user.is_authenticated else None
    # A person of the command line has no password and cannot sign in; the database says so twice.
    if user is None or not user.is_active or user.local or lacks_second_factor(request):
        return outsider()
    return viewer_of(user)


def token_for(user: User) -> str:
    """A token that reads as ``user`` for 90 days, or until their password changes."""
    return signing.dumps([str(user.uid), user.password[-12:]], salt=_SALT)


def _owner(token: str) -> User | None:
    try:
        uid, tail = signing.loads(token, salt=_SALT, max_age=TOKEN_DAYS * 24 * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(uid=uid, is_active=True, local=False).first()
    return user if user and user.password[-12:] == tail else None
