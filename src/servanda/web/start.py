"""Starts Django for a program that is no web server: the command line, a test, a benchmark."""

from __future__ import annotations

import os
from pathlib import Path

from servanda.web.settings.home import furnish, home

__all__ = ["start"]


def start() -> None:
    """Load the settings and bring the database to the present version; cheap when it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servanda.web.settings")
    furnish(home(os.environ))
    import django

    django.setup()
    from django.db import connection

    from servanda.web.register.services.upkeep import prepare

    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)

    prepare()
