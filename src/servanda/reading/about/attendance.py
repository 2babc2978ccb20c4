"""Who came to the meeting and who adopted its text: only where the text says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from servanda.reading.about.gathering import Scene, who_met
from servanda.records import Code, Document, Field, PartyMention, PartyRole, Span

__all__ = ["adopted", "attended"]

_OPENING = 3000
_NEAR = 700
_SUBJECT = 300
# "was attended by …", "with the participation of …", "Participants: …", "The meeting brought together …", "joined by …"
_CAME = re.compile(
    r"\b(?:attended by|with the participation of|in the presence of|brought together|bringing together|"
    r"[Pp]articipants(?: were| included)?:?|[Tt]aking part were|"
    r"[Ii]n attendance:?|joined by|received|together with|(?:and|with) (?:his|her|their) counterparts? (?:from|"
    r"of))\b(?P<who>[^.;]{3,900})"
)
# "The foreign ministers of A, B and C were present / took part / attended"
_PRESENT = re.compile(
    r" (?:were present|was present|took part|attended|participated|also (?:attended|"
    r"participated|took part))\b"
)
# "A was represented at the meeting by its Ambassador"
_REPRESENTED = re.compile(r" (?:was|were) represented (?:at [^.]{3,40} )?by\b")
# "adopted by the ministers of five countries: A, B …"; "A, B and C adopted the Declaration"
_ADOPTED_BY = re.compile(r"\b(?:adopted|issued|approved|signed|endorsed) by (?P<who>[^.;\n]{3,400})")
_ADOPTING = re.compile(
    r",? (?:have |has )?(?:jointly )?(?:adopted|issued|approved|agreed on|declare) (?:the|this|a|as) (?:\w+ ){0,4}?"
    r"(?:[Cc]ommuniqu[eé]|[Dd]eclaration|[Ss]tatement|[Dd]ocument|following)\b"
)


def attended(
    document: Document, mentions: Sequence[PartyMention], told: Scene | None
) -> Field[tuple[Code, ...]] | None:
    """Codes of those who came, at whatever rank: who met, a list of participants, and who "was represented by"."""
    if told is None:
        return None
    end = min(told.sentence.end + _NEAR, len(document.text))
    runs = [*who_met(document.text, told)]
    runs += [Span(*m.span("who")) for m in _CAME.finditer(document.text, told.sentence.start, end)]
    for pattern, least, most in ((_PRESENT, 10, 400), (_REPRESENTED, 3, 120)):
        found = _before(document.text, pattern, told.sentence.start, end, most)
        runs += (run for run in found if len(run) >= least)
    who = _told_apart([m for run in _merged(runs) for m in _acting(document.text, mentions, run)])
    codes = tuple(dict.fromkeys(c for m in who for c in m.codes))
    return Field(codes, tuple(m.span for m in who), rule="record.attended", confidence=0.7) if len(codes) > 1 else None


def _told_apart(who: Sequence[PartyMention]) -> Sequence[PartyMention]:
    """Without groups that more than half their members stand for by name: "The island countries", after eleven."""
    named = {code for mention in who if len(mention.codes) == 1 for code in mention.codes}
    return [m for m in who if len(m.codes) < 2 or 2 * len(named & set(m.codes)) <= len(m.codes)]


def _before(text: str, pattern: re.Pattern[str], start: int, end: int, most: int) -> Iterator[Span]:
    """What stands before each match, back to where its sentence or part begins, at most ``most`` code points."""
    for match in pattern.finditer(text, start, end):
        begin = max(text.rfind(mark, start, match.start()) for mark in ".;\n") + 1
        yield Span(max(begin, start, match.start() - most), match.start())


def adopted(document: Document, mentions: Sequence[PartyMention]) -> Field[tuple[Code, ...]] | None:
    """Codes of those who adopted or issued the text; None where it does not say."""
    text = document.text
    for run in _adopting(text, min(_OPENING, len(text))):
        who = list(_acting(text, mentions, run))
        codes = tuple(dict.fromkeys(c for m in who for c in m.codes))
        if len(codes) > 1:
            return Field(codes, tuple(m.span for m in who), rule="record.adopted", confidence=0.7)
    return None


def _adopting(text: str, end: int) -> Iterator[Span]:
    """Behind "adopted by", then before "adopted the Declaration", back to where the sentence or its part begins."""
    yield from (Span(*m.span("who")) for m in _ADOPTED_BY.finditer(text, 0, end))
    yield from _before(text, _ADOPTING, 0, end, _SUBJECT)


def _merged(runs: Sequence[Span]) -> Iterator[Span]:
    end = -1
    for run in sorted(runs):
        if run.start >= end:
            yield run
            end = run.end
        elif run.end > end:
            yield Span(end, run.end)
            end = run.end


# "Ministers of China and Peru met in Kenya to discuss trade with Brazil": who stands behind a topic or a place did
# not come.
_NOT_HERE = re.compile(
    r"\b(?:in|at|on|about|regarding|to|against|between|situation in|support for|relations with|celebrat\w+|"
    r"implementation of|outcomes of|preparations? for|issues?|"
    r"secretariat|embassy|capital of|held in)\s+(?:the )?(?:(?:city|north|south|east|west|centre) of )?"
    r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*, )?(?:the )?$"
)


# "spoke with leaders about the likelihood of Russian aggression"
_TOPIC = re.compile(r"\b(?:about|regarding|to discuss)\b")


def _acting(text: str, mentions: Sequence[PartyMention], run: Span) -> Iterator[PartyMention]:
    topic = _TOPIC.search(text, run.start, run.end)
    end = topic.start() if topic is not None else run.end
    for mention in mentions:
        if mention.span.start < run.start or mention.span.end > end or mention.role is PartyRole.CAPITAL:
            continue
        before = text[max(run.start, mention.span.start - 40) : mention.span.start]
        after = text[mention.span.end : mention.span.end + 2]
        if _NOT_HERE.search(before) or (mention.role is PartyRole.NAME and re.match(r"[’']s?|,? ?-", after)):
            continue
        yield mention
