"""The shape every vocabulary file must have. Invariant: a file that loads breaks none of its own rules."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field, model_validator

from servanda.records import Bound, Force, InstrumentType, Polarity, Stage

__all__ = ["Cues", "Groups", "Instruments", "Parties", "State", "Units"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class State(_Strict):
    """A state or body: its names (the first is shown), adjectives, and capitals that may stand for its government."""

    names: list[str] = Field(min_length=1)
    adjectives: list[str] = []
    capitals: list[str] = []


class Earlier(_Strict):
    """Who belonged to a group before ``until``, an ISO date: the first day of the next membership."""

    until: dt.date
    members: list[str] = Field(min_length=2)


class Groups(_Strict):
    """A group that stands for its members.

    ``body`` is the code of the body they belong to: its "member states", "members" and "countries" need no name here.
    ``since`` is the ISO date from which ``members`` holds, None if it always did as far as texts reach; ``before``
    lists earlier memberships, oldest first.
    """

    names: list[str] = []
    body: str | None = None
    members: list[str] = Field(min_length=2)
    since: dt.date | None = None
    before: list[Earlier] = []

    @model_validator(mode="after")
    def _in_order(self) -> Groups:
        days = [earlier.until for earlier in self.before]
        if days != sorted(days) or (days and self.since != days[-1]):
            raise ValueError("earlier memberships go from the oldest to the one that ended when this one began")
        return self

    @model_validator(mode="after")
    def _named(self) -> Groups:
        if not self.names and self.body is None:
            raise ValueError("a group needs a name or a body")
        return self

    def members_on(self, day: dt.date | None) -> tuple[str, ...]:
        """Who belonged on ``day``; today's members if the day is not known."""
        if day is not None:
            for earlier in self.before:
                if day < earlier.until:
                    return tuple(earlier.members)
        return tuple(self.members)


class Parties(_Strict):
    """Everybody who can act under a code."""

    states: dict[str, State]
    bodies: dict[str, State]
    groups: dict[str, Groups]

    @model_validator(mode="after")
    def _known(self) -> Parties:
        for name, group in self.groups.items():
            named = {*group.members, *([group.body] if group.body else [])}
            named = named.union(*(earlier.members for earlier in group.before))
            unknown = named - set(self.states) - set(self.bodies)
            if unknown:
                raise ValueError(f"group {name} has members nobody knows: {', '.join(sorted(unknown))}")
        return self

    def members_of(self, body: str) -> Groups | None:
        """The members of a body, None if they are not listed."""
        return next((group for group in self.groups.values() if group.body == body), None)


class Nouns(_Strict):
    """Nouns one looks through, by what they do to the force."""

    keep: list[str]
    intent: list[str]


class Transparent(_Strict):
    """Verbs one looks through, by what they do to the force."""

    keep: list[str]
    intent: list[str]
    nouns: Nouns


class Modals(_Strict):
    """Auxiliaries and the force they give."""

    binding: list[str]
    firm: list[str]
    reported: list[str]
    soft: list[str]
    duty: list[str]


class Events(_Strict):
    """Words of meetings and visits."""

    verbs: list[str]
    nouns: list[str]
    loose: list[str]
    coming: list[str]
    having: list[str]
    took_place: list[str]
    held: list[str]


class Valuing(_Strict):
    """What it takes for a verb or adjective to value something."""

    by_noun: list[str]
    finite: list[str]
    of_others: list[str]
    adjectives: dict[Polarity, list[str]]
    needed: list[str]
    outright: list[str]
    trailing: list[str]


class Cues(_Strict):
    """What the grammar knows a holder's act by."""

    commissive: dict[Force, list[str]]
    soft_acts: list[str]
    transparent: Transparent
    adjectives: dict[Force, list[str]]
    nouns: dict[Force, list[str]]
    modals: Modals
    position: dict[Polarity, list[str]]
    position_nouns: dict[Polarity, list[str]]
    speech: list[str]
    discussed: list[str]
    call: list[str]
    call_nouns: list[str]
    decision: list[str]
    progress: list[str]
    event: Events
    acting_things: list[str]
    effects: list[str]
    tails: list[str]
    noun_or_verb: list[str]
    governing: list[str]
    outcomes: list[str]
    pleasure: list[str]
    weighing: list[str]
    abstract: list[str]
    giving: list[str]
    proposing: list[str]
    officials: list[str]
    voicing: list[str]
    carriers: list[str]
    phrasal: list[str]
    aid: list[str]
    deverbal: dict[str, str]
    valuing: Valuing
    plain_speech: list[str]
    formal: list[str]
    always_formal: list[str]
    operative: list[str]
    only_documents: list[str]
    documents: list[str]


class Instruments(_Strict):
    """Nouns of instruments by type, and the words that put one at a stage."""

    types: dict[InstrumentType, list[str]]
    stages: dict[Stage, list[str]]


class Units(_Strict):
    """Words of numbers, money and bounds."""

    currencies: dict[str, list[str]]
    dollar_of: dict[str, str]
    scales: dict[str, int]
    numbers: dict[str, int]
    vague: dict[str, tuple[int, Bound]]
    bounds: dict[Bound, list[str]]
    not_units: list[str]
