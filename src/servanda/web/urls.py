"""Addresses: pages at the root, the interface for programs below ``/api/``."""

from __future__ import annotations

from django.urls import include, path

from servanda.web.api import api

handler400 = "servanda.web.pages.errors.bad"
handler403 = "servanda.web.pages.errors.refused"
handler404 = "servanda.web.pages.errors.not_found"
handler500 = "servanda.web.pages.errors.broken"

urlpatterns = [
    path("api/", api.urls),
    path("", include("servanda.web.pages.urls")),
]
