"""Whose words a stretch of a transcript are.

Reads labels ("PRIME MINISTER ABBOTT:"); writes turns with the speaker's party.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.records import Code, PartyMention, PartyRole

__all__ = ["Turns", "turns"]

# "HIS MAJESTY KING ABDULLAH II:", "PRESIDENT SANTOS:", "Secretary Blinken:" alone at the head of a line;
# "President of Russia Vladimir Putin: Good afternoon." within a paragraph, as the Kremlin prints talks.
_LABEL = re.compile(
    r"^[ \t]*(?P<loud>(?:[A-Z][A-Z.’'-]+)(?:[ ,-]+(?:[A-Z][A-Z.’'-]*|bin|al|of|the))*)[ \t]*:[ \t]*"
    r"|^[ \t]*(?P<line>(?:President|Prime Minister|Foreign Minister|Minister|Secretary|Chancellor|Premier|"
    r"King)(?: [A-Z][\w.’'-]+){1,5})[ \t]*:[ \t]*$"
    r"|(?:^|(?<=[.!?*…] )|(?<=\*))(?P<office>(?:President|Prime Minister|Foreign Minister|Federal Chancellor|"
    r"Chancellor) of [A-Z][^:.!?\n]{3,90})[ \t]*:[ \t]",
    re.MULTILINE,
)
_OFFICE = re.compile(
    r"\b(?:PRIME MINISTER|PRESIDENT|MINISTER|SECRETARY|KING|MAJESTY|CHANCELLOR|PREMIER|AMBASSADOR|PM)\b"
)


@dataclass(frozen=True, slots=True)
class Turns:
    """Where each speaker begins, in order. ``at`` gives the party whose turn an offset falls into."""

    starts: tuple[int, ...] = ()
    codes: tuple[Code | None, ...] = ()

    def at(self, offset: int) -> Code | None:
        i = bisect_right(self.starts, offset) - 1
        return self.codes[i] if i >= 0 else None


def turns(text: str, mentions: Sequence[PartyMention], home: Code | None) -> Turns:
    """The turns of a transcript; none if the text is no transcript."""
    people = {
        text[m.span.start : m.span.end].split()[-1].lower(): m.codes[0]
        for m in reversed(mentions)
        if m.role is PartyRole.PERSON and len(m.codes) == 1
    }
    found = list(_labelled(text, mentions, people, home))
    return Turns(tuple(start for start, _ in found), tuple(code for _, code in found))


def _labelled(
    text: str, mentions: Sequence[PartyMention], people: dict[str, Code], home: Code | None
) -> Iterator[tuple[int, Code | None]]:
    for match in _LABEL.finditer(text):
        if match["loud"] and not _OFFICE.search(match["loud"]):
            continue
        named = [m.codes[0] for m in mentions if match.start() <= m.span.start and m.span.end <= match.end()]
        words = [w.lower() for w in re.findall(r"[\w’'-]+", match[0])]
        known = [people[w] for w in reversed(words) if w in people]
        # "PRIME MINISTER:" in a text of that Prime Minister's office is its own; another label is a guest.
        bare = match["loud"] is not None and len(words) <= 2
        yield match.end(), next(iter((*named, *known)), home if bare else _guest(mentions, home))


def _guest(mentions: Sequence[PartyMention], home: Code | None) -> Code | None:
    """The other party most named: who stands beside the host of a joint appearance."""
    counted: dict[Code, int] = {}
    for mention in mentions:
        if len(mention.codes) == 1 and mention.codes[0] != home:
            counted[mention.codes[0]] = counted.get(mention.codes[0], 0) + 1
    return max(counted, key=counted.__getitem__) if counted else None
