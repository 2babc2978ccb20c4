"""What is said of a text when it is filed, and later: the fields of the form, and what it sends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from servanda.errors import RegisterError
from servanda.records import PartialDate, Standing
from servanda.records.level import Level
from servanda.records.register import MechanismEntry, MeetingEntry, TextEntry
from servanda.web.pages.posting import chosen, dated, said
from servanda.web.register.queries.meetings import mechanisms, meetings
from servanda.web.register.services.filing import Matter, Wishes
from servanda.web.register.viewing import Viewer

__all__ = ["LONGEST_TITLE", "About", "Place", "of_matter", "of_text", "places", "titled", "wishes"]

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class About:
    """The fields as a form shows them."""

    title: str = ""
    date: PartialDate | None = None
    standing: Standing = Standing.UNKNOWN
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A mechanism with its meetings, newest first: where a text may belong."""

    mechanism: MechanismEntry
    meetings: tuple[MeetingEntry, ...]


def of_matter(matter: Matter) -> About:
    """What was found in a text that is not kept yet; its first line where nobody gave it a title."""
    known, record = matter.document.metadata, matter.reading.record if matter.reading else None
    title = known.title or matter.document.text.strip().partition("\n")[0].strip()
    found = record.date.value if record and record.date else None
    standing = record.standing.value if record else Standing.UNKNOWN
    return About(
        title if len(title) <= LONGEST_TITLE else "",
        known.date or found,
        Standing(known.standing) if known.standing else standing,
    )


def of_text(text: TextEntry) -> About:
    """What is said of a kept text."""
    return About("" if text.title == text.key else text.title, text.date, text.standing, text.meeting)


def places(who: Viewer, among: Iterable[MechanismEntry] | None = None) -> list[Place]:
    """The mechanisms (None: all that ``who`` may see) with their meetings."""
    held = meetings(who)
    known = mechanisms(who) if among is None else among
    return [Place(one, tuple(met for met in reversed(held) if met.mechanism == one.code)) for one in known]


def wishes(request: HttpRequest, at: str = "") -> Wishes:
    """What the form says of the text whose fields end in ``at``; ``into``: a mechanism, or one with a meeting (CA/FM5).

    Raises:
        RegisterError: for what no list holds, no date, and a title too long.
    """
    mechanism, _slash, meeting = said(request, f"into{at}").partition("/")
    return Wishes(
        mechanism=mechanism or None,
        meeting=meeting or None,
        level=chosen(request, f"level{at}", Level) if request.POST.get(f"level{at}") else None,
        title=titled(request, f"title{at}") or None,
        date=dated(request, f"date{at}"),
        standing=chosen(request, f"standing{at}", Standing).value if request.POST.get(f"standing{at}") else None,
    )


def titled(request: HttpRequest, name: str) -> str:
    """The title in one line. Raises RegisterError for one too long."""
    title = " ".join(said(request, name).split())
    if len(title) > LONGEST_TITLE:
        raise RegisterError("this is too long", remedy="Give up to 300 characters")
    return title
