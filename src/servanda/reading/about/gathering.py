"""The sentence that tells of the meeting the text comes from, and what it says: when, where, under whom.

The meeting is the one that *was held*: a text names others too, which were held before, are to come, or had this one on
their margins.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.naming import named_in
from servanda.reading.sentences import sentences
from servanda.records import Code, Document, Field, ParagraphKind, PartialDate, PartyMention, PartyRole, Span

__all__ = ["Dated", "Scene", "chair", "days", "place", "scene", "who_met"]

Dated = Callable[[Span], Sequence[Field[PartialDate]]]
"""The dates named within a run of the text, in order."""

_READ = frozenset({ParagraphKind.BODY, ParagraphKind.LIST_ITEM})
_OPENING = 4000
_NEAR = dt.timedelta(days=31)
# "was held", "took place", "met in …", "hosted", "chaired the …", "convened the …", "spoke by telephone with …"
_HELD = re.compile(
    r"\b(?:(?:honou?red|pleased|delighted) to (?:welcome|host)|(?:was|were|has been|have been) (?:\w+ly )?(?:held|"
    r"convened|hosted|chaired|opened|co-hosted|co-chaired)|took place|took part in|"
    r"participated (?:in|from|virtually)|met|meet(?= (?:at|in|on|for) )|gathered|assembled|convened|held|hosted|"
    r"co-hosted|chaired|co-chaired|attended|joined|"
    r"concluded|opened|welcomed|received|spoke|talked|had (?:an? )?(?:\w+ )?(?:phone |telephone |video |"
    r"virtual )?(?:call|calls|conversation|meeting|talks)|"
    r"(?:undertook|paid|is paying|made) an? (?:\w+ )?(?:state |official |working )?visit|arrived|kicked off)\b"
)
# "will be held", "scheduled to be held", "was to be convened": not this one.
_NOT_YET = re.compile(
    r"\b(?:will|shall|would|to|should|can|may|could|not|next|last|previously|once|had|who|"
    r"which none of their predecessors had ever)\s+(?:be |have |soon |then )?$"
)
# "hostages held by …", "elections held in …", "views held": nobody met.
_NO_MEETING = re.compile(
    r"\b(?:hostages?|prisoners?|elections?|views?|referend\w+|assets|reserves|beliefs?|detainees?|citizens|"
    r"shares?)\s(?:\w+\s){0,3}?$"
)
# "Following the summit of November …", "Since we met in …", "Building on …": what came before.
_BEFORE = re.compile(r"^\W*(?:Since|Last (?:year|month)|In (?:19|20)\d\d|Over the past|A year|One year|Years? ago)\b")
_AFTER = re.compile(r"^\W*(?:Following|After|Building on|Further to|Pursuant to|Recalling) ")
_VIRTUAL = re.compile(
    r"\b(?:virtual(?:ly)?|video|videoconference|by telephone|telephone|phone|via zoom|online)\b", re.IGNORECASE
)
_DAY_TWO = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s*(?:-|–|to|and|&)\s*(\d{1,2})(?:st|nd|rd|th)?(?!\d)")
_THIS_DAY = re.compile(r"\b(?:this (?:morning|afternoon|evening)|tonight|earlier today|here today)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence that tells of the meeting; ``verb`` is the run that says it was held."""

    sentence: Span
    verb: Span


def scene(document: Document, dated: Dated) -> Scene | None:
    """The first sentence of the opening that tells of a meeting held around the text's date; None if none does."""
    for sentence in _opening(document):
        verb = _held(document.text, sentence)
        if verb is None or _BEFORE.match(document.text[sentence.start : sentence.end]):
            continue
        named = [d for d in dated(sentence) if d.value.month is not None]
        if _AFTER.match(document.text[sentence.start : sentence.end]):
            named = [d for d in named if d.spans[0].start > verb.start]
        if named and not any(_near(document, d.value) for d in named):
            continue
        return Scene(sentence, verb)
    return None


def days(
    document: Document, told: Scene | None, dated: Dated
) -> tuple[Field[PartialDate], Field[PartialDate] | None] | None:
    """First and last day of the meeting: from the sentence that tells of it, else from the line that dates the text."""
    runs = [told.sentence] if told else []
    for run in (*runs, *_datelines(document)):
        near = [d for d in dated(run) if d.value.month is not None and _near(document, d.value)]
        if near:
            return _range(document, _best(near, told))
    base = document.metadata.date
    if base is not None and told is not None:
        match = _THIS_DAY.search(document.text, told.sentence.start, told.sentence.end)
        if match:
            return Field(base, (Span(*match.span()),), f"the text's date, {base}", "record.day"), None
    return None


