"""Signing in and out, second factors, passwords: allauth's own steps, on our addresses, for a team only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as providers
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST

__all__ = ["urlpatterns"]

View = Callable[..., Any]


def _team(view: View) -> View:
    """The view, where people sign in: a local start has neither accounts nor these pages."""

    @wraps(view)
    def held(request: HttpRequest, *given: Any, **named: Any) -> Any:
        if settings.SERVANDA_LOCAL:
            raise Http404
        return view(request, *given, **named)

    return held


def uninvited(request: HttpRequest) -> HttpResponse:
    """For people whom a provider knows and nobody here invited."""
    return render(request, "account/uninvited.html", status=403)


# The names are those that allauth leads to.
urlpatterns = [
    path("sign-in/", _team(account.login), name="account_login"),
    path("sign-in/second/", _team(factors.authenticate), name="mfa_authenticate"),
    path("sign-in/again/", _team(account.reauthenticate), name="account_reauthenticate"),
    path("sign-in/again/second/", _team(factors.reauthenticate), name="mfa_reauthenticate"),
    path("sign-in/inactive/", _team(account.account_inactive), name="account_inactive"),
    path("sign-in/uninvited/", _team(uninvited), name="account_signup"),
    path("sign-in/unknown/", _team(uninvited), name="socialaccount_signup"),
    path("sign-in/with/<str:provider_id>/", _team(oidc.login), name="openid_connect_login"),
    path("sign-in/with/<str:provider_id>/back/", _team(oidc.callback), name="openid_connect_callback"),
    path("sign-in/cancelled/", _team(providers.login_cancelled), name="socialaccount_login_cancelled"),
    path("sign-in/failed/", _team(providers.login_error), name="socialaccount_login_error"),
    # Only a form leaves: a link to it on somebody else's page would sign people out.
    path("sign-out/", _team(require_POST(account.logout)), name="account_logout"),
    path("account/", _team(factors.index), name="mfa_index"),
    path("account/password/", _team(account.password_change), name="account_change_password"),
    path("account/password/new/", _team(account.password_set), name="account_set_password"),
    path("account/providers/", _team(providers.connections), name="socialaccount_connections"),
    path("account/app/", _team(totp.activate_totp), name="mfa_activate_totp"),
    path("account/app/off/", _team(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/codes/", _team(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/codes/new/", _team(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("account/codes/file/", _team(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]
