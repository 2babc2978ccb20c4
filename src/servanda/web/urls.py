"""Addresses: pages at the root, the interface for programs below ``/api/``."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from servanda.web.api import api, nothing

handler400 = "servanda.web.pages.errors.bad"
handler403 = "servanda.web.pages.errors.refused"
handler404 = "servanda.web.pages.errors.not_found"
handler500 = "servanda.web.pages.errors.broken"

urlpatterns = [
    path("api/", RedirectView.as_view(url="/api/openapi.json")),
    path("api/", api.urls),
    re_path(r"^api/", nothing),
    path("", include("servanda.web.pages.urls")),
]
