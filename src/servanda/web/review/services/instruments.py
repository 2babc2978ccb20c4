"""Instruments from what texts say of them; rungs, acts of parties, and the rule of entry into force."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from servanda.errors import NotFoundError, RefusedError, RegisterError
from servanda.records import Instrument, Stage
from servanda.records.acts import ActKind, EntryRule, Rung
from servanda.web.register import codec
from servanda.web.register import models as register
from servanda.web.register.services.mechanisms import mechanism
from servanda.web.register.services.writing import writing
from servanda.web.register.viewing import must_edit, visible
from servanda.web.review import models
from servanda.web.review.services.entering import Hand, day, log

__all__ = ["ActGiven", "Description", "act", "describe", "propose", "step"]

_WORD = re.compile(r"\w+")
# "Treaty of Permanent Good-Neighborliness and Friendly Cooperation, negotiations on which have been completed"
_TAIL = re.compile(r"(?:,| which\b| that\b| was\b| had\b| signed\b).*", re.DOTALL)
_EMPTY = frozenset("a an the of on and for in to its by present with high quality joint permanent".split())
BARE = 2
"""A name of fewer telling words tells no instrument from another."""
_RUNGS = {stage: Rung.SIGNED if stage is Stage.RATIFIED else Rung(stage.value) for stage in Stage}
"""What was ratified had been signed; whose ratification it was, a person says as an act."""


@dataclass(frozen=True, slots=True)
class Description:
    """An instrument as a person describes it; None or empty: leave as it is."""

    mechanism: str
    key: str
    name: str = ""
    type: str = ""
    parties: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    rule: EntryRule | None = None


@dataclass(frozen=True, slots=True)
class ActGiven:
    """What one or several parties did on a day, and who says so (a text's key, or words)."""

    kind: ActKind
    parties: tuple[str, ...]
    day: str
    source: str
    words: str = ""


def propose(code: str, hand: Hand) -> int:
    """File what the texts of a mechanism say of instruments as rungs that were read; how many were new."""
    with writing():
        owner = mechanism(code)
        must_edit(hand.viewer, owner)
        members = list(owner.members.order_by("order").values_list("code", flat=True))
        made = 0
        for version in (
            register.Version.objects.filter(visible(hand.viewer, "text__"), text__mechanism=owner, current=True)
            .select_related("text")
            .order_by("text__date", "text__pk")
        ):
            for found in _found(version):
                made += _read(owner, members, found, version.text, hand)
        return made


def _found(version: register.Version) -> Iterator[Instrument]:
    run = version.runs.order_by("-pk").first()
    yield from codec.remainder(run.found).instruments if run else ()


def _read(owner: register.Mechanism, members: list[str], found: Instrument, text: register.Text, hand: Hand) -> bool:
    """Whether the mention was a new rung."""
    row = _same(owner, found, text) or _new(owner, members, found, text, hand)
    columns = hand.filed(owner, min(row.level, text.level))
    made = models.Step.objects.get_or_create(
        instrument=row,
        rung=_RUNGS[found.stage.value].value,
        text=text,
        defaults={**columns, "day": text.date, "source": text.key, "state": "read"},
    )[1]
    if found.name.value[:1].isupper() and not row.name[:1].isupper():
        # A treaty gets its name when it is signed: "a treaty of friendship" becomes "Treaty of Friendship".
        row.name = _clean(found.name.value)
        row.save(update_fields=["name"])
    return made


def _same(owner: register.Mechanism, found: Instrument, text: register.Text) -> models.Instrument | None:
    """The instrument of this kind whose name holds all the words of the other's, two or more of them.

    "The treaty had been signed in Astana": a bare word means the one of its kind that the same text names.
    """
    words = _words(found.name.value)
    rows = models.Instrument.objects.filter(mechanism=owner, type=found.type.value)
    if len(words) < BARE:
        named = list(rows.filter(steps__text=text).distinct()[:BARE])
        return named[0] if len(named) == 1 else rows.filter(name=_clean(found.name.value)).first()
    for row in rows.order_by("pk"):
        held = _words(row.name)
        if len(held) >= BARE and (held <= words or words <= held):
            return row
    return None


def _new(
    owner: register.Mechanism, members: list[str], found: Instrument, text: register.Text, hand: Hand
) -> models.Instrument:
    name = _clean(found.name.value)
    key = "-".join(_WORD.findall(name.lower()))[:60].strip("-") or found.type.value
    taken = models.Instrument.objects.filter(mechanism=owner, key__startswith=key).count()
    return models.Instrument.objects.create(
        key=f"{key}-{taken + 1}" if taken else key,
        name=name,
        type=found.type.value,
        parties=members,
        **hand.filed(owner, text.level),
    )


def _clean(name: str) -> str:
    return _TAIL.sub("", name).strip() or name


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(_clean(name).lower()) if word not in _EMPTY}


