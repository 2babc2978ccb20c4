"""The implementation review as blocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from servanda.publishing.delivery.blocks import Block, Heading, Paragraph, Table
from servanda.publishing.delivery.words import (
    METHOD,
    SAYS,
    SCORED,
    STATUS,
    UNSCORED,
    acts_words,
    due_words,
    force_words,
    place,
    promised,
    why,
)
from servanda.publishing.link_words import kept_words
from servanda.publishing.saying import named, say, say_day, say_number, say_parties
from servanda.publishing.wording import CARD
from servanda.records.acts import InstrumentEntry
from servanda.records.pledge import PledgeEntry, elapsed
from servanda.records.review import Area, Moved, Review, ReviewRow

__all__ = ["blocks", "commitments", "instrument_table", "pledge_table"]

COMMITMENT = ("Id", "Commitment", "Who", "Status", "Why", "Due", "Evidence")
PLEDGE = ("Id", "By", "Promised", "Window", "Delivered", "Time", "May be one with")
INSTRUMENT = ("Instrument", "Stage", "Acts", "Entry into force", "Languages")
LINK = ("Earlier", "Later", "What changed", "Confirmed")


def blocks(review: Review, today: dt.date, scores: Sequence[Block] = ()) -> Iterator[Block]:
    """The review in order: summary, areas, pledges, instruments, what moved, ``scores`` if asked for, method."""
    yield Heading(1, SAYS["title"].format(mechanism=review.mechanism))
    yield Paragraph(_cycle(review))
    yield Table("summary", (SAYS["status"], SAYS["commitments"]), _counts(review))
    for area in review.areas:
        yield Heading(2, say(area.name).capitalize() or SAYS["no_area"])
        yield _area(area)
    yield Heading(2, SAYS["pledges"])
    yield from _or_nothing(pledge_table(review.pledges, today))
    yield Paragraph(SAYS["no_sum"])
    yield Heading(2, SAYS["instruments"])
    yield from _or_nothing(instrument_table(review.instruments, today))
    yield Heading(2, SAYS["gone"])
    yield from _or_nothing(_links("not reiterated", review.gone))
    yield Heading(2, SAYS["moved"])
    yield from _or_nothing(_links("moved", review.moved))
    yield from scores
    yield Heading(2, SAYS["method"])
    clock = review.clock or SAYS["no_clock"]
    said = (
        say(words).format(clauses=review.clauses, clock=clock) for words in (*METHOD, SCORED if scores else UNSCORED)
    )
    yield Paragraph(points=tuple(said))
    yield Heading(3, SAYS["texts"])
    yield Paragraph(points=review.texts)


def _cycle(review: Review) -> str:
    if review.start is None:
        return SAYS["upto"].format(end=say_day(review.end))
    return SAYS["cycle"].format(cycle=review.cycle, start=say_day(review.start), end=say_day(review.end))


def _counts(review: Review) -> list[tuple[str, ...]]:
    return [(words, str(review.counts[status])) for status, words in STATUS.items() if review.counts.get(status)]


def _or_nothing(table: Table) -> Iterator[Block]:
    yield table if table.rows else Paragraph(SAYS["nothing"])


def _area(area: Area) -> Table:
    return commitments(f"commitments, {area.name or 'no area found'}", area.rows)


def commitments(name: str, rows: Sequence[ReviewRow]) -> Table:
    """Commitments with status, reason and day."""
    return Table(name, tuple(map(say, COMMITMENT)), [_commitment(row) for row in rows])


def _commitment(row: ReviewRow) -> tuple[str, ...]:
    evidence = "; ".join(f"{piece.shows} ({named(piece.kind)}, {piece.source})" for piece in row.evidence)
    words = place(row.said)
    words = SAYS["later"].format(words=words, count=len(row.later)) if row.later else words
    status, day = STATUS[row.derived.status], due_words(row.due)
    day = SAYS["overdue"].format(day=day) if row.overdue else day
    return (row.said.ref, words, say_parties(row.holders), status, why(row.derived), day, evidence)


def pledge_table(pledges: Sequence[PledgeEntry], today: dt.date) -> Table:
    """Pledges with what came of each, against the promise and the window."""
    shown = {one.key: one for one in pledges}
    rows = []
    for one in pledges:
        pairs = [
            f"{shown[pair.earlier].ref} ({promised(shown[pair.earlier].amount)}): {named(pair.kind)}"
            for pair in one.overlaps
            if pair.earlier in shown
        ]
        rows.append(
            (one.ref, say_parties((one.provider,)), promised(one.amount), *_figures(one, today), "; ".join(pairs))
        )
    return Table("pledges", tuple(map(say, PLEDGE)), rows)


def _figures(one: PledgeEntry, today: dt.date) -> tuple[str, str, str]:
    window = SAYS["windowless"]
    if one.window:
        start, end = (say_day(day) if day else "…" for day in (one.window.start, one.window.end))
        window = CARD["period"].format(start=start, end=end)
    delivered = SAYS["unreported"]
    if one.delivered is not None and one.share is not None:
        delivered = SAYS["delivered"].format(delivered=say_number(one.delivered), share=f"{one.share:.0%}")
    gone = elapsed(one.window, today)
    return window, delivered, SAYS["elapsed"].format(share=f"{gone:.0%}") if gone is not None else ""


def instrument_table(instruments: Sequence[InstrumentEntry], today: dt.date) -> Table:
    """Instruments with stage, acts of parties, and entry into force."""
    rows = []
    for one in instruments:
        rung, keys = one.rung(today)
        read = any(step.key in keys and step.state == "read" for step in one.steps)
        stage = named(rung) + (SAYS["read"] if read else "")
        rows.append((one.name, stage, "; ".join(acts_words(one)), force_words(one, today), ", ".join(one.languages)))
    return Table("instruments", tuple(map(say, INSTRUMENT)), rows)


def _links(name: str, links: Sequence[Moved]) -> Table:
    rows = []
    for one in links:
        later = place(one.later) if one.later else SAYS["nobody"].format(text=one.text)
        changed = "; ".join((named(one.relation), *map(kept_words, one.reasons)))
        rows.append((f"{one.earlier.ref} {place(one.earlier)}", later, changed, say(one.state)))
    return Table(name, tuple(map(say, LINK)), rows)
