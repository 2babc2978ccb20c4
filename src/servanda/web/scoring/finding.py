"""Which commitment a line of a spreadsheet means: by its id, else by the words it quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from servanda.errors import NotFoundError

__all__ = ["Candidate", "find"]

_WORDS = re.compile(r"\w+")
FEWEST = 4
"""Words that must be given to be found within a sentence: "trade and investment" stands everywhere."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement of a commitment; ``quote`` and ``sentence`` are folded (see :meth:`of`)."""

    ref: str
    commitment: int
    quote: str
    sentence: str
    text: str
    date: str

    @classmethod
    def of(cls, row: Sequence[object]) -> Candidate:
        """From ref, commitment, before, quote, after, names of the text, date."""
        ref, commitment, before, quote, after, key, title, date = row
        sentence = _folded(f"{before}{quote}{after}")
        own = commitment if isinstance(commitment, int) else hash(str(ref))
        return cls(str(ref), own, _folded(str(quote)), sentence, _folded(f"{key} {title}"), str(date))


_Fit = Callable[[Candidate], bool]


def _folded(words: str) -> str:
    """Words between single blanks, so that quotation marks, dashes and line ends do not matter."""
    return f" {' '.join(_WORDS.findall(words.casefold()))} "


def find(words: str, candidates: Iterable[Candidate], text: str = "", year: str = "") -> str:
    """The id of the one commitment that is meant; of its mentions the first that fits.

    Raises:
        NotFoundError: if none fits, or several do; the message says which.
    """
    wanted = _folded(words)
    among = [one for one in candidates if _folded(text).strip() in one.text and one.date.startswith(year)]
    for fits in _ways(wanted):
        found = [one for one in among if fits(one)]
        if len({one.commitment for one in found}) == 1:
            return found[0].ref
        if found:
            named = ", ".join(one.ref for one in found[:4])
            raise NotFoundError(
                "its words fit several commitments: {named}", parts={"named": named}, remedy="Give the id in a column"
            )
    raise NotFoundError("no commitment of the mechanism holds its words", remedy="File the text, or give the id")


def _ways(wanted: str) -> Iterator[_Fit]:
    """From the same words, to a quote within what is given, to what is given within the sentence."""
    yield lambda one: one.quote == wanted
    if wanted.count(" ") > FEWEST:
        yield lambda one: one.quote.count(" ") > FEWEST and one.quote in wanted
        yield lambda one: wanted in one.sentence
