"""What a web server needs beside the register. Two more words of the environment: SERVANDA_LOCAL and SERVANDA_HOSTS.

SERVANDA_LOCAL=yes is what ``servanda serve`` sets: whoever sits at this machine may all, and only this machine is
answered. Without it people sign in, everybody else sees what is public, and the connection must be encrypted.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

__all__ = [
    "ALLOWED_HOSTS",
    "AUTHENTICATION_BACKENDS",
    "CONTENT_SECURITY_POLICY",
    "CSRF_COOKIE_SECURE",
    "CSRF_FAILURE_VIEW",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS",
    "FILE_UPLOAD_MAX_MEMORY_SIZE",
    "LOGIN_REDIRECT_URL",
    "LOGIN_URL",
    "MIDDLEWARE",
    "ROOT_URLCONF",
    "SECURE_CROSS_ORIGIN_OPENER_POLICY",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "SECURE_REFERRER_POLICY",
    "SECURE_SSL_REDIRECT",
    "SERVANDA_LOCAL",
    "SESSION_COOKIE_AGE",
    "SESSION_COOKIE_SAMESITE",
    "SESSION_COOKIE_SECURE",
    "SESSION_ENGINE",
    "STATIC_ROOT",
    "STATIC_URL",
    "TEMPLATES",
    "WHITENOISE_MAX_AGE",
    "WSGI_APPLICATION",
    "X_FRAME_OPTIONS",
]

_PAGES = Path(__file__).parent.parent / "pages"
_YEAR_S = 365 * 24 * 3600
_HERE = ["localhost", "127.0.0.1", "[::1]"]

SERVANDA_LOCAL = os.environ.get("SERVANDA_LOCAL") == "yes"
# Names of this machine alone: a page elsewhere whose name was made to point here is not answered.
ALLOWED_HOSTS = (
    _HERE if SERVANDA_LOCAL else [one.strip() for one in os.environ.get("SERVANDA_HOSTS", "").split(",") if one.strip()]
)
ROOT_URLCONF = "servanda.web.urls"
WSGI_APPLICATION = "servanda.web.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "servanda.web.pages.second_factor.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "servanda.web.pages.errors.ErrorPages",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_PAGES / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "servanda.web.pages.context.everywhere",
            ],
            "libraries": {"servanda": "servanda.web.pages.tags"},
            "builtins": ["servanda.web.pages.tags"],
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = _PAGES / "static"
WHITENOISE_MAX_AGE = 3600
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
# No table to be kept, backed up and purged: a file beside the register for a team, nothing on a local start.
SESSION_ENGINE = f"django.contrib.sessions.backends.{'signed_cookies' if SERVANDA_LOCAL else 'cache'}"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not SERVANDA_LOCAL
CSRF_FAILURE_VIEW = "servanda.web.pages.errors.csrf_failure"
SECURE_SSL_REDIRECT = not SERVANDA_LOCAL
SECURE_HSTS_SECONDS = 0 if SERVANDA_LOCAL else _YEAR_S
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not SERVANDA_LOCAL
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# "same-origin": nobody whose page is linked from here learns which text was open.
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
