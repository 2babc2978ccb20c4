"""Whose words a stretch of text are.

Reads labels ("PRIME MINISTER ABBOTT:"), titles and headings ("Remarks by President Moon") and what stands around
quotation marks; writes turns and quotations with the speaker's party.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
_TITLED = r"(?:(?<=Mr)|(?<=Ms)|(?<=Dr)|(?<=Mrs)|(?<=Hon)|(?<=\bH)|(?<=\bH\.E))\."
_BY = re.compile(
    r"(?:^|(?<=\())(?:[\w’'-]+ ){0,4}?(?:statement|remarks|speech|address|keynote|toast|elements|intervention|"
    r"comments?|commentary|testimony|lecture|message|article|op-ed|essay)(?: to the (?:press|media))? (?:by|of|from) "
    rf"(?P<who>(?:[^.:()\n]|{_TITLED}){{3,160}}(?:\([A-Z][^)\n]{{2,40}}\))?)(?P<end>$|[:(),])",
    re.IGNORECASE | re.MULTILINE,
)
_SEVERAL = re.compile(
    r"\b(?:leaders|ministers|presidents|heads|governments|members?|participants|countries|(?<!united )states|chairs?|"
    r"chairman|g7|joint|and (?:the )?(?:prime minister|president|minister|secretary|chancellor))\b",
    re.IGNORECASE,
)
# Whose speech it may be: somebody with an office, not "the 9th Summit"; "of condolence to the President" is to him.
_SOMEBODY = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|king|queen|emir|amir|sultan|minister|secretary|"
    r"secretary-general|ambassador|chairperson|commissioner|spokes(?:person|man|woman)|majesty|highness|"
    r"excellency|representative|director|governor|"
    r"councill?or|envoy|mr|ms|mrs|dr|hon)\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"\b(?:to|for|on|at|with|about)\b", re.IGNORECASE)
# "Spokesperson's Regular Press Conference", "Message of condolence to the President of Peru": the publisher speaks.
_OWN = re.compile(
    r"\bspokes(?:person|man|woman)\b(?!.*\bcall)|^(?:message|letter|telegram|cable) (?:\w+ ){0,3}to\b", re.IGNORECASE
)


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
    headings = list(_headed(text, mentions, whole=True))
    if len({code for _, code in headings}) < 2:
        headings = []  # one "Statement by the President" in a list of papers gives nobody the floor
    found = sorted([*by_title, *headings, *_labelled(text, mentions, people, home)], key=lambda turn: turn[0])
    return Turns(tuple(start for start, _ in found), tuple(code for _, code in found))


def _headed(text: str, mentions: Sequence[PartyMention], *, whole: bool = False) -> Iterator[tuple[int, Code]]:
    """Where somebody's speech begins; ``whole``: only lines that say nothing else."""
    for match in _BY.finditer(text):
        first = bisect_left(mentions, match.start("who"), key=lambda m: m.span.start)
        named = mentions[first] if first < len(mentions) else None
        if named is None or named.span.end > match.end("who") or len(named.codes) != 1 or _SEVERAL.search(match[0]):
            continue
        before = text[match.start("who") : named.span.end]
        if (whole and match["end"]) or _TOWARDS.search(before):
            continue
        if named.role is PartyRole.PERSON or _SOMEBODY.search(before):
            yield match.end(), named.codes[0]


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
_HE = re.compile(r"\b[Hh]e\b|\b[Ss]he\b")
# A quotation within its paragraph; marks are paired before short ones are left out. An opening “ may run on.
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*\"", re.MULTILINE)
_BEHIND, _BEFORE = re.compile(r"[^.!?\n“\"]*"), re.compile(r"[^.!?\n”\"]*$")
_SHORTEST = 25
"""Code points from which a quotation is somebody's sentence, and not a title or a word."""
_AROUND = 200
"""Code points before and behind a quotation in which its speaker is looked for."""
_CONTINUED = 700
"""Code points after which nobody goes on with what he said before."""
# Between a speaker and his verb: "Paz ⟨later⟩ told", "Paz, ⟨standing beside Soto,⟩ added", "Paz ⟨of Peru⟩ said".
_GAP = re.compile(
    r"(?: (?:of|from) (?:the )?[A-Z][\w’'. ]{1,40})?(?:, [^“”\"]{2,120},)?"
    r"(?: (?:later|also|then|further|again|has|had|have|however|will|would|who|[a-z]+ly))*\s*"
)


