"""How an instrument comes into being: rungs it reaches, acts of each party, and when it enters into force.

Terms as in the Vienna Convention on the Law of Treaties, articles 10 to 18, 24, 25 and 54.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from servanda.records.date import PartialDate
from servanda.records.level import Level
from servanda.records.party import Code

__all__ = ["Act", "ActKind", "EntryIntoForce", "EntryRule", "InstrumentEntry", "Rung", "Step", "in_force"]


class Rung(StrEnum):
    """The ladder, in order."""

    PROPOSED = "proposed"
    DRAFTING = "drafting"
    AGREED = "agreed"
    INITIALLED = "initialled"
    ADOPTED = "adopted"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    ENDED = "ended"


class ActKind(StrEnum):
    """What one party does with an instrument."""

    ADOPTION = "adoption"
    SIGNATURE = "signature"
    AD_REFERENDUM = "ad_referendum"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    PROVISIONAL = "provisional"
    RESERVATION = "reservation"
    DECLARATION = "declaration"
    WITHDRAWAL = "withdrawal"


CONSENT = frozenset({ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL, ActKind.ACCESSION})
"""Acts by which a state consents to be bound where signature alone does not (articles 14 and 15)."""


@dataclass(frozen=True, slots=True)
class EntryRule:
    """When the instrument enters into force.

    ``by`` is ``signature`` or ``consent`` (ratification and its like) or ``date``. ``count`` parties are needed (None:
    all of them), among them all of ``among``; ``days`` and ``months`` run from the last act needed. ``words`` are those
    of the final clause.
    """

    by: str
    count: int | None = None
    among: tuple[Code, ...] = ()
    days: int = 0
    months: int = 0
    date: dt.date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A rung reached; ``state``: read (by machine), confirmed or rejected."""

    key: str
    rung: Rung
    date: PartialDate | None
    source: str
    state: str = "confirmed"


@dataclass(frozen=True, slots=True)
class Act:
    """What one party did, when, and who says so; ``words`` of a reservation or declaration."""

    key: str
    party: Code
    kind: ActKind
    date: PartialDate
    source: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class EntryIntoForce:
    """Whether the rule is met. ``since`` None: not yet; ``missing`` are parties of whom an act is still needed.

    ``needed`` counts the acts still needed; fewer than ``missing`` where some of the parties suffice.
    """

    since: dt.date | None
    missing: tuple[Code, ...] = ()
    needed: int = 0
    known: bool = True


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """An instrument with all that happened to it, oldest first."""

    key: str
    name: str
    type: str
    mechanism: str
    parties: tuple[Code, ...]
    rule: EntryRule | None
    level: Level
    languages: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    acts: tuple[Act, ...] = ()

    def rung(self, today: dt.date) -> tuple[Rung, tuple[str, ...]]:
        """How far it got by ``today``, and the rows (keys) that say so.

        Confirmed steps and acts come before what a machine read; an instrument that was signed by one is signed.
        """
        for state in ("confirmed", "read"):
            found = [(one.rung, one.key) for one in self.steps if one.state == state]
            if state == "confirmed":
                found += self._from_acts(today)
            if found:
                best = max(list(Rung).index(rung) for rung, _ in found)
                rung = list(Rung)[best]
                return rung, tuple(key for held, key in found if held is rung)
        return Rung.PROPOSED, ()

    def _from_acts(self, today: dt.date) -> list[tuple[Rung, str]]:
        signed = {ActKind.SIGNATURE, ActKind.AD_REFERENDUM}
        found = [(Rung.SIGNED, one.key) for one in self.acts if one.kind in signed]
        found += [(Rung.ADOPTED, one.key) for one in self.acts if one.kind is ActKind.ADOPTION]
        since = in_force(self).since
        if since is not None and since <= today:
            found += [(Rung.IN_FORCE, one.key) for one in self.acts if one.kind in CONSENT] or [
                (Rung.IN_FORCE, one.key) for one in self.acts if one.kind in signed
            ]
        return found

    def who(self, *kinds: ActKind) -> tuple[Code, ...]:
        """The parties that did one of ``kinds`` and did not withdraw since, in the instrument's own order."""
        gone = {one.party: one.date.last for one in self.acts if one.kind is ActKind.WITHDRAWAL}
        did = {one.party for one in self.acts if one.kind in kinds and not _left(one, gone.get(one.party))}
        return tuple(sorted(did, key=lambda code: (self._place(code), code)))

    def _place(self, code: Code) -> int:
        return self.parties.index(code) if code in self.parties else len(self.parties)


def _left(act: Act, gone: dt.date | None) -> bool:
    return gone is not None and act.date.last <= gone


def in_force(entry: InstrumentEntry) -> EntryIntoForce:
    """The date of entry into force, or what is missing. A withdrawal later on does not undo it."""
    rule = entry.rule
    if rule is None:
        return EntryIntoForce(None, known=False)
    if rule.by == "date":
        return EntryIntoForce(rule.date)
    wanted = {ActKind.SIGNATURE} if rule.by == "signature" else CONSENT
    days = _first_days(entry, wanted)
    need = rule.count if rule.count is not None else len(entry.parties)
    missing = tuple(code for code in dict.fromkeys((*entry.parties, *rule.among)) if code not in days)
    lacking = [code for code in rule.among if code not in days]
    if not need:
        return EntryIntoForce(None, known=False)
    if len(days) < need or lacking:
        return EntryIntoForce(None, missing, max(need - len(days), len(lacking)))
    last = sorted(days.values())[need - 1]
    last = max([last, *(days[code] for code in rule.among)])
    return EntryIntoForce(_later(last, rule), missing, 0)


def _first_days(entry: InstrumentEntry, kinds: set[ActKind] | frozenset[ActKind]) -> dict[Code, dt.date]:
    """The day each party acted; the last it can mean, so that a month alone never makes it too early."""
    days: dict[Code, dt.date] = {}
    gone = _withdrawn_before(entry)
    for act in sorted(entry.acts, key=lambda one: one.date.last):
        if act.kind in kinds and act.party not in gone:
            days.setdefault(act.party, act.date.last)
    return days


def _withdrawn_before(entry: InstrumentEntry) -> set[Code]:
    """Who withdrew before the last one consented: they no longer count towards the number."""
    ends = [one for one in entry.acts if one.kind is ActKind.WITHDRAWAL]
    acts: Sequence[dt.date] = [one.date.last for one in entry.acts if one.kind in CONSENT]
    return {one.party for one in ends if acts and one.date.last <= max(acts)}


def _later(day: dt.date, rule: EntryRule) -> dt.date:
    month = day.month - 1 + rule.months
    year, month = day.year + month // 12, month % 12 + 1
    moved = dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return moved + dt.timedelta(days=rule.days)
