"""What the interface answers of delivery: pledges, instruments, days, reports, evidence, earlier uses."""

from __future__ import annotations

from ninja import Schema

from servanda.records import PartialDate
from servanda.records.acts import InstrumentEntry
from servanda.records.delivery import DueEntry, Reported
from servanda.records.evidence import EvidenceEntry
from servanda.records.pledge import PledgeEntry
from servanda.records.precedent import Use

__all__ = ["DueOut", "EvidenceOut", "InstrumentOut", "PledgeOut", "ReportOut", "UseOut"]


def _day(day: PartialDate | None) -> str | None:
    return str(day) if day else None


class AmountOut(Schema):
    """A number of something, as decimal digits; ``currency`` (ISO 4217) for money, else ``unit``."""

    value: str
    upper: str | None
    unit: str | None
    currency: str | None
    bound: str


class DeliveredOut(Schema):
    """What came on a day; ``in_all``: everything up to that day."""

    value: str
    day: str
    source: str
    in_all: bool


class PledgeOut(Schema):
    """A pledge with what came of it. ``share`` null: nobody reported any."""

    id: str
    provider: str
    receivers: list[str]
    amount: AmountOut
    since: str | None
    until: str | None
    quote: str
    title: str
    date: str | None
    standing: str
    level: str
    deliveries: list[DeliveredOut]
    delivered: str | None
    share: float | None

    @classmethod
    def of(cls, one: PledgeEntry) -> PledgeOut:
        """The shape of an entry."""
        held, window = one.amount, one.window
        return cls(
            id=one.ref,
            provider=one.provider,
            receivers=list(one.receivers),
            amount=AmountOut(
                value=str(held.value),
                upper=None if held.upper is None else str(held.upper),
                unit=held.unit,
                currency=held.currency,
                bound=held.bound.value,
            ),
            since=window.start.isoformat() if window and window.start else None,
            until=window.end.isoformat() if window and window.end else None,
            quote=one.quote,
            title=one.title,
            date=_day(one.date),
            standing=one.standing.value,
            level=one.level.value,
            deliveries=[
                DeliveredOut(value=str(came.value), day=str(came.day), source=came.source, in_all=came.in_all)
                for came in one.deliveries
            ],
            delivered=None if one.delivered is None else str(one.delivered),
            share=None if one.share is None else float(one.share),
        )


class StepOut(Schema):
    """A rung reached; ``state``: read (by machine), confirmed or rejected."""

    rung: str
    date: str | None
    source: str
    state: str


class ActOut(Schema):
    """What one party did."""

    party: str
    kind: str
    date: str
    source: str
    words: str


class InstrumentOut(Schema):
    """An instrument with all that happened to it, oldest first."""

    key: str
    name: str
    type: str
    mechanism: str
    parties: list[str]
    level: str
    steps: list[StepOut]
    acts: list[ActOut]

    @classmethod
    def of(cls, one: InstrumentEntry) -> InstrumentOut:
        """The shape of an entry."""
        return cls(
            key=one.key,
            name=one.name,
            type=one.type,
            mechanism=one.mechanism,
            parties=list(one.parties),
            level=one.level.value,
            steps=[
                StepOut(rung=step.rung.value, date=_day(step.date), source=step.source, state=step.state)
                for step in one.steps
            ],
            acts=[
                ActOut(party=act.party, kind=act.kind.value, date=str(act.date), source=act.source, words=act.words)
                for act in one.acts
            ],
        )


class DueOut(Schema):
    """An open commitment with its day; ``counted``: stated in the text, by the mechanism's clock, or extended."""

    id: str
    quote: str
    holders: list[str]
    day: str
    counted: str
    overdue: bool
    status: str
    title: str
    paragraph: str

    @classmethod
    def of(cls, one: DueEntry) -> DueOut:
        """The shape of an entry."""
        return cls(
            id=one.ref,
            quote=one.quote,
            holders=list(one.holders),
            day=one.due.day.isoformat(),
            counted=one.due.counted,
            overdue=one.overdue,
            status=one.status.value,
            title=one.title,
            paragraph=one.paragraph,
        )


class ReportOut(Schema):
    """What a party says of a commitment; ``signed``: its coordinator let it out."""

    id: str
    party: str
    cycle: str
    status: str
    done: str
    evidence: str
    next_step: str
    at: str
    signed: bool

    @classmethod
    def of(cls, one: Reported) -> ReportOut:
        """The shape of a report."""
        return cls(
            id=one.ref,
            party=one.party,
            cycle=one.cycle,
            status=one.status.value,
            done=one.done,
            evidence=one.evidence,
            next_step=one.next_step,
            at=one.at.isoformat(),
            signed=one.signed,
        )


class EvidenceOut(Schema):
    """A piece of evidence: in a text, at an address, or a file."""

    id: str
    kind: str
    shows: str
    date: str | None
    level: str
    party: str
    source: str
    quote: str
    digest: str | None

    @classmethod
    def of(cls, one: EvidenceEntry) -> EvidenceOut:
        """The shape of an entry."""
        return cls(
            id=one.of,
            kind=one.kind.value,
            shows=one.shows,
            date=_day(one.date),
            level=one.level.value,
            party=one.party,
            source=one.source,
            quote=one.quote,
            digest=one.digest,
        )


class UseOut(Schema):
    """A wording in one place; ``likeness``: the share of the asked words that stand there in order."""

    text: str
    title: str
    date: str | None
    paragraph: str
    language: str
    standing: str
    sentence: str
    exact: bool
    likeness: float

    @classmethod
    def of(cls, one: Use) -> UseOut:
        """The shape of a use."""
        return cls(
            text=one.text,
            title=one.title,
            date=_day(one.date),
            paragraph=one.paragraph,
            language=one.language,
            standing=one.standing.value,
            sentence=one.sentence,
            exact=one.exact,
            likeness=one.likeness,
        )
