"""Django's settings. The environment is asked two things: SERVANDA_HOME (a folder) and SERVANDA_DATABASE (a URL)."""

from __future__ import annotations

import os
from pathlib import Path

from servanda.web.settings.database import database
from servanda.web.settings.home import home, secret
from servanda.web.settings.people import *  # noqa: F403 # how people sign in
from servanda.web.settings.people import SIGN_IN_APPS
from servanda.web.settings.serving import *  # noqa: F403 # what a web server needs; nothing of it is loaded without one

SERVANDA_HOME: Path = home(os.environ)
SERVANDA_FAILPOINT = os.environ.get("SERVANDA_FAILPOINT", "")

DATABASES = {"default": database(os.environ.get("SERVANDA_DATABASE", ""), SERVANDA_HOME)}
SECRET_KEY = secret(SERVANDA_HOME)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "servanda.web.accounts",
    "servanda.web.register",
    "servanda.web.review",
    "servanda.web.scoring",
    *SIGN_IN_APPS,
]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "中文"), ("ru", "Русский")]  # each in its own words
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
DEBUG = False
