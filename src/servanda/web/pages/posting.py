"""What a form sends, as services take it; what it leaves out or spoils is told in words."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _

from servanda.errors import RegisterError
from servanda.records import PartialDate
from servanda.web.looking import viewer
from servanda.web.review.services.entering import Hand

__all__ = ["chosen", "dated", "hand", "optional_number", "said", "seen"]

LONGEST = 20_000
E = TypeVar("E", bound=StrEnum)


def hand(request: HttpRequest) -> Hand:
    """Who writes, and now."""
    return Hand(viewer(request), dt.datetime.now(dt.UTC))


def said(request: HttpRequest, name: str) -> str:
    """The words of a field, without blanks at the ends; "" where there are none.

    Raises:
        RegisterError: for more than anybody types.
    """
    words = request.POST.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()
    if len(words) > LONGEST:
        raise RegisterError(_("this is too long"), source=name, remedy=_("Give up to 20,000 characters"))
    return words


def chosen(request: HttpRequest, name: str, among: type[E]) -> E:
    """The value that was chosen from a list.

    Raises:
        RegisterError: for one that does not stand in it.
    """
    held = request.POST.get(name, "")
    if held not in set(among):
        raise RegisterError(_("nothing of the list was chosen"), remedy=_("Choose one from the list"))
    return among(held)


def dated(request: HttpRequest, name: str) -> PartialDate | None:
    """A date as precise as it was given; None where there is none.

    Raises:
        RegisterError: for what is no date.
    """
    words = said(request, name)
    try:
        return PartialDate.parse(words) if words else None
    except (ValueError, TypeError) as error:
        raise RegisterError(_("this is no date"), remedy=_("Write it as 2027, 2027-04 or 2027-04-15")) from error


def seen(request: HttpRequest) -> int:
    """Which state of a row the form was written for.

    Raises:
        RegisterError: if it does not say.
    """
    found = optional_number(request, "seen")
    if found is None:
        raise RegisterError(_("the form does not say what you looked at"), remedy=_("Load the page again"))
    return found


def optional_number(request: HttpRequest, name: str) -> int | None:
    """A whole number from 0; None where there is none."""
    words = request.POST.get(name, "").strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 9 else None
