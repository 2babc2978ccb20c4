"""In which language formats speak to people: English, unless whoever asks for them gives the words of another.

Data formats (JSON, CSV, labels) say the same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

__all__ = ["Words", "named", "say", "spoken"]

K = TypeVar("K")
_BY: ContextVar[Callable[[str], str]] = ContextVar("said by", default=str)


def say(words: str) -> str:
    """``words`` in the language that is spoken now."""
    return _BY.get()(words) if words else words


def named(value: str) -> str:
    """A value of the records ("not_reiterated") as people say it."""
    return say(value.replace("_", " "))


@contextmanager
def spoken(by: Callable[[str], str]) -> Iterator[None]:
    """While it lasts, words are what ``by`` makes of the English ones."""
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
