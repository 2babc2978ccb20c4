"""The app's name."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register."""

    name = "servanda.web.register"
    label = "register"