def describe(given: Description, hand: Hand) -> None:
    """Make an instrument, or change what is said of it.

    Raises:
        RegisterError: if it is new and has no name.
        RefusedError: if the viewer may not write there.
    """
    with writing():
        owner = mechanism(given.mechanism)
        must_edit(hand.viewer, owner)
        row = models.Instrument.objects.filter(visible(hand.viewer), mechanism=owner, key=given.key).first()
        if row is None and not given.name:
            raise RegisterError("a new instrument needs a name", source=given.key, remedy="Give --name")
        if row is None:
            members = list(owner.members.order_by("order").values_list("code", flat=True))
            row = models.Instrument(key=given.key, type="other", parties=members, **hand.filed(owner, owner.level))
        said: dict[str, Any] = {
            "name": given.name,
            "type": given.type,
            "parties": list(given.parties),
            "languages": list(given.languages),
            "rule": _rule(given.rule),
        }
        set_now = {name: value for name, value in said.items() if value}
        for name, value in set_now.items():
            setattr(row, name, value)
        row.save()
        log(row, {"key": row.key, **set_now}, "", hand)


def _rule(rule: EntryRule | None) -> dict[str, Any]:
    held = dataclasses.asdict(rule) if rule else {}
    return {name: str(value) if name == "date" else value for name, value in held.items() if value not in (None, ())}


def step(code: str, key: str, rung: Rung, given: tuple[str, str], hand: Hand, *, rejects: bool = False) -> None:
    """File or confirm a rung; ``given`` are day and source. ``rejects``: it was read, and is not so.

    Raises:
        NotFoundError: if there is no such instrument, or (to reject) nothing of the kind was read.
    """
    with writing():
        row = _instrument(code, key, hand)
        text = _text(given[1], hand)
        state = "rejected" if rejects else "confirmed"
        found = row.steps.filter(rung=rung.value, **({"text": text} if text else {"source": given[1]})).first()
        if rejects and found is None:
            raise NotFoundError(
                "nothing there says it is {rung}",
                parts={"rung": rung.value},
                source=given[1],
                remedy="See the instrument",
            )
        level = min(row.level, text.level) if text else row.level
        found = found or models.Step(
            instrument=row, rung=rung.value, text=text, source=given[1], **hand.filed(row.mechanism, level)
        )
        found.state = state
        found.day = day(given[0], key) if given[0] else found.day
        found.save()
        log(found, {"instrument": key, "rung": rung.value, "state": state, "day": found.day}, "", hand)


def act(code: str, key: str, given: ActGiven, hand: Hand) -> int:
    """File what parties did; how many acts were new.

    Raises:
        NotFoundError: if there is no such instrument.
        RefusedError: without a source, or for a reservation or declaration without its words.
        RegisterError: for a party that is none of the instrument's.
    """
    with writing():
        row = _instrument(code, key, hand)
        _must_be_whole(row, given)
        text = _text(given.source, hand)
        when = day(given.day, key)
        made = 0
        for party in given.parties:
            level = min(row.level, text.level) if text else row.level
            columns = {**hand.filed(row.mechanism, level), "source": given.source, "text": text, "words": given.words}
            found, new = models.Act.objects.get_or_create(
                instrument=row, party=party, kind=given.kind.value, day=when, defaults=columns
            )
            if new:
                made += 1
                log(found, {"instrument": key, "party": party, "kind": given.kind.value, "day": when}, "", hand)
        return made


def _must_be_whole(row: models.Instrument, given: ActGiven) -> None:
    if not given.source.strip():
        raise RefusedError("an act needs a source", source=row.key, remedy="Give --source")
    if given.kind in {ActKind.RESERVATION, ActKind.DECLARATION} and not given.words.strip():
        raise RefusedError(
            "a {kind} needs its words", parts={"kind": given.kind.value}, source=row.key, remedy="Give --words"
        )
    strange = [party for party in given.parties if row.parties and party not in row.parties]
    if strange and given.kind is not ActKind.ACCESSION:
        known = ", ".join(row.parties)
        raise RegisterError(
            "{party} is no party to it",
            parts={"party": ", ".join(strange), "known": known},
            source=row.key,
            remedy="Its parties: {known}",
        )


def _instrument(code: str, key: str, hand: Hand) -> models.Instrument:
    row = models.Instrument.objects.filter(visible(hand.viewer), mechanism__code=code, key=key).first()
    if row is None:
        raise NotFoundError("there is no such instrument", source=key, remedy="See servanda instrument")
    must_edit(hand.viewer, row.mechanism_id)
    return row


def _text(source: str, hand: Hand) -> register.Text | None:
    return register.Text.objects.filter(visible(hand.viewer), key=source).first()
