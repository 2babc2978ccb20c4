"""Leads people who signed in with a password alone to where they set up a second factor."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from servanda.web.accounts.factors import lacks_second_factor

__all__ = ["SecondFactor"]

_FREE = ("/sign-in/", "/sign-out/", "/account/", "/static/", "/api/", "/join/")


class SecondFactor:
    """Before every page. What the person may see is decided in :mod:`servanda.web.looking`, whatever this leads to."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or the way to the set-up."""
        if settings.SERVANDA_LOCAL or request.path.startswith(_FREE) or not lacks_second_factor(request):
            return self.answer(request)
        return redirect("mfa_activate_totp")
