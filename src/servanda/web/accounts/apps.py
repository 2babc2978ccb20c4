"""The app's name."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who may sign in."""

    name = "servanda.web.accounts"
    label = "accounts"
