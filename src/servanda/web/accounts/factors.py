"""Whether somebody who signed in has shown enough."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

__all__ = ["lacks_second_factor"]

_ENOUGH = frozenset({"mfa", "socialaccount"})
"""A provider asks for a second factor as its own rules say."""


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether the person must first set up a second factor; False for nobody."""
    if settings.SERVANDA_SECOND_FACTOR != "required" or not request.user.is_authenticated:
        return False
    if any(one.get("method") in _ENOUGH for one in get_authentication_records(request, request.user)):
        return False
    return not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
