"""Evidence: a run of a filed text, an address, or a file whose bytes are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from servanda.errors import NotFoundError, RefusedError, RegisterError
from servanda.records.evidence import EvidenceKind
from servanda.records.level import Level
from servanda.web.register import codec
from servanda.web.register import models as register
from servanda.web.register.bytestore import ByteStore
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import visible
from servanda.web.review import models
from servanda.web.review.services.entering import Hand, anchor, day, log

__all__ = ["Given", "add"]

_COPY = "Copy them from the text"


@dataclass(frozen=True, slots=True)
class Given:
    """One piece for the statement ``ref``: ``text`` with ``quote``, or ``url``, or ``file`` with its bytes.

    With ``url``, ``data`` is what the address gave when it was captured; None: not captured.
    """

    ref: str
    kind: EvidenceKind
    shows: str
    day: str = ""
    party: str = ""
    pledge: str | None = None
    text: str = ""
    quote: str = ""
    url: str = ""
    file: str = ""
    data: bytes | None = None


def add(given: Given, hand: Hand) -> str:
    """File a piece of evidence; its opaque id.

    Raises:
        NotFoundError: for a statement, text or quote that is not there.
        RefusedError: unless it says what it shows and comes from exactly one place.
    """
    if not given.shows.strip():
        raise RefusedError("evidence must say what it shows", source=given.ref, remedy="Give --shows")
    if sum(map(bool, (given.text, given.url, given.file))) != 1:
        raise RefusedError("evidence is a text, an address or a file", source=given.ref, remedy="Give one of them")
    kept = ByteStore(settings.SERVANDA_HOME / "bytes").keep(given.data) if given.data is not None else ""
    with writing():
        at = anchor(given.ref, hand)
        columns = {**at.columns(hand), **_source(given, hand)}
        columns["level"] = min(at.statement.level, columns.pop("narrow"))
        row = models.Evidence.objects.create(
            kind=given.kind.value,
            shows=given.shows,
            day=day(given.day, given.ref) if given.day else "",
            party=given.party,
            pledge=_pledge(given),
            digest=kept,
            **columns,
        )
        log(row, {"kind": row.kind, "shows": row.shows, "from": row.url or row.file or given.text}, "", hand, at)
        return str(row.uid)


def _pledge(given: Given) -> models.Pledge | None:
    if given.pledge is None:
        return None
    try:
        found = models.Pledge.objects.filter(uid=UUID(given.pledge)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFoundError("there is no such pledge", source=given.pledge, remedy="See servanda pledge")
    return found


def _source(given: Given, hand: Hand) -> dict[str, Any]:
    """Where it comes from; ``narrow`` is the level of the text, which the evidence cannot be wider than."""
    if not given.text:
        if given.url and not given.url.startswith(("https://", "http://")):
            raise RegisterError("this is no web address", source=given.url, remedy="Begin it with https://")
        return {"url": given.url, "file": given.file, "narrow": Level.PUBLIC.width}
    version = (
        register.Version.objects.filter(visible(hand.viewer, "text__"), text__key=given.text, current=True)
        .select_related("text")
        .first()
    )
    if version is None:
        raise NotFoundError("there is no such text", source=given.text, remedy="See servanda list --texts")
    found = codec.document(version.document).text.find(given.quote) if given.quote else -1
    if found < 0:
        if not given.quote:
            raise NotFoundError("a text needs the words that show it", source=given.text, remedy=_COPY)
        raise NotFoundError("these words do not stand in it", source=given.text, remedy=_COPY)
    end = found + len(given.quote)
    return {"text": version.text, "start": found, "end": end, "quote": given.quote, "narrow": version.text.level}
