"""The next meeting a text tells of. Reads its sentences and the events found in it; writes a Meeting or None."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.about.gathering import Dated
from servanda.reading.about.series import form_of, names, numbered
from servanda.reading.naming import named_in
from servanda.reading.sentences import sentences
from servanda.records import (
    Code,
    Document,
    Event,
    Field,
    Meeting,
    ParagraphKind,
    PartialDate,
    PartyRole,
    Span,
    Statement,
)

__all__ = ["next_meeting"]

_LONGEST = 4000  # code points; no sentence is longer, whatever a broken page makes of one
_READ = frozenset({ParagraphKind.BODY, ParagraphKind.LIST_ITEM})
_MEETS = re.compile(
    r"\b(?:[Ss]ummit|[Mm]eeting|[Ss]ession|[Rr]ound|[Cc]onference|[Dd]ialogue|[Ff]orum|[Cc]onsultations|"
    r"[Mm]inisterial|next one)\b(?![’'])"
)
# "the next summit will be held in …", "scheduled to take place in … next year", "which … is to host in 2027", "will
# meet again"
_TO_COME = re.compile(
    r"\b(?:will|shall|is to|are to|was to|to) (?:\w+ )?(?:be (?:held|hosted|convened|chaired)|take place|host|"
    r"convene|hold|meet|chair|gather)\b|"
    r"\bscheduled (?:for|to|in)\b|\bhosting (?:the|of)\b|\b(?:next|upcoming|forthcoming|"
    r"coming) (?:\w+[ ’']s? ?){0,6}?(?:summit|meeting|session|round|conference|dialogue|forum)\b|"
    r"\bto be (?:held|hosted|convened)\b|\b(?:agreed|decided|intends?|plans?|ready|offered|proposed) to (?:hold|host|"
    r"convene|meet)\b|\bpreparations? for the\b",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:will be|scheduled|to be held|to take place|will take place|will host|shall be|is to host)\b")
_NEXT = re.compile(r"\b(?:next|second|third|fourth|fifth|upcoming|forthcoming|coming)\b", re.IGNORECASE)
# "once every two years", "regularly", "on an annual basis": a habit, not the next one.
_HABIT = re.compile(
    r"\b(?:every|regular(?:ly)?|annually|annual basis|once a|periodic(?:ally)?|at least)\b", re.IGNORECASE
)
_IN = re.compile(
    r"\bin (?:the city of |the capital,? )?(?P<place>[A-Z][\w’'-]+(?:(?: |-)(?:[A-Z][\w’'-]+|de|and Herzegovina)){0,3})"
)
_MONTHS = frozenset(
    "January February March April May June July August September October November December Spring Summer "
    "Autumn Winter".split()
)
# "Peru is to host", "Peru as the host of", "Peru in hosting", "hosted by Peru", "Peru's hosting of"
_HOST_BEHIND = re.compile(r"\bhosted by (?:the )?$|\bchaired by (?:the )?$|\bchairmanship of (?:the )?$")
_HOST_BEFORE = re.compile(
    r"(?:[’']s?)?,? (?:which )?(?:as (?:the )?host|in hosting|hosting|is to host|will host|to host|"
    r"as the host country|as host|is next)\b"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    meeting: Meeting
    score: int
    at: int


def next_meeting(document: Document, own: Meeting, events: Sequence[Statement], dated: Dated) -> Meeting | None:
    """The next meeting: of the same series or format first, then then the one told best, then the first named."""
    found = [c for sentence in _sentences(document, events) for c in _candidates(document, sentence, own, dated)]
    return min(found, key=lambda c: (-c.score, c.at)).meeting if found else None


def _sentences(document: Document, events: Sequence[Statement]) -> Iterator[Span]:
    """Sentences that speak of a meeting to come, or in which an event lies after the text's date."""
    later = [
        s.span
        for s in events
        if isinstance(s.content, Event) and s.content.date and _after(document, s.content.date.value)
    ]
    for paragraph in document.paragraphs:
        body = paragraph.body
        if paragraph.kind not in _READ:
            continue
        if _MEETS.search(document.text, body.start, body.end) is None and not any(body.overlaps(s) for s in later):
            continue
        for sentence in sentences(document.text, body):
            if len(sentence) > _LONGEST:
                continue
            words = document.text[sentence.start : sentence.end]
            if (_MEETS.search(words) and _TO_COME.search(words)) or any(sentence.overlaps(s) for s in later):
                yield sentence


