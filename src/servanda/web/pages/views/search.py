"""Search in all texts, whatever their language."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from servanda.web.looking import viewer
from servanda.web.register.queries import searching

__all__ = ["search"]

SIZE = 20
LAST_START = 980


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Passages that hold the words."""
    words = request.GET.get("words", "").replace("\x00", "").strip()[:200]
    start = request.GET.get("start", "")
    at = min(int(start), LAST_START) if start.isascii() and start.isdigit() and len(start) < 7 else 0
    found, total = searching.search(viewer(request), words, start=at, size=SIZE) if words else ((), 0)
    held = {
        "words": words,
        "found": found,
        "total": total,
        "next": at + SIZE if len(found) == SIZE else None,
        "previous": max(0, at - SIZE) if at else None,
    }
    return render(request, "search.html", held)
