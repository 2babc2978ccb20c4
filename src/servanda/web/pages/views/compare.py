"""Two kept texts side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from servanda.errors import UnsupportedError
from servanda.records import Reading
from servanda.tracing import compare_readings
from servanda.web.looking import viewer
from servanda.web.pages.views.start import compared
from servanda.web.register.queries import showing
from servanda.web.register.queries.series import series
from servanda.web.register.queries.titles import titles
from servanda.web.register.viewing import Viewer

__all__ = ["compare"]

MOST = 500


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """What both texts say alike and otherwise, and what only one says; without two texts, the form to choose them."""
    who = viewer(request)
    a, b = (request.GET.get(name, "").replace("\x00", "")[:200] for name in ("a", "b"))
    held: dict[str, object] = {"a": a, "b": b, "texts": _titles(who, a, b)}
    if a and b:
        first, second = showing.text(who, a), showing.text(who, b)
        found = compare_readings(_reading(who, a), _reading(who, b))
        held |= {"first": first, "second": second, **compared(found)}
    return render(request, "compare.html", held)


def _titles(who: Viewer, *chosen: str) -> list[tuple[str, str, str]]:
    """The newest texts, and those that were chosen, however old."""
    held = list(titles(who, size=MOST))
    known = {key for key, _, _ in held}
    for key in chosen:
        if key and key not in known:
            one = showing.text(who, key)
            held.append((one.key, one.title, str(one.date or "")))
    return held


def _reading(who: Viewer, key: str) -> Reading:
    held = series(who, None, text=key)
    if not held.readings:
        raise UnsupportedError(
            _("nobody here reads its language yet"), source=key, remedy=_("Compare two texts in English")
        )
    return held.readings[0]
