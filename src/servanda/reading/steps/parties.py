"""Who is named where. Reads the document's text and metadata; writes mentions of parties and who stands for whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.reading.naming import named_in
from servanda.reading.people import People, find_people
from servanda.records import Code, Document, PartyMention, Span

__all__ = ["Directory", "survey", "titled"]


@dataclass(frozen=True, slots=True)
class Directory:
    """Every mention in order of the text, and the people the text itself introduces with their party."""

    mentions: tuple[PartyMention, ...]
    people: People

    def within(self, span: Span) -> tuple[PartyMention, ...]:
        """The mentions that lie wholly inside ``span``, in order."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m.span.start)
        found = []
        for mention in self.mentions[first:]:
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                found.append(mention)
        return tuple(found)

    def in_title(self, document: Document) -> tuple[PartyMention, ...]:
        """Parties and known people that the title names; spans are places in the title."""
        people = self.people.mentions(document.metadata.title or "")
        return tuple(sorted((*titled(document), *people), key=lambda m: m.span.start))

    def before(self, offset: int) -> Iterator[PartyMention]:
        """The mentions that start before ``offset``, nearest first."""
        return reversed(self.mentions[: bisect_left(self.mentions, offset, key=lambda m: m.span.start)])


def survey(document: Document, home: Code | None) -> Directory:
    """All mentions of parties: names, adjectives, capitals, groups, and people introduced with an office.

    ``home`` is the party whose office-holders need no country in this text (the publisher's), None if there is none.
    """
    text = document.text
    title = document.metadata.title or ""
    named = list(named_in(text, document.metadata.date.first if document.metadata.date else None))
    people = find_people(text, named, home, title, titled(document), _seats(document.metadata.publisher or ""))
    taken = sorted(named, key=lambda m: m.span.start)
    starts = [m.span.start for m in taken]
    for mention in people.mentions(text):
        at = bisect_left(starts, mention.span.start)
        near = taken[max(0, at - 1) : at + 1]
        if not any(m.span.overlaps(mention.span) for m in near):
            named.append(mention)
    return Directory(tuple(sorted(named, key=lambda m: (m.span.start, -m.span.end))), people)


def titled(document: Document) -> tuple[PartyMention, ...]:
    """The parties the title names; spans are places in the title."""
    day = document.metadata.date.first if document.metadata.date else None
    return tuple(named_in(document.metadata.title or "", day))


def _seats(publisher: str) -> tuple[str, ...]:
    """The offices a publisher speaks for without naming the country."""
    if re.search(r"white house|president|kremlin|akorda", publisher, re.IGNORECASE):
        return (
            "President",
            "Vice President",
            "National Security Advisor",
            "Principal Deputy National Security Advisor",
        )
    return ("Prime Minister",) if re.search("prime minister", publisher, re.IGNORECASE) else ()
