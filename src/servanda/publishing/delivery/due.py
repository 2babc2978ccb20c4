"""What is due, and what a meeting should have before it, as blocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from servanda.publishing.delivery.blocks import Block, Heading, Paragraph, Table
from servanda.publishing.delivery.review import commitments, instrument_table
from servanda.publishing.delivery.words import SAYS, STATUS, due_words, place
from servanda.publishing.saying import say_parties
from servanda.records.delivery import DueEntry
from servanda.records.review import Preparation

__all__ = ["due_blocks", "preparation"]


def due_blocks(mechanism: str, found: Sequence[DueEntry], today: dt.date) -> Iterator[Block]:
    """What is overdue, then what is due, by day."""
    yield Heading(1, f"Due: {mechanism}, {today}")
    rows = [
        (
            one.ref,
            "overdue" if one.overdue else "due",
            due_words(one.due),
            say_parties(one.holders),
            STATUS[one.status],
            f"“{' '.join(one.quote.split())}” ({one.title}, {one.paragraph})",
        )
        for one in found
    ]
    yield Table("due", ("Id", "State", "Day", "Who", "Status", "Commitment"), rows)


def preparation(held: Preparation) -> Iterator[Block]:
    """The briefing: open items, instruments by stage, questions to settle, contested wording with its history."""
    yield Heading(1, f"Preparation: {held.mechanism} {held.meeting}, {held.today}")
    yield Heading(2, "Open items")
    yield commitments("open items", held.open) if held.open else Paragraph(SAYS["nothing"])
    yield Heading(2, "Instruments by stage")
    table = instrument_table(held.instruments, held.today)
    yield table if table.rows else Paragraph(SAYS["nothing"])
    yield Heading(2, "Questions to settle")
    yield Paragraph(points=held.questions) if held.questions else Paragraph(SAYS["nothing"])
    yield Heading(2, "Contested wording")
    rows = [(name, f"{said.standing}: {place(said)}") for name, history in held.contested for said in history]
    yield Table("contested wording", ("On", "Wording"), rows) if rows else Paragraph(SAYS["nothing"])
