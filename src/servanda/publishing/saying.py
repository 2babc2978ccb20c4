"""In which language formats speak to people: English, unless whoever asks for them gives the words of another.

Data formats (JSON, CSV, labels) say the same in every language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from servanda.records import PartialDate

__all__ = ["Tongue", "Words", "named", "say", "say_day", "say_number", "say_parties", "spoken"]

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Tongue:
    """How words, parties by code, days and numbers are said; by itself as at a terminal."""

    words: Callable[[str], str] = str
    parties: Callable[[Sequence[str]], str] = ", ".join
    day: Callable[[PartialDate | dt.date], str] = str
    number: Callable[[Decimal], str] = "{:,f}".format


_BY: ContextVar[Tongue] = ContextVar("said by", default=Tongue())  # noqa: B039 # frozen


def say(words: str) -> str:
    """``words`` in the language that is spoken now."""
    return _BY.get().words(words) if words else words


def named(value: str) -> str:
    """A value of the records ("not_reiterated") as people say it."""
    return say(value.replace("_", " "))


def say_parties(codes: Sequence[str]) -> str:
    """Parties as whoever reads calls them."""
    return _BY.get().parties(codes)


def say_day(day: PartialDate | dt.date) -> str:
    """A day, a month or a year as the language writes it."""
    return _BY.get().day(day)


def say_number(value: Decimal) -> str:
    """A number with its thousands parted, every digit kept, no exponent: ``1,500``, ``0.50``."""
    return _BY.get().number(value)


@contextmanager
def spoken(by: Tongue) -> Iterator[None]:
    """While it lasts, this is how people are spoken to."""
    held = _BY.set(by)
    try:
        yield
    finally:
        _BY.reset(held)


class Words(Mapping[K, str]):
    """Words by key, looked up in the language that is spoken when they are asked for."""

    def __init__(self, plain: Mapping[K, str]) -> None:
        self._plain = dict(plain)

    def __getitem__(self, key: K) -> str:
        return say(self._plain[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)