def who_met(text: str, told: Scene) -> tuple[Span, Span]:
    """The words before the verb and those behind it that may say with whom: not what for, nor on whose margins."""
    stop = _PURPOSE.search(text, told.verb.end, told.sentence.end) or re.compile(r"\bduring\b").search(
        text, told.verb.end, told.sentence.end
    )
    return Span(told.sentence.start, told.verb.start), Span(told.verb.end, stop.start() if stop else told.sentence.end)


def _best(near: Sequence[Field[PartialDate]], told: Scene | None) -> Field[PartialDate]:
    """The most exact one, and of these the nearest to the verb: "met on 3 May to mark the treaty of 2 April"."""
    at = told.verb.start if told else 0
    return min(near, key=lambda d: (d.value.day is None, abs(d.spans[0].start - at)))


def _range(document: Document, first: Field[PartialDate]) -> tuple[Field[PartialDate], Field[PartialDate] | None]:
    said = document.quote(first.spans[0])
    if said.lower().endswith("this week"):  # some day of it: no more is known than the month
        return Field(
            PartialDate(first.value.year, first.value.month), first.spans, first.inferred_from, "record.day"
        ), None
    two = _DAY_TWO.search(said)
    if two is None or first.value.day is None or not first.value.day < int(two[1]) <= 31:
        return first, None
    try:
        last = PartialDate(first.value.year, first.value.month, int(two[1]))
    except ValueError:
        return first, None
    return first, Field(last, first.spans, first.inferred_from, first.rule)


def _held(text: str, sentence: Span) -> Span | None:
    for match in _HELD.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 60) : match.start()]
        if not _NOT_YET.search(before) and not _NO_MEETING.search(before):
            return Span(*match.span())
    return None


def _near(document: Document, date: PartialDate) -> bool:
    base = document.metadata.date
    return base is None or (base.first - _NEAR <= date.last and date.first <= base.last + dt.timedelta(days=3))


def _opening(document: Document) -> Iterator[Span]:
    for paragraph in document.paragraphs:
        if paragraph.span.start > _OPENING:
            return
        if paragraph.kind in _READ:
            yield from sentences(document.text, paragraph.body)


# "(Lima, 4 May 2021)", "Lima, 4 May 2021" beneath a title; "Done at Lima on 4 May 2021" at the end.
_DATELINE = re.compile(r"^\W*(?P<place>[A-Z][\w’'. -]{2,40}?),? (?:on )?(?=\d{1,2} [A-Z]|[A-Z][a-z]+ \d{1,2},)")
_DONE = re.compile(
    r"\b(?:[Dd]one|DONE|[Ss]igned|[Aa]dopted|[Ii]ssued) (?:at|"
    r"in) (?:the city of )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*),? (?:on |this )"
)


# "(Lima, May 4, 2021)" behind a long heading
_BRACKETS = re.compile(r"\((?P<place>[A-Z][\w’' -]{2,40}), (?=\d{1,2} [A-Z]|[A-Z][a-z]+ \d{1,2},)")


def _datelines(document: Document) -> Iterator[Span]:
    for paragraph in document.paragraphs[:5]:
        brackets = _BRACKETS.search(
            document.text, paragraph.span.start, min(paragraph.span.end, paragraph.span.start + 400)
        )
        if brackets:
            yield Span(brackets.start(), min(brackets.end() + 24, paragraph.span.end))
        if len(paragraph.span) < 90 and re.search(r"(?:19|20)\d\d", document.quote(paragraph.span)):
            yield paragraph.span
    for paragraph in document.paragraphs[-4:]:
        match = _DONE.search(document.text, paragraph.span.start, paragraph.span.end)
        if match:
            yield Span(match.start(), min(match.end() + 40, paragraph.span.end))


