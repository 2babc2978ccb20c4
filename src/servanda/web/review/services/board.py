"""The board of a planned meeting: agenda in order, documents with deadlines, who is responsible until when."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from servanda.errors import ConflictError, NotFoundError, RegisterError
from servanda.records.board import ItemKind
from servanda.records.level import Level
from servanda.records.ruling import Plain
from servanda.web.register import models as register
from servanda.web.register.services.mechanisms import mechanism
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import must_edit, visible
from servanda.web.review import models
from servanda.web.review.services.entering import Anchor, Hand, anchor, day, log

__all__ = ["ItemGiven", "add", "change", "finish", "move", "remove"]

MOST = 500
"""Lines of one board: the longest agenda has a twentieth."""
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class ItemGiven:
    """A line as a person gives it; ``ref`` names a commitment, which gives the line its words where it has none."""

    kind: ItemKind
    title: str = ""
    ref: str = ""
    responsible: str = ""
    email: str = ""
    until: str = ""


def add(code: str, key: str, given: ItemGiven, hand: Hand) -> str:
    """Put a line at the end of its list on the board of the meeting ``key``; its opaque id.

    Raises:
        NotFoundError: if there is no such mechanism, meeting or statement.
        RegisterError: for no words, no date, no e-mail address, or too many lines.
        RefusedError: if the viewer may not write there.
    """
    with writing():
        owner = mechanism(code)
        must_edit(hand.viewer, owner)
        meeting = _meeting(owner, key, hand)
        at = anchor(given.ref, hand) if given.ref else None
        held = models.Item.objects.filter(meeting=meeting, kind=given.kind.value)
        if held.count() >= MOST:
            raise RegisterError("a board has up to {most} lines", parts={"most": MOST}, source=key)
        last = held.order_by("-place").values_list("place", flat=True).first() or 0
        title = given.title or (" ".join(at.statement.quote.split()) if at else "")
        row = models.Item(
            meeting=meeting,
            kind=given.kind.value,
            place=last + 1,
            title=_words(title, key),
            name=at.name if at else None,
            # Preparation is the team's own, however wide the meeting is known.
            **hand.filed(owner, Level.INTERNAL.width),
        )
        _fill(row, given, key)
        row.save()
        _log(row, at, hand)
        return str(row.uid)


def change(key: str, given: ItemGiven, seen: int, hand: Hand) -> None:
    """Say something else of a line; its kind and its commitment stay.

    Raises:
        ConflictError: if somebody changed it since ``seen``.
    """
    with writing():
        row = _row(key, hand)
        if row.revision != seen:
            raise ConflictError("somebody changed it since you looked", source=row.title[:80], remedy="Look again")
        row.title = _words(given.title or row.title, key)
        _fill(row, given, key)
        _save(row, hand)


def finish(key: str, *, done: bool, hand: Hand) -> None:
    """Mark a line as done, or as open again."""
    with writing():
        row = _row(key, hand)
        row.done = done
        _save(row, hand)


def move(key: str, place: int, hand: Hand) -> None:
    """Put a line at this place of its list, from 1; the others make room."""
    with writing():
        row = _row(key, hand)
        rows = list(models.Item.objects.filter(meeting=row.meeting, kind=row.kind).order_by("place", "pk"))
        rest = [one for one in rows if one.pk != row.pk]
        rest.insert(min(max(place, 1), len(rows)) - 1, row)
        for number, one in enumerate(rest, 1):
            one.place = number
        models.Item.objects.bulk_update(rest, ["place"], batch_size=500)
        log(row, {"place": row.place}, "", hand, _anchor(row))


def remove(key: str, hand: Hand) -> None:
    """Take a line off the board; the chain keeps that it was there."""
    with writing():
        row = _row(key, hand)
        log(row, {"removed": True, "title": row.title}, "", hand, _anchor(row))
        row.delete()


def _save(row: models.Item, hand: Hand) -> None:
    row.revision += 1
    row.save()
    _log(row, None, hand)


def _log(row: models.Item, at: Anchor | None, hand: Hand) -> None:
    said: dict[str, Plain] = {
        "kind": row.kind,
        "title": row.title,
        "responsible": row.responsible,
        "until": row.until,
        "done": row.done,
    }
    log(row, said, "", hand, at or _anchor(row))


def _anchor(row: models.Item) -> Anchor | None:
    """A line may quote its commitment: what is purged must go from the chain, too."""
    return Anchor(row.name.statement, row.name) if row.name and row.name.statement else None


def _fill(row: models.Item, given: ItemGiven, source: str) -> None:
    row.responsible = given.responsible[:200]
    row.email = _email(given.email)
    row.until = day(given.until, source) if given.until else ""


def _email(words: str) -> str:
    if words:
        try:
            validate_email(words)
        except ValidationError as error:
            raise RegisterError("this is no e-mail address", source=words, remedy="Write it as name@example.org"
                                ) from error  # fmt: skip
    return words


def _words(title: str, source: str) -> str:
    if not title.strip():
        raise RegisterError("a line needs words", source=source, remedy="Say what it is about")
    return title.strip()[:LONGEST]


def _meeting(owner: register.Mechanism, key: str, hand: Hand) -> register.Meeting:
    found = register.Meeting.objects.filter(visible(hand.viewer), mechanism=owner, key=key).first()
    if found is None:
        raise NotFoundError("there is no such meeting", source=key, remedy="Plan it first")
    return found


def _row(key: str, hand: Hand) -> models.Item:
    try:
        rows = models.Item.objects.filter(visible(hand.viewer), uid=UUID(key)).select_related(
            "meeting", "mechanism", "name__statement__text"
        )
    except ValueError:
        rows = models.Item.objects.none()
    found = rows.first()
    if found is None:
        raise NotFoundError("there is no such line", source=key, remedy="Somebody may have taken it away; look again")
    must_edit(hand.viewer, found.mechanism_id)
    return found
