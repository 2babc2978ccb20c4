"""How people sign in. Further words of the environment, none of which a local start needs:

SERVANDA_SECOND_FACTOR ("required" unless it says "offered"), SERVANDA_PROXIES (how many stand before us; 1),
SERVANDA_OIDC_ISSUER, SERVANDA_OIDC_CLIENT, SERVANDA_OIDC_SECRET, SERVANDA_OIDC_NAME (a provider to sign in with).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from servanda.errors import RegisterError
from servanda.web.settings.home import home

__all__ = [
    "ACCOUNT_ADAPTER",
    "ACCOUNT_CHANGE_EMAIL",
    "ACCOUNT_EMAIL_VERIFICATION",
    "ACCOUNT_LOGIN_METHODS",
    "ACCOUNT_LOGOUT_REDIRECT_URL",
    "ACCOUNT_PREVENT_ENUMERATION",
    "ACCOUNT_RATE_LIMITS",
    "ACCOUNT_SESSION_REMEMBER",
    "ACCOUNT_SIGNUP_FIELDS",
    "ALLAUTH_TRUSTED_PROXY_COUNT",
    "AUTH_PASSWORD_VALIDATORS",
    "CACHES",
    "MFA_SUPPORTED_TYPES",
    "MFA_TOTP_ISSUER",
    "SERVANDA_SECOND_FACTOR",
    "SIGN_IN_APPS",
    "SOCIALACCOUNT_ADAPTER",
    "SOCIALACCOUNT_AUTO_SIGNUP",
    "SOCIALACCOUNT_LOGIN_ON_GET",
    "SOCIALACCOUNT_PROVIDERS",
    "SOCIALACCOUNT_STORE_TOKENS",
    "provider",
]

SIGN_IN_APPS = (
    [
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
    ]
    if find_spec("allauth")  # the register alone, at the command line, has nobody to sign in
    else []
)
SERVANDA_SECOND_FACTOR = os.environ.get("SERVANDA_SECOND_FACTOR", "required")

ACCOUNT_ADAPTER = "servanda.web.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = False
# Nobody can sign up, so a form tells nobody who has an account.
ACCOUNT_PREVENT_ENUMERATION = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
# By name, whoever asks; and by address, whichever name. The second factor's six digits count as a name of their own.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SERVANDA_PROXIES") or 1)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Servanda"
# Sessions and tries lie where all workers find them; a session that was ended is gone, wherever its cookie went.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(home(os.environ) / "sessions"),
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # What one worker has counted, under the stamp of the register it counted in: never out of date, soon forgotten.
    "counts": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "counts", "TIMEOUT": 3600},
}

SOCIALACCOUNT_ADAPTER = "servanda.web.accounts.adapters.Providers"
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_STORE_TOKENS = False
# Our content policy refuses a form that leads to another site, not a link; `state` guards the way back.
SOCIALACCOUNT_LOGIN_ON_GET = True


def provider(environment: Mapping[str, str]) -> dict[str, Any]:
    """What allauth has to know of the provider that the environment names; empty if it names none.

    Raises:
        RegisterError: for an issuer that is not reached by HTTPS, unless it is on this machine.
    """
    issuer = environment.get("SERVANDA_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return {}
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise RegisterError("the provider must be reached by https", source="SERVANDA_OIDC_ISSUER")
    app = {
        "provider_id": "oidc",
        "name": environment.get("SERVANDA_OIDC_NAME") or parts.hostname,
        "client_id": environment.get("SERVANDA_OIDC_CLIENT", ""),
        "secret": environment.get("SERVANDA_OIDC_SECRET", ""),
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


SOCIALACCOUNT_PROVIDERS = provider(os.environ)