@dataclass(frozen=True, slots=True)
class Quotations:
    """Where words are quoted, in order, and whose they are: nobody's where nobody known says them."""

    spans: tuple[Span, ...] = ()
    codes: tuple[tuple[Code, ...], ...] = ()

    def at(self, offset: int) -> tuple[Code, ...] | None:
        """The parties whose quoted words ``offset`` falls into, empty if nobody knows; None if nothing is quoted."""
        i = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        return self.codes[i] if i >= 0 and offset < self.spans[i].end else None


def quotations(text: str, mentions: Sequence[PartyMention]) -> Quotations:
    """What is quoted, by whom: the subject of a verb of speech beside it, else who spoke shortly before."""
    spans: list[Span] = []
    codes: list[tuple[Code, ...]] = []
    for match in _QUOTED.finditer(text):
        if len(match[0]) < _SHORTEST:
            continue
        behind = _BEHIND.match(text, match.end(), match.end() + _AROUND)
        before = _BEFORE.search(text, max(0, match.start() - _AROUND), match.start())
        runs = [Span(*run.span()) for run in (behind, before) if run is not None]
        said = [run for run in runs if _SAID.search(text, run.start, run.end)]
        named = (_speaker(text, mentions, run, match.start()) for run in said)
        whose = next((one for one in named if one), ())
        near = bool(spans) and match.start() - spans[-1].end < _CONTINUED
        codes.append(whose if said or not near else codes[-1])
        spans.append(Span(*match.span()))
    return Quotations(tuple(spans), tuple(codes))


def _speaker(text: str, mentions: Sequence[PartyMention], run: Span, quoted: int) -> tuple[Code, ...]:
    """The subject of the verb of speech in ``run``, who spoke last for "he added"; empty if it is nobody known."""
    verbs = list(_SAID.finditer(text, run.start, run.end))
    behind = run.start > quoted
    verb = verbs[0] if behind else verbs[-1]
    first = bisect_left(mentions, run.start, key=lambda m: m.span.start)
    near = [m for m in mentions[first : first + 16] if m.span.end <= run.end and m.role is not PartyRole.CAPITAL]
    people = [m for m in near if m.role in (PartyRole.PERSON, PartyRole.OFFICE)]
    inverted = behind and not text[run.start : verb.start()].strip(" ,—–-")
    if inverted or verb[0] == "according to":
        after = [m for m in people or near if m.span.start >= verb.end()]
        return after[0].codes if after and len(after[0].codes) == 1 else ()
    subjects = [m for m in people if m.span.end <= verb.start()]
    for at in range(len(subjects) - 1, -1, -1):
        one = subjects[at]
        if _GAP.fullmatch(text, one.span.end, verb.start()) is None:
            continue
        if re.search(r"\band (?:[A-Z]\w+ )*$", text[run.start : one.span.start]) is None:
            return one.codes
        return (*subjects[at - 1].codes, *one.codes) if at else ()  # "Dar and Wang said": both
    if subjects:
        return ()
    if _HE.search(text, run.start, verb.start()):
        return _last_speaker(text, mentions, quoted)
    others = [m for m in near if m.span.end <= verb.start() and len(m.codes) == 1]
    return others[0].codes if others else ()  # "the Peruvian embassy in Chile said"


def _last_speaker(text: str, mentions: Sequence[PartyMention], offset: int) -> tuple[Code, ...]:
    """Who was last said to speak before ``offset``: a person, or somebody with an office, before a verb of speech."""
    at = bisect_left(mentions, offset, key=lambda m: m.span.start)
    for mention in reversed(mentions[max(0, at - 40) : at]):
        if mention.role not in (PartyRole.PERSON, PartyRole.OFFICE) or len(mention.codes) != 1:
            continue
        said = _SAID.search(text, mention.span.end, mention.span.end + 60)
        if said is not None and not re.search(r"[.!?\n]", text[mention.span.end : said.start()]):
            return mention.codes
    return ()