_NAME = r"[A-Z][\w’'ʻ-]+(?: (?:[A-Z][\w’'-]+|de|la|del|es|al)){0,3}"
_PLACE = re.compile(
    rf"\b(?:in|at|to|from)(?: the)?(?: city of| capital,?| [Ss]tate [Gg]uest [Hh]ouse in|"
    rf" sidelines of [^,.]{{3,60}} in)? (?P<place>(?:White House|Oval Office|Kremlin|{_NAME})(?:, (?:D\.C\.|DC))?)"
)
# "peace in Gaza", "visit to Japan", "the situation in …", "Ambassador to …": where something else is.
_TOPIC = re.compile(
    r"\b(?:peace|pause|war|situation|stability|conflict|security|development|cooperation|trade|attacks?|crisis|"
    r"violence|participation|elections?|reconstruction|"
    r"interests?|role|aggression|invasion|operations?|developments|investments?|born|based|engagement|relations|"
    r"events?|Ambassador|partnership|commitment|support|"
    r"assistance|aid|hostages?|efforts|rights|ceasefire|refugees|interest|leadership|presence|progress|particular|"
    r"addition|order|manner|spirit|context|migration)\s+$"
)
_VISIT = re.compile(r"\b(?:visit|welcomed|welcome|received|hosted|trip)\b[^.]{0,120}?\s$", re.IGNORECASE)
# "met … to review the work in Lima", "… including the Forum in Lima", "… ahead of the talks in Lima": not where they
# met.
_PURPOSE = re.compile(
    r"\bto (?!the\b|their\b|[A-Z])\w|\b(?:sidelines|margins|including|attend|attending|ahead of|due to|enshrined|"
    r"following|after|before|since|for (?:an? )?\w+ (?:update|briefing))\b"
)
_NO_PLACE = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday "
    "Saturday Sunday President Prime Minister Ministers Leaders Foreign Joint G7 G20 Summit Secretary Vice Chair "
    "Article International COVID-19 AI "
    "Congress Government Governments Chinese His Her Their Heads Parties Group North-South Mr".split()
)


def place(document: Document, told: Scene | None, title: str, kind_is_call: bool) -> Field[str] | None:
    """The town or house where the meeting was held, as written; None for calls and video links."""
    if kind_is_call:
        return None
    text = document.text
    found: list[tuple[int, Field[str]]] = []
    if told is not None and not _VIRTUAL.search(text, told.sentence.start, told.sentence.end):
        found.extend(_places(text, told))
    found.sort(key=lambda f: (f[0], f[1].spans[0].start))
    town = next((f for rank, f in found if rank < _STATE), None)
    if town is not None:
        return _town_of(document, town) if _HOUSE.search(town.value) else town
    return _of_line(document) or _of_title(title) or _here(document) or (found[0][1] if found else None)


_STATE = 2
_HOUSE = re.compile(r"\b(?:Palace|Hall|Hotel|Residence|House of Government)$")
# "Joint Statement on the Economic Meeting in Lima", "Joint Press Statement with Prime Minister Lee, Lima"
_TITLED = re.compile(rf"(?:\b(?:Meeting|Summit|Talks|Conference|Dialogue|Consultations) in |, )(?P<place>{_NAME})$")


def _town_of(document: Document, house: Field[str]) -> Field[str]:
    """ "LIMA, May 4 (Agency) -- … met at the State Palace": the town of the dateline."""
    line = _PRESS_LINE.search(document.text, 0, 300)
    if line is None:
        return house
    return Field(line["place"].title(), (Span(*line.span("place")),), rule="record.place-line", confidence=0.7)


def _of_line(document: Document) -> Field[str] | None:
    text = document.text
    for run in _datelines(document):
        match = (
            _DATELINE.match(text, run.start, run.end)
            or _DONE.search(text, run.start, run.end)
            or _BRACKETS.search(text, run.start, run.end)
        )
        if match and match["place"].split()[0] not in _NO_PLACE:
            return Field(match["place"], (Span(*match.span("place")),), rule="record.place-line", confidence=0.85)
    return None


def _of_title(title: str) -> Field[str] | None:
    match = _TITLED.search(title)
    if match is None or match["place"].split()[0] in _NO_PLACE or list(_people(match["place"])):
        return None
    return Field(match["place"], inferred_from="the title", rule="record.place", confidence=0.6)


def _places(text: str, told: Scene) -> Iterator[tuple[int, Field[str]]]:
    """Places in the sentence with their rank: a town or house behind the verb first, a country visited last."""
    stop = _PURPOSE.search(text, told.verb.end, told.sentence.end)
    end = min(told.sentence.end, told.verb.end + 260, stop.start() + 1 if stop else told.sentence.end)
    for match in _PLACE.finditer(text, told.sentence.start, end):
        name = match["place"]
        before = text[told.sentence.start : match.start()]
        word = match[0].split()[0]
        if (
            name.split()[0] in _NO_PLACE
            or _TOPIC.search(before)
            or re.match(r"[’']s? (?!capital)|[’']$", text[match.end("place") :])
        ):
            continue
        if re.search(rf"\b(?:{_HEADS})\b", name) or (word in ("to", "from") and not _VISIT.search(before)):
            continue
        if word == "in" and match.start() < told.verb.start and match.start() > told.sentence.start + 60:
            continue
        name, span = _without_state(name, match.start("place"))
        rank = (2 if list(_people(name)) else 0) + (match.start() < told.verb.start)
        yield rank, Field(name, (span,), rule="record.place", confidence=0.8 - 0.1 * rank)


