"""Whose words a stretch of text are.

Reads labels ("PRIME MINISTER ABBOTT:"), titles and headings ("Remarks by President Moon") and what stands around
quotation marks; writes turns and quotations with the speaker's party.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from servanda.records import Code, PartyMention, PartyRole, Span

__all__ = ["Quotations", "Turns", "quotations", "turns"]

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


# "Closing Remarks by President Moon at the Summit", "Press statement by the President of Tajikistan": one
# person's words up to the next such heading. "Statement by the Leaders of …" is several people's.
_BY = re.compile(
    r"^(?:\W|\d)*(?:[\w’'-]+ ){0,4}?(?:statement|remarks|speech|address|keynote|toast|message|elements|intervention|"
    r"comments?|commentary|testimony|lecture)(?: to the (?:press|media))? "
    r"(?:by|of|from) (?P<who>[^.:(\n]{3,160})(?:$|[:(])",
    re.IGNORECASE | re.MULTILINE,
)
_SEVERAL = re.compile(
    r"\b(?:leaders|ministers|presidents|heads|governments|members?|participants|countries|states|chairs?|chairman|"
    r"g7|joint|and (?:the )?(?:prime minister|president|minister|secretary|chancellor))\b",
    re.IGNORECASE,
)
# Whose speech it may be: somebody with an office, not "the 9th Summit", "the European Union and Brazil".
_ONE = re.compile(
    r"^(?:the |his |her |a )*(?:(?:state|federal|deputy|vice|first|acting|foreign|prime|h\.?e\.?|hon\.?|mr\.?|ms\.?|"
    r"mrs\.?|dr\.?|[A-Z][\w’'.]+) )*(?:president|prime minister|premier|chancellor|king|queen|emir|amir|sultan|"
    r"minister|secretary|secretary-general|ambassador|chairperson|commissioner|spokes(?:person|man|woman)|majesty|"
    r"highness|excellency|representative|director|governor|counsellor|councillor|envoy)\b",
    re.IGNORECASE,
)
# "Spokesperson's Regular Press Conference": the publisher's spokesperson answers.
_OWN = re.compile(r"\bspokes(?:person|man|woman)\b(?!.*\bcall)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turns:
    """Where each speaker begins, in order. ``at`` gives the party whose turn an offset falls into."""

    starts: tuple[int, ...] = ()
    codes: tuple[Code | None, ...] = ()

    def at(self, offset: int) -> Code | None:
        i = bisect_right(self.starts, offset) - 1
        return self.codes[i] if i >= 0 else None


def turns(
    text: str,
    mentions: Sequence[PartyMention],
    home: Code | None,
    title: str = "",
    in_title: Sequence[PartyMention] = (),
) -> Turns:
    """The turns of a transcript or of speeches; none if the text is neither. ``in_title`` are places in the title."""
    people = {
        text[m.span.start : m.span.end].split()[-1].lower(): m.codes[0]
        for m in reversed(mentions)
        if m.role is PartyRole.PERSON and len(m.codes) == 1
    }
    by_title = [(0, code) for _, code in _headed(title, in_title)]
    if not by_title and home is not None and _OWN.search(title):
        by_title = [(0, home)]
    found = sorted([*by_title, *_headed(text, mentions), *_labelled(text, mentions, people, home)], key=lambda t: t[0])
    return Turns(tuple(start for start, _ in found), tuple(code for _, code in found))


def _headed(text: str, mentions: Sequence[PartyMention]) -> Iterator[tuple[int, Code | None]]:
    for match in _BY.finditer(text):
        named = [m for m in mentions if match.start("who") <= m.span.start and m.span.end <= match.end()]
        by_name = named and named[0].role is PartyRole.PERSON and named[0].span.start == match.start("who")
        if not named or len(named[0].codes) != 1 or _SEVERAL.search(match[0]):
            continue
        if by_name or _ONE.match(match["who"]):
            yield match.end(), named[0].codes[0]


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


# What speaks of whoever said a quotation: "…,” the Minister added", "In her words: “…".
_SAID = re.compile(
    r"\b(?:said|says|saying|stated|stating|stressed|stressing|noted|noting|added|adding|told|tells|pointed out|"
    r"emphasi[sz]ed|emphasi[sz]ing|underlined|underscored|highlighted|declared|announced|concluded|continued|explained|"
    r"remarked|affirmed|reaffirmed|reiterated|commented|wrote|according to|quoted|believes|replied|answered|expressed|"
    r"vowed|pledged|warned|urged|asserted|hailed|described|responded|observed)\b"
)
_QUOTED = re.compile(r"“[^”\n]{25,}(?:”|$)|\"[^\"\n]{25,}(?:\"|$)", re.MULTILINE)
_AROUND = 200
"""Code points before and behind a quotation in which its speaker is looked for."""


@dataclass(frozen=True, slots=True)
class Quotations:
    """Where words are quoted, in order. ``at`` gives the party whose words an offset falls into."""

    spans: tuple[Span, ...] = ()
    codes: tuple[Code | None, ...] = ()

    def at(self, offset: int) -> Code | None:
        i = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        return self.codes[i] if i >= 0 and offset < self.spans[i].end else None


def quotations(text: str, mentions: Sequence[PartyMention]) -> Quotations:
    """What is quoted, by whom: who is named beside a verb of speech in the same sentence, else who spoke before."""
    spans: list[Span] = []
    codes: list[Code | None] = []
    last: Code | None = None
    for match in _QUOTED.finditer(text):
        behind = re.match(r"[^.!?\n]*", text[match.end() : match.end() + _AROUND])
        before = re.search(r"[^.!?\n]*$", text[max(0, match.start() - _AROUND) : match.start()])
        after_it = Span(match.end(), match.end() + len(behind[0])) if behind is not None else None
        before_it = Span(match.start() - len(before[0]), match.start()) if before is not None else None
        for run in (after_it, before_it):
            named = _speaker(text, mentions, run, match.start()) if run is not None else None
            if named is not None:
                last = named
                break
        spans.append(Span(*match.span()))
        codes.append(last)
    return Quotations(tuple(spans), tuple(codes))


_HE = re.compile(r"\b[Hh]e\b|\b[Ss]he\b")


def _speaker(text: str, mentions: Sequence[PartyMention], run: Span, quoted: int) -> Code | None:
    """The party named nearest to a verb of speech in ``run``, or who spoke last before ``quoted`` for "he added"."""
    said = _SAID.search(text, run.start, run.end)
    if said is None:
        return None
    first = bisect_left(mentions, run.start, key=lambda m: m.span.start)
    near = [
        m
        for m in mentions[first : first + 12]
        if m.span.end <= run.end and len(m.codes) == 1 and m.role is not PartyRole.CAPITAL
    ]
    people = [m for m in near if m.role in (PartyRole.PERSON, PartyRole.OFFICE)]
    if not people and _HE.search(text, run.start, run.end):
        return _last_speaker(text, mentions, quoted)
    people = people or near
    two = any(text[a.span.end : b.span.start] == " and " for a, b in pairwise(people))
    if not people or two:
        return None  # "Dar and Wang expressed": nobody alone
    return min(people, key=lambda m: min(abs(m.span.start - said.end()), abs(said.start() - m.span.end))).codes[0]


def _last_speaker(text: str, mentions: Sequence[PartyMention], offset: int) -> Code | None:
    """Who was last said to speak before ``offset``: a person, or somebody with an office, before a verb of speech."""
    at = bisect_left(mentions, offset, key=lambda m: m.span.start)
    for mention in reversed(mentions[max(0, at - 40) : at]):
        if mention.role not in (PartyRole.PERSON, PartyRole.OFFICE) or len(mention.codes) != 1:
            continue
        said = _SAID.search(text, mention.span.end, mention.span.end + 60)
        if said is not None and not re.search(r"[.!?\n]", text[mention.span.end : said.start()]):
            return mention.codes[0]
    return None
