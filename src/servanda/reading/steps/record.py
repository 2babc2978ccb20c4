"""What the text is and which meeting it comes from. Reads document and mentions; writes the TextRecord."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from servanda.reading.about import publisher
from servanda.reading.about.attendance import adopted, attended
from servanda.reading.about.gathering import Dated, Scene, chair, days, place, scene
from servanda.reading.about.kind import is_one_voice, kind_of, standing_of
from servanda.reading.about.series import Name, form_of, names, numbered
from servanda.reading.about.sides import parties_of
from servanda.reading.about.tone import tone
from servanda.reading.about.upcoming import next_meeting
from servanda.reading.naming import named_in
from servanda.records import (
    Code,
    Document,
    Field,
    Meeting,
    PartialDate,
    PartyMention,
    Span,
    Statement,
    TextRecord,
    TextType,
)

__all__ = ["describe", "home_of_names", "publisher_party", "with_next"]

T = TypeVar("T")


def publisher_party(document: Document) -> Code | None:
    """The party whose organ published the text, None for a press agency or if nobody said."""
    return publisher.publisher_party(document.metadata.publisher)


def home_of_names(document: Document) -> Code | None:
    """The party whose office-holders need no country in this text: the organ's, or an agency's home.

    An agency that reports on two others ("France, Vietnam sign deals" in a paper of Jakarta) names nobody of its own.
    """
    home = publisher.home_of_names(document.metadata.publisher)
    if home is None or publisher_party(document) is not None:
        return home
    named = {code for mention in named_in(document.metadata.title or "") for code in mention.codes}
    return home if len(named) < 2 or home in named else None


def describe(
    document: Document, mentions: Sequence[PartyMention], in_title: Sequence[PartyMention], dated: Dated
) -> TextRecord:
    """The text's record without the next meeting. ``dated`` gives the dates named in a run of the text."""
    kind = kind_of(document)
    single = is_one_voice(document, kind.value)
    told = None if single else scene(document, dated)
    name = None if single else _name(document, told)
    meeting = _meeting(document, mentions, told, name, dated)
    return TextRecord(
        type=kind,
        standing=standing_of(document, kind.value),
        date=Field(document.metadata.date, inferred_from="the text's header") if document.metadata.date else None,
        meeting=meeting,
        parties=parties_of(document, mentions, in_title, kind.value, name, meeting.attended),
        tone=tone(document),
    )


def with_next(document: Document, about: TextRecord, found: Sequence[Statement], dated: Dated) -> TextRecord:
    """``about`` with the next meeting the text tells of, if any."""
    return replace(about, next_meeting=next_meeting(document, about.meeting, found, dated))


# "Readout of the call", "spoke today by telephone": nobody went anywhere.
_CALL = re.compile(r"\b(?:calls?|telephone|phone)\b", re.IGNORECASE)


def _meeting(
    document: Document, mentions: Sequence[PartyMention], told: Scene | None, name: Name | None, dated: Dated
) -> Meeting:
    title = document.metadata.title or ""
    call = bool(_CALL.search(title)) or (told is not None and document.quote(told.verb).startswith(("spoke", "talked")))
    # "Six foreign ministers set a course for the summit", on the Foreign Ministers' Meeting: its own name says more.
    form = "call" if call else form_of(name.series if name else "") or form_of(title)
    when = days(document, told, dated) or _day_of_text(document, told, call)
    number = _number(document, told, name)
    return Meeting(
        series=_field(name.series, name.span, "record.series") if name else None,
        format=Field(form, inferred_from="the meeting's name", rule="record.format") if form else None,
        ordinal=number,
        start=when[0] if when else None,
        end=when[1] if when else None,
        place=place(document, told, title, call),
        chair=chair(document, told, mentions),
        attended=attended(document, mentions, told),
        adopted=adopted(document, mentions),
    )


# On the margins of, before or after another meeting: that one is not the text's.
_ELSEWHERE = re.compile(
    r"\b(?:sidelines|margins|ahead|outcomes?|implementation|results?|preparations?|during|following|after|since|"
    r"before|previous|last|as part|"
    r"including|attend|attending|prior|noted|recalled|built on|builds on|launched at|agreed at|reached at|"
    r"made at)\b[^,;]{0,50}$",
    re.IGNORECASE,
)
_TITLE_BODY = re.compile(r"^(?P<body>G7|G20|BRICS|Quad|ASEAN)\b(?![-–])")


