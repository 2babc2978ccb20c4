"""From drafts to statements:

every field with its words. Reads drafts, mentions, amounts, periods, areas; writes Statements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from servanda.reading.grammar import Draft
from servanda.reading.grammar.nominal import is_meeting
from servanda.reading.people import Mentions
from servanda.reading.receivers import Round, receivers
from servanda.reading.stance import polarity
from servanda.reading.syntax import Sentence, Word
from servanda.records import (
    Amount,
    Attribution,
    Call,
    Code,
    Commitment,
    Content,
    Decision,
    Event,
    Field,
    Force,
    Jointness,
    Kind,
    PartialDate,
    Period,
    Polarity,
    Position,
    Progress,
    Span,
    Statement,
)

__all__ = ["Found", "build", "clause_span"]


@dataclass(frozen=True, slots=True)
class Found:
    """What other steps found in a statement's words."""

    holders: Field[tuple[Code, ...]]
    jointness: Jointness
    attribution: Attribution
    areas: Field[tuple[str, ...]]
    amounts: tuple[Field[Amount], ...]
    periods: tuple[Field[Period], ...]
    dates: tuple[Field[PartialDate], ...]
    addressees: Field[tuple[Code, ...]] | None = None
    table: Round = field(default_factory=Round)
    instrument: Field[str] | None = None


def clause_span(sentence: Sentence, draft: Draft) -> Span:
    """The words of a draft whose run is cut."""
    last = draft.end if draft.end is not None else draft.verb.i
    return Span(sentence.words[draft.start].start, sentence.words[last].end)


def build(text: str, sentence: Sentence, draft: Draft, found: Found, mentions: Mentions) -> Statement:
    """The statement of ``draft`` with every field tied to its words."""
    span = clause_span(sentence, draft)
    content = _content(text, sentence, draft, found, mentions, span)
    context = _context(sentence, draft, span)
    return Statement(
        span=span,
        content=content,
        holders=found.holders,
        paragraph=sentence.paragraph,
        jointness=found.jointness,
        according_to=found.attribution,
        context=context,
        confidence=round(draft.sure, 3),
        rules=(draft.rule,),
    )


def _context(sentence: Sentence, draft: Draft, span: Span) -> tuple[Span, ...]:
    """The lead-in of an item, or the subject of a clause that shares it with an earlier one."""
    if draft.lead is not None:
        return (draft.lead.span,)
    if draft.subject is None or draft.subject.start >= span.start:
        return ()
    words = [sentence.words[i] for i in sentence.subtree(draft.subject)]
    run = sentence.run([w for w in words if w.end <= span.start] or [draft.subject])
    return (run,)


def _content(text: str, sentence: Sentence, draft: Draft, found: Found, mentions: Mentions, span: Span) -> Content:
    verb = Span(draft.verb.start, draft.verb.end)
    action = Field(draft.lemma, (verb,), rule=draft.rule)
    if draft.kind is Kind.COMMITMENT:
        return _commitment(text, sentence, draft, found, mentions, span)
    if draft.kind is Kind.POSITION:
        target = _target(text, sentence, draft, span)
        stance = polarity(text[span.start : span.end], draft.rule, draft.polarity or Polarity.SUPPORT)
        return Position(Field(stance, (verb,), rule=draft.rule), target)
    if draft.kind is Kind.CALL:
        return Call(found.addressees or Field((), inferred_from="nobody is named", rule="call"), action)
    if draft.kind is Kind.DECISION:
        return Decision(action, found.instrument, found.amounts)
    if draft.kind is Kind.PROGRESS:
        about = _phrase_after(text, sentence, _done(sentence, draft), span)
        return Progress(about, found.amounts)
    return _event(text, sentence, draft, found, mentions, span)


def _done(sentence: Sentence, draft: Draft) -> Word:
    """What got on: "trade has grown", but of "We have opened three centres" the centres."""
    subject = draft.subject
    if subject is None or subject.tag in ("PRP", "DT"):
        return sentence.kid(draft.verb, "dobj") or draft.verb
    return subject


def _commitment(
    text: str, sentence: Sentence, draft: Draft, found: Found, mentions: Mentions, span: Span
) -> Commitment:
    verb = Span(draft.verb.start, draft.verb.end)
    helped, affected = receivers(text, sentence, draft, span, found.holders.value, mentions, found.table)
    return Commitment(
        force=Field(draft.force or Force.FIRM, _marker(sentence, draft), rule=draft.rule),
        action=Field(draft.lemma, (verb,), rule=draft.rule),
        negated=draft.negated,
        beneficiaries=helped,
        affected=affected,
        quantities=found.amounts,
        period=found.periods[0] if found.periods else None,
        areas=found.areas,
    )


_READY = frozenset(["ready", "willing", "commitment", "intention"])


def _marker(sentence: Sentence, draft: Draft) -> tuple[Span, ...]:
    """The words before the act that set its force: "agreed to", "will"."""
    marks = [
        w for w in sentence.words[max(0, draft.start - 40) : draft.verb.i]
        if w.tag == "MD" or (w.is_verb and w.i != draft.verb.i) or w.low in _READY
    ]  # fmt: skip
    return tuple(Span(w.start, w.end) for w in marks[-2:]) or (Span(draft.verb.start, draft.verb.end),)


