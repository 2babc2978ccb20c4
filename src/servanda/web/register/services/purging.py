"""Takes a text out for good: by two people, with a reason, leaving a tombstone with which the chain still verifies."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from servanda.errors import NotFoundError, RefusedError
from servanda.records.ruling import Action
from servanda.web.accounts.models import User
from servanda.web.register import index, models
from servanda.web.register.services import chain
from servanda.web.register.services.failpoints import reach
from servanda.web.register.services.filing import store
from servanda.web.register.services.gathering import regather
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, viewer_of, visible

__all__ = ["Consent", "Purged", "purge"]


@dataclass(frozen=True, slots=True)
class Consent:
    """The second person, with the password that shows it is them."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class Purged:
    """What went: counts, and the number of the tombstone."""

    key: str
    statements: int
    versions: int
    rulings: int
    tombstone: int


def purge(key: str, reason: str, viewer: Viewer, consent: Consent, at: dt.datetime) -> Purged:
    """Remove a text with its bytes, statements, index entries, and the words of the rulings on it.

    Raises:
        RefusedError: without a reason, or unless two different administrators of the mechanism agree.
        NotFoundError: if there is no such text for this viewer.
    """
    if not reason.strip():
        raise RefusedError("a purge needs a reason", source=key, remedy="Give --reason")
    with writing():
        text = models.Text.objects.filter(visible(viewer), key=key).select_related("mechanism", "meeting").first()
        if text is None:
            raise NotFoundError("there is no such text", source=key, remedy="See servanda list --texts")
        _two_agree(viewer, consent, text)
        digests = list(text.versions.values_list("digest", flat=True))
        purged = _remove(text, reason, viewer, consent, at)
        reach("purge.commit")
    reach("purge.bytes")
    for digest in digests:
        if not models.Version.objects.filter(digest=digest).exists():
            store().forget(digest)
    _sweep()
    return purged


def _two_agree(viewer: Viewer, consent: Consent, text: models.Text) -> None:
    second = User.objects.filter(username=consent.name, is_active=True).first()
    if consent.name == viewer.name:
        raise RefusedError("a purge needs two people", source=text.key, remedy="Ask a second administrator")
    known = second is not None and not second.local and second.check_password(consent.password)
    if second is None or not known or not _administers(viewer_of(second), text):
        raise RefusedError(
            "{name} cannot consent",
            parts={"name": consent.name},
            source=text.key,
            remedy="See servanda mechanism person",
        )
    if not _administers(viewer, text):
        raise RefusedError("you do not administer this mechanism", source=text.key)


def _administers(viewer: Viewer, text: models.Text) -> bool:
    mine = viewer.administers is None or text.mechanism_id in viewer.administers
    return mine and viewer.sees(text.level, text.mechanism_id)


def _remove(text: models.Text, reason: str, viewer: Viewer, consent: Consent, at: dt.datetime) -> Purged:
    rows = text.statements.all()
    touched = _neighbours(text)
    erased = _erase(text)
    reach("purge.erased")
    counts = (rows.count(), text.versions.count())
    commitments = {*rows.values_list("own", flat=True)} - {None}
    topics = {*rows.values_list("topic", flat=True)} - {None}
    index.remove(list(models.Passage.objects.filter(text=text).values_list("pk", flat=True)))
    uid, key, level, mechanism, meeting = text.uid, text.key, text.level, text.mechanism, text.meeting
    text.delete()
    regather(*touched)
    models.Commitment.objects.filter(pk__in=commitments, mentions=None, born=None).delete()
    models.Topic.objects.filter(pk__in=topics, positions=None).delete()
    if meeting and meeting.state == "proposed" and not meeting.texts.exists():
        meeting.delete()
    index.forget()
    reach("purge.deleted")
    stone = chain.append(
        chain.Entry(
            action=Action.PURGE,
            author=viewer.name,
            reason=reason,
            change={"text": key, "second": consent.name, "statements": counts[0], "erased": erased},
            at=at,
            level=level,
            mechanism=mechanism,
            text=uid,
        )
    )
    reach("purge.tombstone")
    return Purged(key, *counts, len(erased), stone.number)


def _neighbours(text: models.Text) -> list[models.Statement]:
    """Statements of other texts that confirmed links tie to this one."""
    theirs = Q(links_on__later__text=text) | Q(links_back__earlier__text=text)
    return list(models.Statement.objects.filter(theirs).exclude(text=text).distinct())


def _erase(text: models.Text) -> list[int]:
    """Erase the words of every ruling on the text or on a link to it; their hashes stay."""
    links = models.Link.objects.filter(Q(earlier__text=text) | Q(later__text=text) | Q(text=text))
    held = Q(text=text.uid) | Q(statement__in=list(text.statements.values_list("uid", flat=True)))
    linked = Q(pk__in=[])
    for uid in links.values_list("uid", flat=True):
        linked |= Q(change__contains=str(uid))
    rows = models.Ruling.objects.filter(held | linked).exclude(action=Action.PURGE.value, text=text.uid)
    numbers = sorted(rows.values_list("number", flat=True))
    nothing = {f"{column}{end}": value for column in chain.SEALED for end, value in (("", None), ("_salt", ""))}
    models.Ruling.objects.filter(number__in=numbers).update(**nothing)
    return numbers


def _sweep() -> None:
    """Give the freed space up, so that what was removed is not left in the file."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM register_text, register_version, register_statement, register_passage")
            cursor.execute("VACUUM register_ruling, register_search")