def _name(document: Document, told: Scene | None) -> Name | None:
    """The name of the meeting that was held: where it is told, else in the title, else the publishing mechanism's."""
    title = document.metadata.title or ""
    title = title.title() if title.isupper() else title
    here = _told_name(document, told)
    titled = [
        replace(n, span=None, ordinal_span=None) for n in names(title, Span(0, len(title))) if not _margin(title, n)
    ]
    if titled and here is not None:
        return _fuller(here, titled[0])
    if titled or here is not None:
        return here or titled[0]
    said = document.metadata.publisher or ""
    mechanism = next(iter(names(said, Span(0, len(said)))), None)
    if mechanism is not None and not publisher.is_press(said):
        return replace(mechanism, span=None, ordinal_span=None)
    body = _TITLE_BODY.match(title)  # "G7 Leaders' Statement on …": the series is the body's
    return Name(body["body"], None) if body else None


def _fuller(here: Name, titled: Name) -> Name:
    """The one with a number, else the title's; of two that are the same the longer: a headline says "FMs' meeting"."""
    if here.ordinal != titled.ordinal:
        return here if titled.ordinal is None else titled
    same = here.ordinal is not None or set(titled.series.split()) <= set(here.series.split())
    return here if same and len(here.series) >= len(titled.series) else titled


def _told_name(document: Document, told: Scene | None) -> Name | None:
    if told is None:
        return None
    near = [
        n for n in names(document.text, told.sentence) if n.span is not None and _belongs(document.text, told, n.span)
    ]
    return next((n for n in near if n.ordinal is not None), near[0] if near else None)


def _belongs(text: str, told: Scene, at: Span) -> bool:
    """Whether the verb tells of this meeting: "X was held", "chaired the X", "met … for the X", "At the X, …"."""
    before = text[told.sentence.start : at.start]
    if _ELSEWHERE.search(before):
        return False
    if at.end <= told.verb.start:
        return told.verb.start - at.end < 120
    between = text[told.verb.end : at.start]
    return len(between) < 60 or bool(
        re.search(
            r"\b(?:for|at|of|in|attended|convened|held|joined)(?: the| a| an)?(?: annual)?(?: [\w-]+)? ?$", between
        )
    )


def _margin(title: str, name: Name) -> bool:
    return bool(_ELSEWHERE.search(title[: title.find(name.series.split("-")[0])]))


def _number(document: Document, told: Scene | None, name: Name | None) -> Field[int] | None:
    if name is None:
        return None
    if name.ordinal is not None:
        return _field(name.ordinal, name.ordinal_span, "record.ordinal")
    # "held the sixth meeting in the “North – South” format": the number stands apart from the name.
    found = numbered(document.text, Span(told.verb.end, min(told.verb.end + 60, told.sentence.end))) if told else None
    if found is None or _ELSEWHERE.search(document.text[told.verb.end : found[1].start] if told else ""):
        return None
    return Field(found[0], (found[1],), rule="record.ordinal", confidence=0.8)


def _day_of_text(
    document: Document, told: Scene | None, call: bool
) -> tuple[Field[PartialDate], Field[PartialDate] | None] | None:
    """ "had a telephone conversation with …" without a day: a readout comes out on the day itself."""
    base = document.metadata.date
    if base is None:
        return None
    opening = document.text[:500]
    kind = kind_of(document).value
    told_of = told is not None and not _ANOTHER_DAY.search(document.quote(told.sentence))
    readout = told_of and (
        call or kind is TextType.READOUT or (told is not None and document.quote(told.verb) == "meet")
    )
    spoken = kind is TextType.OTHER and "oint" in (document.metadata.title or "") and "today" in opening
    if not (readout or spoken or _LEADERS_TODAY.match(opening)):
        return None
    return Field(base, (), f"the text's date, {base}", "record.day", 0.7), None


# "Last week, officials hosted …": some day, but not this one.
_ANOTHER_DAY = re.compile(r"\b(?:last|earlier this|previous) (?:week|month|year)\b|\brecently\b", re.IGNORECASE)
# "President A and Prime Minister B today reaffirmed …": leaders who act together on a day have met on it.
_LEADERS_TODAY = re.compile(
    r"\W*(?:We, )?(?:(?:Vice )?President|Prime Minister|Chancellor)\b[^.]{0,160}\band\b[^.]{0,60}\btoday\b"
)


def _field(value: T, span: Span | None, rule: str) -> Field[T]:
    return Field(value, (span,), rule=rule) if span is not None else Field(value, inferred_from="the title", rule=rule)