def _target(text: str, sentence: Sentence, draft: Draft, span: Span) -> Field[str]:
    """What is valued or rejected: the object's words, else what follows the verb."""
    thing = draft.target or sentence.kid(draft.verb, "dobj")
    if thing is not None:
        for prep in sentence.kids(thing, "prep"):
            noun = sentence.kid(prep, "pobj", "pcomp")
            if noun is not None and thing.lemma in (
                "importance",
                "need",
                "support",
                "concern",
                "commitment",
                "appreciation",
                "satisfaction",
                "opposition",
                "hope",
                "value",
                "role",
                "regret",
                "confidence",
                "gratitude",
                "note",
                "favour",
                "favor",
            ):
                thing = noun
                break
        return _going_on(text, _phrase_after(text, sentence, thing, span), span)
    start = min(draft.verb.end + 1, span.end)
    linking = _LINKING.match(text, start, span.end)
    start = linking.end() if linking is not None else start
    run = Span(start, span.end) if start < span.end else span
    return Field(text[run.start : run.end], (run,), rule="position.target", confidence=0.6)


# "agreed with the assessment", "noted that trade grew": the word in between is no part of what is valued.
_LINKING = re.compile(r"(?:highly of|(?:in )?favou?r of|in support of|with|in|that|by|of|for|on) ")
# "the importance of modern ports and deepening trade", "support for Peru in hosting the summit": the parse stops short.
_GOES_ON = re.compile(r",? (?:and|or|as well as|in \w+ing)\b")


def _going_on(text: str, target: Field[str], span: Span) -> Field[str]:
    """The target to the end of the position's words, where what follows it is coordinated with it."""
    run = target.spans[0]
    if run.end >= span.end or not _GOES_ON.match(text, run.end, span.end):
        return target
    longer = Span(run.start, span.end)
    return Field(text[longer.start : longer.end], (longer,), rule=target.rule, confidence=target.confidence)


def _phrase_after(text: str, sentence: Sentence, word: Word, span: Span) -> Field[str]:
    words = [sentence.words[i] for i in sentence.subtree(word)]
    inside = [w for w in words if span.start <= w.start and w.end <= span.end] or [word]
    run = sentence.run(inside)
    run = Span(run.start, min(run.end, max(span.end, word.end)))
    return Field(text[run.start : run.end], (run,), rule="target.phrase", confidence=0.8)


_PLACE = re.compile(
    r"\b(?:in|at) (?:the (?:city|capital) of )?(?P<place>[A-Z][\w’'.-]+(?:(?: |, )[A-Z][\w’'.-]+){0,3})"
)
_NO_PLACE = frozenset(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday".split()
)


def _event(text: str, sentence: Sentence, draft: Draft, found: Found, mentions: Mentions, span: Span) -> Event:
    name = _meeting_name(text, sentence, draft, span)
    place = next(
        (m for m in _PLACE.finditer(text, span.start, span.end) if m["place"].split()[0] not in _NO_PLACE), None
    )
    host: Field[Code] | None = None
    if draft.verb.lemma in ("host", "chair") and len(found.holders.value) == 1:
        host = Field(found.holders.value[0], found.holders.spans, rule="event.host")
    elif place is not None:
        for mention in mentions.within(Span(place.start("place"), place.end("place"))):
            if len(mention.codes) == 1:
                host = Field(mention.codes[0], (mention.span,), "the place's state", "event.host", 0.6)
                break
    return Event(
        name=name,
        date=found.dates[0] if found.dates else None,
        place=Field(place["place"], (Span(*place.span("place")),), rule="event.place", confidence=0.7)
        if place
        else None,
        host=host,
    )


def _meeting_name(text: str, sentence: Sentence, draft: Draft, span: Span) -> Field[str]:
    verb = draft.verb
    near = (verb, sentence.kid(verb, "nsubjpass"), sentence.kid(verb, "dobj"), sentence.kid(verb, "nsubj"))
    inside = [w for w in sentence.words if span.start <= w.start and w.end <= span.end]
    # "We gathered in Kuala Lumpur for the 14th Summit": the meeting's noun may stand anywhere in the words.
    found = (w for w in (*near, *inside) if w is not None and is_meeting(w) and w in inside and w.dep != "compound")
    noun = next(found, None)
    noun = noun or (verb if verb.is_noun else near[1] or near[2])
    if noun is None:
        return Field(text[span.start : span.end], (span,), rule="event.name", confidence=0.5)
    skip: set[int] = set()
    for kid in sentence.kids(noun, "relcl", "acl", "advcl", "punct", "appos"):
        skip.update(sentence.subtree(kid))
    for kid in sentence.kids(noun, "prep"):
        of = sentence.kid(kid, "pobj")
        if of is not None and of.tag == "WDT":  # "the next meeting of which"
            skip.update(sentence.subtree(kid))
    words = [sentence.words[i] for i in sentence.subtree(noun) if i not in skip and i <= noun.i + 8]
    words = [w for w in words if span.start <= w.start and w.end <= span.end] or [noun]
    if words[0].tag == "DT" and len(words) > 1:
        words = words[1:]
    run = sentence.run(words)
    return Field(text[run.start : run.end], (run,), rule="event.name", confidence=0.7)
