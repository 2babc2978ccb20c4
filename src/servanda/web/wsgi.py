"""The application that web servers call (waitress-serve servanda.web.wsgi:application)."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servanda.web.settings")

__all__ = ["application"]

application = get_wsgi_application()