_HEADS = (
    "Meeting|Summit|Dialogue|Conference|Forum|Ministerial|Declaration|Agreement|Partnership|Initiative|Council|"
    "Commission|Union|Assembly|Treaty|Group|Command|Plan|Charter|Convention|Protocol|Accords?|Resolution|Action|"
    "Program(?:me)?"
)


def _people(words: str) -> Iterator[PartyMention]:
    """Names of states in what should be a town."""
    return (m for m in named_in(words) if m.role is not PartyRole.CAPITAL)


def _without_state(name: str, start: int) -> tuple[str, Span]:
    """ "Perth Australia" is Perth."""
    last = list(_people(name))
    if last and last[-1].span.start > 0 and last[-1].span.end == len(name):
        name = name[: last[-1].span.start].rstrip(" ,")
    return name, Span(start, start + len(name))


# "LIMA, May 4 (Agency) -- Ministers agreed here on Tuesday …"
_PRESS_LINE = re.compile(
    r"^(?P<place>[A-Z][A-Z’' .-]{2,30})(?:, (?:[A-Z]\w+|[A-Z]\w+ \w+))?, (?=[A-Z][a-z]{2,8}\.? \d)", re.MULTILINE
)


def _here(document: Document) -> Field[str] | None:
    match = _PRESS_LINE.search(document.text, 0, 300)
    if match is None or not re.search(
        r"\bhere\b|\bat the (?:State|Presidential|Government|Great)", document.text[:900]
    ):
        return None
    return Field(match["place"].title(), (Span(*match.span("place")),), rule="record.place-here", confidence=0.7)


_CHAIRED = re.compile(
    r"\b(?:co-)?(?:chaired|hosted|presided over|co-hosted|convened)(?: and (?:chaired|"
    r"hosted))? by (?P<who>[^;.]{3,120})|"
    r"\bunder the (?:chairmanship|chair|presidency) of (?P<who_b>[^;.]{3,90})|"
    r"\bwith (?P<who_c>[^;.,]{3,90}) in the chair\b"
)
# "chaired by Minister Lee with the ministers of …": those behind "with" did not chair.
_OTHERS = re.compile(r",? (?:and )?(?:attended|with|together|was|were|took|where|which|who|in the presence)\b|[()]")


def chair(document: Document, told: Scene | None, mentions: Sequence[PartyMention]) -> Field[Code] | None:
    """The party that chaired or hosted the meeting, if the text says so of exactly one."""
    text = document.text
    run = Span(told.sentence.start, told.sentence.end) if told else Span(0, min(len(text), 1200))
    match = _CHAIRED.search(text, run.start, run.end)
    if match is not None:
        group = next(g for g in ("who", "who_b", "who_c") if match[g])
        return _only(text, mentions, Span(*match.span(group)))
    chairs = re.compile(r"\b(?:chaired|presided over)\b").search(text, run.start, run.end)
    if chairs is not None:
        subject = [m for m in mentions if run.start <= m.span.start < chairs.start() and len(m.codes) == 1]
        if subject:
            return Field(subject[-1].codes[0], (subject[-1].span,), rule="record.chair", confidence=0.85)
    return _host(text, told, mentions)


def _host(text: str, told: Scene | None, mentions: Sequence[PartyMention]) -> Field[Code] | None:
    """ "President Lee received the presidents of A, B and C": the host of several chairs; of one, nobody does."""
    if told is None or text[told.verb.start : told.verb.end] not in ("received", "hosted", "welcomed"):
        return None
    inside = [m for m in mentions if told.sentence.start <= m.span.start < told.sentence.end]
    subject = [m for m in inside if m.span.end <= told.verb.start and len(m.codes) == 1]
    stop = _PURPOSE.search(text, told.verb.end, told.sentence.end)
    end = stop.start() if stop else told.sentence.end
    guests = {c for m in inside if told.verb.end < m.span.start < end for c in m.codes}
    if not subject or len(guests - {subject[-1].codes[0]}) < 3:
        return None
    return Field(subject[-1].codes[0], (subject[-1].span,), rule="record.chair-host", confidence=0.7)


def _only(text: str, mentions: Sequence[PartyMention], run: Span) -> Field[Code] | None:
    """The one party named in ``run``; None where co-chairs of two parties stand."""
    cut = _OTHERS.search(text, run.start, run.end)
    end = cut.start() if cut else run.end
    found = [m for m in mentions if run.start <= m.span.start < end and len(m.codes) == 1]
    other = next((m for m in found if m.codes != found[0].codes), None)
    # "under the chairmanship of A, the ministers of B and C met": A; "chaired by A and B": nobody alone.
    if not found or (other is not None and re.search(r"\band\b|&", text[found[0].span.end : other.span.start])):
        return None
    return Field(found[0].codes[0], (found[0].span,), rule="record.chair")
