"""Who may sign in, and who may come in anew: only people with an invitation."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

__all__ = ["INVITED", "Accounts", "Providers"]

INVITED = "servanda_invited"
"""Where a session keeps that its browser opened an invitation that holds."""


class Accounts(DefaultAccountAdapter):  # type: ignore[misc] # untyped library
    """Signing in with a password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 # allauth's signature
        """Nobody makes an account here: an invitation does."""
        return False

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> Any:
        """Refuse the person of the command line, who has no password; so says the database, too."""
        if user.local:
            raise PermissionDenied
        return super().pre_login(request, user, **more)


class Providers(DefaultSocialAccountAdapter):  # type: ignore[misc] # untyped library
    """Signing in with an OpenID Connect provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 # allauth's signature
        """Whether this browser holds an invitation: the provider may know people whom nobody invited."""
        return INVITED in request.session

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Keep no address: a person is known by the provider's own id for them, which nobody can take over."""
        super().pre_social_login(request, sociallogin)
        sociallogin.email_addresses = []
