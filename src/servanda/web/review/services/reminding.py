"""Reminders by e-mail: one message to each address, once for each day that was set."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from urllib.parse import unquote, urlsplit

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from servanda.errors import BusyError, RegisterError
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import must_edit, visible
from servanda.web.review import models
from servanda.web.review.services.entering import Hand

__all__ = ["mail_by", "remind"]

SENDER = "servanda@localhost"


def mail_by(url: str) -> BaseEmailBackend:
    """How messages go out: by the server that ``url`` names, or on the console where it is empty.

    Raises:
        RegisterError: for an address that is none of a mail server.
    """
    if not url:
        shown: BaseEmailBackend = get_connection("django.core.mail.backends.console.EmailBackend")
        return shown
    # The address may hold a password: it is not said back.
    wrong = RegisterError("this is no mail server", remedy="Write it as smtp://USER:PASSWORD@HOST:PORT or smtps://")
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise wrong
    try:
        port = parts.port
    except ValueError:
        raise wrong from None
    held: BaseEmailBackend = get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=port or (465 if parts.scheme == "smtps" else 587),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=parts.scheme == "smtps",
        # In the clear only where nothing secret is sent: to a relay on this machine.
        use_tls=parts.scheme == "smtp" and parts.hostname not in {"localhost", "127.0.0.1"},
        timeout=30,
    )
    return held


def remind(until: dt.date, hand: Hand, mail: BaseEmailBackend, sender: str = SENDER) -> int:
    """Remind whoever is responsible for an open line that is due by ``until``; how many messages were sent.

    A line is marked when its message was taken; one that was moved to another day is told anew.

    Raises:
        BusyError: if the mail server does not take a message; those before it were sent.
    """
    sent = 0
    for address, rows in _due(until, hand).items():
        message = EmailMessage(_subject(rows), _body(rows), sender, [address], connection=mail)
        if _send(message):
            sent += 1
            with writing():
                for row in rows:
                    models.Item.objects.filter(pk=row.pk, until=row.until).update(reminded=row.until)
    return sent


def _send(message: EmailMessage) -> int:
    try:
        return message.send()
    except OSError as error:  # smtplib's errors are OSErrors, too
        raise BusyError("the mail server does not take it", remedy="Look at its address, then try again") from error


def _due(until: dt.date, hand: Hand) -> dict[str, list[models.Item]]:
    found: dict[str, list[models.Item]] = defaultdict(list)
    rows = models.Item.objects.filter(visible(hand.viewer), done=False, until__lte=f"{until.isoformat()}~")
    rows = rows.exclude(until="").exclude(email="").select_related("meeting", "mechanism").order_by("until", "pk")
    for row in rows:
        if row.reminded != row.until:
            must_edit(hand.viewer, row.mechanism_id)
            found[row.email].append(row)
    return found


def _subject(rows: list[models.Item]) -> str:
    """Without the words of the line: subjects are shown on locked screens."""
    places = ", ".join(dict.fromkeys(_place(row) for row in rows))
    return f"Due by {rows[0].until}: {places}"[:200]


def _body(rows: list[models.Item]) -> str:
    lines = [f"{row.until}  {_place(row)}: {row.title}" for row in rows]
    return "\n".join(["You are responsible for:", "", *lines, ""])


def _place(row: models.Item) -> str:
    return f"{row.mechanism.code} {row.meeting.key}" if row.mechanism else row.meeting.key
