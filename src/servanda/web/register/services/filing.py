"""From a document and its reading to rows of the register: wholly, or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.conf import settings

from servanda.errors import NotFoundError
from servanda.records import Document, PartialDate, Reading
from servanda.records.level import Level
from servanda.web.register import models
from servanda.web.register.bytestore import ByteStore
from servanda.web.register.services import carrying, describing, finding, placing, statements
from servanda.web.register.services.failpoints import reach
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import Viewer, must_edit

__all__ = ["Filed", "Matter", "Wishes", "file", "store"]


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be filed: the original bytes, the document made of them, and its reading.

    ``reading`` None: nobody here reads the language yet; the text is kept and searched, without statements.
    """

    data: bytes
    document: Document
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person says of the text; None: found in the text, or usual. A text without a day has its meeting's.

    ``meeting`` and ``corrects`` and ``parallel`` are keys, ``mechanism`` a code. ``rights`` are free words by name
    ("licence", "republish", "train").
    """

    mechanism: str | None = None
    meeting: str | None = None
    level: Level | None = None
    title: str | None = None
    date: PartialDate | None = None
    standing: str | None = None
    corrects: str | None = None
    parallel: str | None = None
    authentic: bool | None = None
    rights: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of it. ``outcome``: new, version (of a text that was there), reread, or same (nothing was done)."""

    key: str
    outcome: str
    mechanism: str | None
    meeting: str | None
    proposed: bool
    statements: int
    waiting: int
    carried: int
    again: int


def store() -> ByteStore:
    """Where the original bytes lie."""
    return ByteStore(settings.SERVANDA_HOME / "bytes")


def file(matter: Matter, viewer: Viewer, wishes: Wishes, at: dt.datetime) -> Filed:
    """File a text. The same bytes again change nothing; another reader's reading stands beside the earlier one.

    Raises:
        NotFoundError: for a mechanism, meeting or text that is not there.
        RefusedError: if the viewer may not write there.
        BusyError: if another writer does not finish.
    """
    digest = store().keep(matter.data)
    reach("add.bytes")
    with writing():
        filed = _filed(matter, viewer, wishes, at, digest)
        reach("add.commit")
    return filed


def _filed(matter: Matter, viewer: Viewer, wishes: Wishes, at: dt.datetime, digest: str) -> Filed:
    held = models.Version.objects.filter(digest=digest, cleaner=matter.document.cleaner).select_related("text").first()
    if held:
        must_edit(viewer, held.text.mechanism_id)
        if matter.reading is None or statements.is_read(held, matter.reading.run):
            return _said(held.text, "same")
        # Another reader: its run stands beside the earlier one.
        return _read(held, matter, viewer, at, "reread")
    mechanism = _mechanism(matter.document, wishes)
    must_edit(viewer, mechanism)
    earlier = placing.corrected(matter.document, mechanism, wishes.corrects)
    text = earlier or _text(matter, wishes, mechanism)
    must_edit(viewer, text.mechanism_id)
    version = placing.version(text, matter.document, matter.data, viewer.name, at)
    reach("add.text")
    return _read(version, matter, viewer, at, "version" if earlier else "new")


def _read(version: models.Version, matter: Matter, viewer: Viewer, at: dt.datetime, outcome: str) -> Filed:
    """Lay the reading beside what is there."""
    before = carrying.Before.of(version.text)
    rows = statements.rows(version, matter.document, matter.reading, at) if matter.reading else []
    kept = carrying.match(before, rows, same_version=outcome == "reread")
    statements.save(version.text, rows, kept)
    reach("add.statements")
    placing.index(version, matter.document)
    reach("add.index")
    carrying.log(kept, version, viewer.name, at)
    reach("add.rulings")
    return _said(version.text, outcome, carried=len(kept.carried), again=len(kept.again))


def _said(text: models.Text, outcome: str, carried: int = 0, again: int = 0) -> Filed:
    current = text.statements.filter(current=True)
    return Filed(
        key=text.key,
        outcome=outcome,
        mechanism=text.mechanism.code if text.mechanism else None,
        meeting=text.meeting.key if text.meeting else None,
        proposed=bool(text.meeting and text.meeting.state == "proposed"),
        statements=current.count(),
        waiting=current.filter(state="waiting").count(),
        carried=carried,
        again=again,
    )


def _mechanism(document: Document, wishes: Wishes) -> models.Mechanism | None:
    if wishes.mechanism is None:
        return finding.find_mechanism(document)
    found = models.Mechanism.objects.filter(code=wishes.mechanism).first()
    if found is None:
        raise NotFoundError("there is no such mechanism", source=wishes.mechanism, remedy="See servanda mechanism")
    return found


def _meeting(mechanism: models.Mechanism | None, matter: Matter, wishes: Wishes) -> models.Meeting | None:
    if mechanism is None:
        return None
    if wishes.meeting is None:
        return finding.find_meeting(mechanism, matter.document, matter.reading)
    return finding.named_meeting(mechanism, wishes.meeting)


def _text(matter: Matter, wishes: Wishes, mechanism: models.Mechanism | None) -> models.Text:
    meeting = _meeting(mechanism, matter, wishes)
    usual = mechanism.usual if mechanism else Level.INTERNAL.width
    text = describing.text(matter.document, matter.reading)
    text.mechanism, text.meeting = mechanism, meeting
    text.level = wishes.level.width if wishes.level else usual
    text.title, text.standing = wishes.title or text.title, wishes.standing or text.standing
    text.date = describing.day(wishes.date, text.date, meeting)
    text.rights, text.authentic = {**text.rights, **wishes.rights}, wishes.authentic
    placing.stand_beside(text, wishes.parallel)
    text.save(force_insert=True)
    return text
