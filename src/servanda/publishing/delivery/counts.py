"""Commitments counted two ways, as blocks: both counts text by text, and what one of them leaves out and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.publishing.delivery.blocks import Block, Heading, Paragraph, Table
from servanda.publishing.delivery.score_words import SAYS
from servanda.records.counting import Counted, CountedText

__all__ = ["count_blocks"]

TEXT = ("Text", "Date", "By verbs", "By targets", "Difference")
APART = ("Id", "Commitment", "Serves the target of", "Why")


def count_blocks(mechanism: str, texts: Sequence[CountedText]) -> Iterator[Block]:
    """The counts, then every commitment that they differ on."""
    yield Heading(1, SAYS["counts"].format(mechanism=mechanism))
    verbs, targets = sum(one.verbs for one in texts), sum(one.targets for one in texts)
    yield Paragraph(SAYS["sums"].format(verbs=verbs, targets=targets))
    yield Table("counts", TEXT, [_text(one) for one in texts])
    yield Heading(2, "What makes the difference")
    apart = [_row(row) for one in texts for row in one.apart]
    yield Table("difference", APART, apart) if apart else Paragraph(SAYS["same"])


def _text(one: CountedText) -> tuple[str, ...]:
    return (one.title, one.date, str(one.verbs), str(one.targets), str(one.verbs - one.targets))


def _row(row: Counted) -> tuple[str, ...]:
    why = SAYS["ruled"].format(by=row.by, why=row.why) if row.by else row.why
    return (row.ref, " ".join(row.quote.split()), ", ".join(row.with_), why)
