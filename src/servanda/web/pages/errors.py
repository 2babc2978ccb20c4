"""What becomes of errors on pages: the words that Servanda says anyway, with the status that fits."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from servanda.errors import BusyError, ConflictError, NotFoundError, RefusedError, ServandaError

__all__ = ["ErrorPages", "bad", "broken", "csrf_failure", "not_found", "refused"]

STATUS: tuple[tuple[type[ServandaError], int], ...] = (
    (NotFoundError, 404),
    (RefusedError, 403),
    (ConflictError, 409),
    (BusyError, 503),
    (ServandaError, 422),
)


class ErrorPages:
    """Turns an error of ours into a page; others are Django's."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, unchanged."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error of ours, None for any other."""
        if not isinstance(error, ServandaError):
            return None
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        message, remedy = error.templates
        held = (error.filled(_(message)), error.filled(_(_for_pages(remedy))) if remedy else None)
        return _page(request, held, status, error.source)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 # Django's signature
    """No such page."""
    return _page(request, (_("There is no such page"), _("Go back, or begin at the start page")), 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault."""
    return _page(
        request, (_("Something went wrong here"), _("Nothing was changed. Try again; if it stays, tell us")), 500
    )


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 # Django's signature
    """Not for this person."""
    return _page(request, (_("This is not for you"), _("Ask the mechanism's administrator")), 403)


def bad(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 # Django's signature
    """No request that a page of ours makes."""
    return HttpResponse("This request cannot be answered", status=400, content_type="text/plain")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 # Django's signature
    """A form that did not come from a page of ours, or is too old."""
    return _page(
        request, (_("This form is too old, or did not come from here"), _("Load the page again, then send it")), 403
    )


def _for_pages(remedy: str) -> str:
    """The register speaks to people at the command line, too."""
    if "servanda" in remedy:
        return gettext_noop("Go back, or search for its words")
    return gettext_noop("Fill the form in whole") if "--" in remedy else remedy


def _page(request: HttpRequest, said: tuple[str, str | None], status: int, source: str | None = None) -> HttpResponse:
    message, remedy = said
    name = "problem_part.html" if request.headers.get("HX-Request") else "problem.html"
    held = {"message": message, "remedy": remedy, "source": source, "back": _back(request)}
    return render(request, name, held, status=status)


def _back(request: HttpRequest) -> str:
    """The page of ours that a person comes from; "" if none is known."""
    came = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came, {request.get_host()}) and came != request.build_absolute_uri()
    return came if ours else ""
