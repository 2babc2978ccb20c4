"""For those who edit: a text goes into the register, and texts and meetings get another level."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from servanda.errors import NotFoundError, RefusedError, RegisterError
from servanda.records import Standing
from servanda.records.level import Level
from servanda.web.looking import viewer
from servanda.web.pages import shelf
from servanda.web.pages.about import places, wishes
from servanda.web.pages.posting import chosen, hand, said
from servanda.web.pages.rights import may_edit
from servanda.web.register.queries import meetings
from servanda.web.register.services import filing, releasing
from servanda.web.register.services.filing import Matter
from servanda.web.register.services.meetings import save_meeting

__all__ = ["file", "release", "release_meeting"]


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, code: str) -> HttpResponse:
    """The form to file a text of a mechanism, and what it sends: read here, since a shelf is one process's own."""
    by = hand(request)
    found = meetings.mechanism(by.viewer, code)
    if not may_edit(by.viewer, code):
        # Before anything is read: reading takes a minute of a processor.
        raise RefusedError("you may read here but not write", remedy="Ask the mechanism's administrator for a role")
    if request.method == "POST":
        wanted = replace(wishes(request), mechanism=code)
        return redirect("text", filing.file(_given(request), by.viewer, wanted, by.at).key)
    held = {
        "mechanism": found,
        "places": places(by.viewer, [found]),
        "levels": list(Level),
        "standings": list(Standing),
    }
    return render(request, "file.html", held)


def _given(request: HttpRequest) -> Matter:
    uploaded, words = request.FILES.get("file"), request.POST.get("text", "")
    if uploaded:
        return shelf.matter_of(uploaded.read(), uploaded.name or "text")
    if not words.strip():
        raise RegisterError("nothing was given", remedy="Choose a file or paste a text")
    return shelf.pasted(words, "pasted text")


@require_POST
def release(request: HttpRequest, key: str) -> HttpResponse:
    """Give a text another level."""
    by = hand(request)
    releasing.release(key, chosen(request, "level", Level), said(request, "reason"), by.viewer, by.at)
    return redirect("text", key)


@require_POST
def release_meeting(request: HttpRequest, code: str) -> HttpResponse:
    """Give a meeting another level."""
    who, key = viewer(request), said(request, "meeting")
    held = next((one for one in meetings.meetings(who, code) if one.key == key), None)
    if held is None:
        raise NotFoundError("there is no such meeting", source=key, remedy="See servanda meeting")
    save_meeting(replace(held, level=chosen(request, "level", Level)), who)
    return redirect(f"{reverse('mechanism', args=[code])}#meeting-{key}")
