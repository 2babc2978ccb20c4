"""What two documents are to each other: the same, two versions of one text, one text in two languages, or strangers.

Only proposals: a person decides. Nothing here reads what a text says.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from servanda.records import Document, Metadata, ParagraphKind, Span

__all__ = ["Change", "Kinship", "Proposal", "changes", "compare"]


class Kinship(StrEnum):
    """What one document is to another."""

    SAME = "same"
    VERSION = "version"
    PARALLEL = "parallel"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed kinship with its grounds in words. ``likeness`` is a share, 0 to 1."""

    kinship: Kinship
    likeness: float
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A run of one version that stands otherwise in the other; an empty run was put in or left out."""

    before: Span
    after: Span


WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
LATIN = re.compile(r"\b[A-Z]{2,}\b|\b[A-Z]+-?\d+\b")
SHINGLE = 4
"""Words in a row that two texts must share to share anything."""
ALIKE = 0.6
"""Share of shared runs of words from which two texts of one title and date are versions of each other. Readouts of
calls with two mediators on one day repeat each other and share up to 0.7; their titles tell them apart."""
NEARLY_EQUAL = 0.9
"""Share from which they are so whatever their titles: a page that was given a new title."""
TRANSLATED = 0.6
"""Share of common numbers, names in capitals and paragraphs from which two languages are taken to say one text."""


def compare(one: Document, other: Document) -> Proposal:
    """What ``other`` is to ``one``."""
    if one.digest == other.digest or one.text == other.text:
        ground = "the same bytes" if one.digest == other.digest else "the same text in other bytes"
        return Proposal(Kinship.SAME, 1.0, (ground,))
    if one.metadata.language != other.metadata.language:
        return parallel(one, other)
    likeness = overlap(shingles(one), shingles(other))
    titled, dated = same_title(one.metadata, other.metadata), same_date(one.metadata, other.metadata)
    grounds = tuple(ground for ground, holds in (("same title", titled), ("same date", dated)) if holds)
    if likeness >= NEARLY_EQUAL or (likeness >= ALIKE and titled and dated is not False):
        return Proposal(Kinship.VERSION, likeness, (f"{likeness:.0%} of the words in the same order", *grounds))
    return Proposal(Kinship.OTHER, likeness, grounds)


def changes(one: Document, other: Document) -> tuple[Change, ...]:
    """Where two versions differ, in order, word by word within the paragraphs that differ."""
    found: list[Change] = []
    lines, others = texts(one), texts(other)
    for tag, a, b, c, d in SequenceMatcher(None, lines, others, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            pairs = zip(one.paragraphs[a:b], other.paragraphs[c:d], strict=True)
            found += [change for p, q in pairs for change in word_changes(one, p.span, other, q.span)]
        elif tag != "equal":
            found.append(Change(run(one, a, b), run(other, c, d)))
    return tuple(found)


def texts(document: Document) -> list[str]:
    return [document.quote(paragraph.span) for paragraph in document.paragraphs]


def run(document: Document, first: int, end: int) -> Span:
    """From the start of paragraph ``first`` to the end of the one before ``end``; empty where it would begin."""
    if first == end:
        at = document.paragraphs[first].span.start if first < len(document.paragraphs) else len(document.text)
        return Span(at, at)
    return Span(document.paragraphs[first].span.start, document.paragraphs[end - 1].span.end)


def word_changes(one: Document, span: Span, other: Document, into: Span) -> list[Change]:
    a = [match.span() for match in re.finditer(r"\S+", one.quote(span))]
    b = [match.span() for match in re.finditer(r"\S+", other.quote(into))]
    words, others = ([text[s:e] for s, e in at] for text, at in ((one.quote(span), a), (other.quote(into), b)))
    codes = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    return [Change(word_run(a, i, j, span), word_run(b, k, m, into)) for tag, i, j, k, m in codes if tag != "equal"]


def word_run(words: list[tuple[int, int]], first: int, end: int, within: Span) -> Span:
    if first == end:
        at = within.start + (words[first][0] if first < len(words) else len(within))
        return Span(at, at)
    return Span(within.start + words[first][0], within.start + words[end - 1][1])


def shingles(document: Document) -> Counter[tuple[str, ...]]:
    """Runs of four words with how often they occur; Chinese, which has no spaces, by characters."""
    cjk = document.metadata.language in ("zh", "ja")
    words = [ch for ch in document.text if ch.isalnum()] if cjk else WORD.findall(document.text.casefold())
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def overlap(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    """Shared share of all runs (Jaccard's index over multisets), 0 to 1."""
    union = sum((one | other).values())
    return sum((one & other).values()) / union if union else 1.0


def same_title(one: Metadata, other: Metadata) -> bool:
    if not one.title or not other.title:
        return False
    a, b = (" ".join(WORD.findall(title.casefold())) for title in (one.title, other.title))
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.9


def same_date(one: Metadata, other: Metadata) -> bool | None:
    """Whether both can be of one day; None if one has no date."""
    if one.date is None or other.date is None:
        return None
    return one.date.first <= other.date.last and other.date.first <= one.date.last


def parallel(one: Document, other: Document) -> Proposal:
    """Whether two texts in two languages say the same, by what no translator changes: numbers, capitals, order."""
    a, b = landmarks(one), landmarks(other)
    shared, total = sum((a & b).values()), max(1, max(sum(a.values()), sum(b.values())))
    paragraphs, others = bodies(one), bodies(other)
    shape = min(paragraphs, others) / max(1, paragraphs, others)
    likeness = 0.7 * shared / total + 0.3 * shape
    dated = same_date(one.metadata, other.metadata)
    # Fewer than five landmarks may agree by chance: every readout has the year and the day.
    if likeness >= TRANSLATED and shared >= 5 and dated is not False:
        grounds = (f"{shared} of {total} numbers and names in common", f"{paragraphs} and {others} paragraphs")
        return Proposal(Kinship.PARALLEL, likeness, grounds)
    return Proposal(Kinship.OTHER, likeness)


def landmarks(document: Document) -> Counter[str]:
    """Numbers without the marks that languages group digits by, and names in Latin capitals."""
    numbers = Counter(re.sub(r"[.,\u00a0\u202f ](?=\d{3}\b)", "", found) for found in NUMBER.findall(document.text))
    return numbers + Counter(LATIN.findall(document.text))


def bodies(document: Document) -> int:
    return sum(p.kind in (ParagraphKind.BODY, ParagraphKind.LIST_ITEM) for p in document.paragraphs)