def _candidates(document: Document, sentence: Span, own: Meeting, dated: Dated) -> Iterator[_Candidate]:
    text = document.text
    days = [d for d in dated(sentence) if _after(document, d.value)]
    found = list(_MEETS.finditer(text, sentence.start, sentence.end))
    for before, match, after in zip((None, *found), found, (*found[1:], None), strict=False):
        # Words between two meetings belong to the later one up to its name: "the results of the summit and
        # the next one".
        run = Span(max(sentence.start, match.start() - 80, before.end() if before else 0), match.end())
        behind = _clause(
            text, Span(match.end(), min(sentence.end, match.end() + 160, after.start() if after else sentence.end))
        )
        around = text[run.start : behind.end]
        coming = _TO_COME.search(around)
        if coming is None or _HABIT.search(around):
            continue
        made = _meeting(document, run, behind, [d for d in days if run.start <= d.spans[0].start], own)
        if made is None or (made.start is None and made.place is None and made.chair is None and made.ordinal is None):
            continue
        yield _Candidate(made, _score(made, own, around), match.start())


def _clause(text: str, run: Span) -> Span:
    """Up to where another clause begins: "will be held in Peru, and the ministers will meet at least once a year"."""
    cut = re.compile(r";|, (?:and|while|but) ").search(text, run.start, run.end)
    return Span(run.start, cut.start()) if cut else run


def _meeting(
    document: Document, run: Span, behind: Span, days: Sequence[Field[PartialDate]], own: Meeting
) -> Meeting | None:
    text = document.text
    named = [
        n
        for n in names(text, Span(run.start, min(behind.end, run.end + 40)))
        if n.span is not None and n.span.end >= run.end
    ]
    name = named[0] if named else None
    number = (
        (name.ordinal, name.ordinal_span)
        if name and name.ordinal is not None
        else numbered(text, Span(run.start, run.end + 1))
    )
    words = text[max(run.start, run.end - 60) : min(behind.end, run.end + 60)]
    form = form_of(name.series if name else "") or form_of(words)
    if (
        own.ordinal is not None
        and number is not None
        and form == _value(own.format)
        and number[0] is not None
        and number[0] <= own.ordinal.value
    ):
        return None  # the meeting itself, or one before it
    if days == [] and not _NEXT.search(words) and number is None:
        return None
    where = next(
        (m for m in _IN.finditer(text, behind.start, behind.end) if m["place"].split()[0] not in _MONTHS), None
    )
    return Meeting(
        series=Field(name.series, (name.span,), rule="next.series") if name and name.span else None,
        format=Field(form, (run,), rule="next.format", confidence=0.8)
        if form
        else own.format
        if "next one" in words
        else None,
        ordinal=Field(number[0], (number[1],), rule="next.ordinal")
        if number and number[0] is not None and number[1]
        else None,
        start=days[0] if days else None,
        place=Field(where["place"], (Span(*where.span("place")),), rule="next.place", confidence=0.8)
        if where
        else None,
        chair=_host(document, Span(run.start, behind.end)),
    )


def _score(made: Meeting, own: Meeting, words: str) -> int:
    same = made.series is not None and own.series is not None and _plain(made.series.value) == _plain(own.series.value)
    alike = made.format is not None and own.format is not None and made.format.value == own.format.value
    following = (
        made.ordinal is not None
        and own.ordinal is not None
        and (same or alike)
        and made.ordinal.value == own.ordinal.value + 1
    )
    told = sum(x is not None for x in (made.start, made.place, made.chair))
    return 4 * same + 4 * alike + 4 * following + told + bool(_FIRM.search(words)) + bool(_NEXT.search(words))


def _host(document: Document, run: Span) -> Field[Code] | None:
    words = document.text[run.start : run.end]
    for mention in named_in(words):
        if len(mention.codes) != 1 or mention.role not in (PartyRole.NAME, PartyRole.CAPITAL):
            continue
        if _HOST_BEFORE.match(words, mention.span.end) or _HOST_BEHIND.search(words[: mention.span.start]):
            at = Span(run.start + mention.span.start, run.start + mention.span.end)
            return Field(mention.codes[0], (at,), rule="next.host", confidence=0.8)
    return None


def _after(document: Document, date: PartialDate) -> bool:
    base = document.metadata.date
    return base is not None and date.last > base.last


def _value(field: Field[str] | None) -> str | None:
    return field.value if field is not None else None


def _plain(series: str) -> str:
    return re.sub(r"[\W_]+", " ", series).strip().lower()
