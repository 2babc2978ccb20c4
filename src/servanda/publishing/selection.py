"""What of a reading is shown, and under which number.

A statement keeps the number of its place in the whole reading, whatever else is filtered out: number 7 is the same
statement in the card, in JSON and on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from enum import StrEnum

from servanda.records import Instrument, Reading, Statement, Topic

__all__ = ["ALL", "Part", "instruments", "statements", "topics"]


class Part(StrEnum):
    """What a reading is made of: the six kinds of statement, instruments and topics."""

    COMMITMENT = "commitment"
    POSITION = "position"
    CALL = "call"
    DECISION = "decision"
    PROGRESS = "progress"
    EVENT = "event"
    INSTRUMENT = "instrument"
    TOPIC = "topic"


ALL: Set[Part] = frozenset(Part)


def statements(reading: Reading, parts: Set[Part] = ALL) -> Iterator[tuple[int, Statement]]:
    """The statements of the kinds in ``parts`` in order of the text, each with its number, from 1."""
    for number, statement in enumerate(reading.statements, 1):
        if Part(statement.kind.value) in parts:
            yield number, statement


def instruments(reading: Reading, parts: Set[Part] = ALL) -> Iterator[tuple[int, Instrument]]:
    """The instruments in order of the text, each with its number, from 1; none if ``parts`` leaves them out."""
    if Part.INSTRUMENT in parts:
        yield from enumerate(reading.instruments, 1)


def topics(reading: Reading, parts: Set[Part] = ALL) -> tuple[Topic, ...]:
    """The topics in order of the text; none if ``parts`` leaves them out."""
    return reading.topics if Part.TOPIC in parts else ()
