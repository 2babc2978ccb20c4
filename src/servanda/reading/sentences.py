"""A paragraph's sentences. Invariant: spans in order, without overlap, none empty, all within the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.records import Span

__all__ = ["sentences"]

# "Smt. Nirmala", "Amb. Lee", "H.E. the Minister", "vol. 3", "No. 12", "St. Petersburg": a stop that ends no sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof smt shri sh amb gen col maj lt sgt capt adm cmdr hon rev sen rep gov pres min st mt ft "
    "no nos vol art arts para paras ch fig p pp cf vs e.g i.e viz approx dept est inc ltd co corp jr sr bros "
    "jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m h.e ph.d u.k u.n e.u hh h.h h.m h.r.h".split()
)
# After "U.S." or "D.C." a sentence ends only before a word that opens sentences: "in Washington, D.C. We will".
_OPENERS = frozenset(
    "the we they he she it this these those in on at to as both our their his her during following after while with "
    "for from when where also moreover furthermore and but however president prime leaders ministers meanwhile all "
    "each under through by looking recognizing building today".split()
)
_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"”’'»)\]]*)(?P<gap>\s+)(?=[\"“‘'«(\[]*[A-Z0-9À-ÞА-Я])")
_WORD_BEFORE = re.compile(r"[^\s(\"“]+$")
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")
_NUMBER = re.compile(r"\d{1,2}")
_NEXT_WORD = re.compile(r"[\"“‘'«(\[]*([A-Za-z’']+)")


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of ``paragraph``, a span of ``text``, without the white space between them."""
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, start, match):
            yield from _trimmed(text, start, match.end("close"))
            start = match.end("gap")
    yield from _trimmed(text, start, paragraph.end)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop at ``match`` ends the sentence that began at ``start``."""
    if match["stop"] != ".":
        return True
    before = _WORD_BEFORE.search(text, start, match.start("stop"))
    word = before[0].lower() if before else ""
    following = _NEXT_WORD.match(text, match.end("gap"))
    opener = following is not None and following[1].lower() in _OPENERS
    if _INITIALS.fullmatch(word):
        return opener and (word == "i" or (len(word) > 1 and word not in _ABBREVIATIONS))
    if word in _ABBREVIATIONS:
        return False
    # "3. The Parties": a label that the document left in the line.
    return not (_NUMBER.fullmatch(word) and before is not None and before.start() == start)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
