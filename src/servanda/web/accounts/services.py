"""Writes people."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from servanda.errors import RegisterError
from servanda.web.accounts.models import User

__all__ = ["local_user", "new_user", "user"]


def user(name: str) -> User | None:
    """The active person of this name, None if there is none."""
    return User.objects.filter(username=name, is_active=True).first()


def local_user(name: str) -> User:
    """The person at this machine's command line, made when first seen."""
    found, _ = User.objects.get_or_create(username=name, defaults={"local": True})
    return found


def new_user(name: str, password: str) -> User:
    """A new person who signs in with this password.

    Raises:
        RegisterError: if the name is taken or no name, or the password is too easy to guess.
    """
    made = User(username=name.strip())
    if User.objects.filter(username__iexact=made.username).exists():
        raise RegisterError("this name is taken", remedy="Choose another one")
    made.set_password(password)
    try:
        made.clean_fields()
        validate_password(password, made)
    except ValidationError as error:
        raise RegisterError(" ".join(error.messages), remedy="Choose another one") from error
    made.save()
    return made
