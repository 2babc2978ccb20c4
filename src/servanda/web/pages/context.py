"""What every page shows around its matter."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from servanda import __version__
from servanda.web.looking import viewer
from servanda.web.register.queries.people import disclaimers
from servanda.web.register.viewing import NOWHERE

__all__ = ["everywhere"]


def everywhere(request: HttpRequest) -> dict[str, object]:
    """Who looks, whether this is a local start, and where the data lies (told only there)."""
    local: bool = settings.SERVANDA_LOCAL
    person = viewer(request)
    return {
        "version": __version__,
        "local": local,
        "folder": settings.SERVANDA_HOME if local else "",
        "person": person,
        "disclaimers": () if person.everywhere != NOWHERE else disclaimers(person),
        "administers": person.administers is None or bool(person.administers),
        "writes": person.edits is None or bool(person.edits),
    }
