"""Who may do what in a mechanism: invitations, roles, and what everybody is shown."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from servanda.errors import RegisterError
from servanda.records.level import Level
from servanda.web.accounts.adapters import INVITED
from servanda.web.looking import viewer
from servanda.web.pages.shown import role
from servanda.web.register.queries import meetings
from servanda.web.register.queries import people as asked
from servanda.web.register.services import people as services
from servanda.web.register.services.mechanisms import ROLES

__all__ = ["change", "invite", "join", "people", "show_public", "uninvite", "withdraw"]


@never_cache
@require_safe
def people(request: HttpRequest, code: str) -> HttpResponse:
    """The people of a mechanism, for its administrators."""
    return _page(request, code)


def _page(request: HttpRequest, code: str, link: str = "") -> HttpResponse:
    who = viewer(request)
    held = {
        "mechanism": meetings.mechanism(who, code),
        "people": asked.roles(who, code),
        "invitations": asked.invitations(who, code),
        "shown": asked.public_view(who, code),
        "roles": [(one, role(one)) for one in ROLES],
        "levels": list(Level),
        "link": link,
        "days": services.DAYS,
        "now": dt.datetime.now(dt.UTC),
    }
    return render(request, "people.html", held)


def _place(request: HttpRequest) -> services.Place:
    level = request.POST.get("level", "")
    if level not in set(Level):
        raise RegisterError("there is no such level", source=level[:40], remedy="Choose one from the list")
    return services.Place(request.POST.get("role", ""), Level(level), request.POST.get("party", ""))


@never_cache
@require_POST
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Make an invitation and show its link, this once."""
    whom = request.POST.get("whom", "")
    token = services.invite(code, whom, _place(request), viewer(request), dt.datetime.now(dt.UTC))
    return _page(request, code, request.build_absolute_uri(f"/join/{token}/"))


@require_POST
def uninvite(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Withdraw an invitation."""
    services.withdraw_invitation(code, key, viewer(request))
    return redirect("people", code)


@require_POST
def change(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Give a person another role."""
    services.change_role(code, key, _place(request), viewer(request))
    return redirect("people", code)


@require_POST
def withdraw(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Take a role from a person."""
    services.withdraw(code, key, viewer(request))
    return redirect("people", code)


@require_POST
def show_public(request: HttpRequest, code: str) -> HttpResponse:
    """Switch the public view on, with its words, or off."""
    if request.POST.get("shown") == "yes":
        services.open_view(code, {"en": request.POST.get("disclaimer", "")}, viewer(request))
    else:
        services.close_view(code, viewer(request))
    return redirect("people", code)


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of an invitation leads."""
    if settings.SERVANDA_LOCAL:
        raise Http404
    now = dt.datetime.now(dt.UTC)
    invited = asked.invited(token, now)
    if request.method != "POST":
        request.session[INVITED] = True
        return render(request, "join.html", _offered(request, invited))
    if request.user.is_authenticated:
        return redirect("mechanism", services.accept(token, request.user.get_username(), now))
    name = request.POST.get("name", "")
    try:
        services.join(token, name, request.POST.get("password", ""), now)
    except RegisterError as error:
        held = {**_offered(request, invited), "trouble": error.message, "name": name[:150]}
        return render(request, "join.html", held, status=422)
    return redirect(f"/sign-in/?next=/m/{invited.mechanism}/")


def _offered(request: HttpRequest, invited: asked.Invited) -> dict[str, object]:
    held = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return {"invited": invited, "role": role(invited.role), "providers": held, "path": request.path}
