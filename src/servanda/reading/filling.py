"""Drafts become statements: holders, time, amounts and areas are looked up for each, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from servanda.reading import dating, speakers
from servanda.reading.finding import Found
from servanda.reading.grammar import Draft
from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.naming import named_in
from servanda.reading.receivers import Round
from servanda.reading.steps import amounts, areas, holders, instruments, parties, periods, statements
from servanda.reading.syntax import Sentence, Word
from servanda.records import (
    Attribution,
    Code,
    Document,
    Field,
    Force,
    Kind,
    PartialDate,
    PartyMention,
    Period,
    Span,
    Statement,
    TextRecord,
)

__all__ = ["fill"]


def fill(
    document: Document, found: Iterable[Found], directory: parties.Directory, about: TextRecord, home: Code | None
) -> Iterator[Statement]:
    """The statements of drafts given in the order of the text."""
    turns = speakers.turns(
        document.text, directory.mentions, home, document.metadata.title or "", directory.in_title(document)
    )
    quoted = speakers.quotations(document.text, directory.mentions)
    who = holders.Holders(document.text, directory, about, home, document.metadata.publisher, turns, quoted)
    table, around = _table(document, about), areas.Surroundings(document)
    binding = _CONTRACTING.search(document.text) is not None
    for one in found:
        if binding and one.draft.force is Force.FIRM and _wills(one):
            one.draft.force = Force.BINDING
        yield _filled(document, one, directory, who, home, table, around)


# "The High Contracting Parties will develop cooperation": what the parties of a treaty will do, they shall.
_CONTRACTING = re.compile(r"\bContracting Part(?:y|ies)\b")


def _wills(one: Found) -> bool:
    """Whether "will" makes the promise, and no weaker word."""
    words = (one.draft.lead or one.sentence).words
    return any(w.tag == "MD" and w.low == "will" and w.start < one.draft.verb.start for w in words)


def _table(document: Document, about: TextRecord) -> Round:
    """Who is at the table, whom the title names, and whom it is about: "Statement on support *for* Ukraine"."""
    title = document.metadata.title or ""
    named = tuple(named_in(title))
    topics = [
        m for m in named if re.search(r"\b(?:on|for|to|of|regarding)(?: the)?(?: \w+ in)? $", title[: m.span.start])
    ]
    return Round(about.parties.value, _codes(named), _codes(topics))


def _codes(named: Iterable[PartyMention]) -> tuple[Code, ...]:
    return tuple(dict.fromkeys(c for m in named for c in m.codes))


def _filled(
    document: Document,
    one: Found,
    directory: parties.Directory,
    who: holders.Holders,
    home: Code | None,
    table: Round,
    around: areas.Surroundings,
) -> Statement:
    sentence, draft = one.sentence, one.draft
    span = statements.clause_span(sentence, draft)
    owner = draft.lead or sentence
    named = who.of(sentence, draft)
    speaker = who.resolve(sentence, draft.speaker) if draft.speaker is not None else None
    found = statements.Found(
        holders=named,
        jointness=who.jointness(owner, draft.subject, named.value),
        attribution=_according(document, sentence, draft, speaker, named),
        areas=around.areas(span, sentence.span, sentence.paragraph, one.tagged)
        if draft.kind is Kind.COMMITMENT
        else Field(()),
        amounts=tuple(amounts.amounts(document.text, span, home, sentence, table.parties))
        if draft.kind is not Kind.EVENT
        else (),
        periods=_periods(document, sentence, draft, span) if draft.kind is Kind.COMMITMENT else (),
        dates=_dates(document, sentence, draft, span) if draft.kind is Kind.EVENT else (),
        addressees=_addressees(document, sentence, draft, directory) if draft.kind is Kind.CALL else None,
        table=table,
        instrument=_instrument(document, sentence, span) if draft.kind is Kind.DECISION else None,
    )
    return statements.build(document.text, sentence, draft, found, directory)


# Verbs of meeting whose day, if nothing else is said, is the text's own: "spoke by telephone with the Prime Minister".
_OF_THE_DAY = frozenset("meet speak have hold talk convene conduct host welcome receive visit co-host".split())


def _of_the_day(draft: Draft) -> bool:
    """Whether an event without a date is the one the text tells of: told in the past, not named in passing."""
    told = draft.rule.startswith("event.") and draft.rule.removeprefix("event.") in _OF_THE_DAY
    return told or (draft.rule == "learned.event" and draft.verb.tag == "VBD" and draft.verb.lemma in _OF_THE_DAY)


_SINCE = re.compile(r"\bsince\s$")  # "the first visit since 2005" was not in 2005


_TAKING_PLACE = frozenset("hold take convene host schedule open conclude".split())


def _dating(sentence: Sentence, draft: Draft, span: Span) -> Iterator[Span]:
    """Where an event's date may stand: its words, a clause behind its noun, and its sentence where it is told outright.

    "the 8th session, which took place in 2013": what its clause adds.
    """
    yield span
    clause = sentence.kid(draft.verb, "relcl", "acl") if draft.verb.is_noun else None
    if clause is not None and clause.lemma in _TAKING_PLACE:
        yield Span(span.start, max(span.end, sentence.words[sentence.subtree(clause)[-1]].end))
    if not draft.nested:
        yield sentence.span


def _dates(document: Document, sentence: Sentence, draft: Draft, span: Span) -> tuple[Field[PartialDate], ...]:
    """The event's own date, else its sentence's, else the text's where the text is about it."""
    base = document.metadata.date
    for run in _dating(sentence, draft, span):
        found = tuple(dating.dates(document.text, run, base))
        found = tuple(
            f for f in found if not _SINCE.search(document.text[max(0, f.spans[0].start - 7) : f.spans[0].start])
        )
        if found:
            return tuple(sorted(found, key=lambda f: -len(str(f.value))))  # "this year's summit on April 22": the day
    if base is not None and _of_the_day(draft) and document.paragraphs[sentence.paragraph].ordinal <= 3:
        return (Field(base, (), f"the text's date, {base}", "time.text", 0.7),)
    return ()


_OPENINGS = frozenset(
    "in over by during within for this next later from throughout before until starting beginning effective as "
    "ahead between late early on".split()
)


def _periods(document: Document, sentence: Sentence, draft: Draft, span: Span) -> tuple[Field[Period], ...]:
    """The clause's own time, else that of the phrase the sentence opens with, else the lead-in's.

    "In the coming weeks, the two sides will negotiate the Agreement, prepare it for signature and …": all of them.
    """
    runs = [span]
    opening = sentence.words[0].low if sentence.words else ""
    first = next((w for w in sentence.words if w.dep in ("nsubj", "nsubjpass")), None)
    if first is not None and opening in _OPENINGS:
        runs.append(Span(sentence.span.start, max(first.start, sentence.span.start)))
    runs += [sentence.run([sentence.words[i] for i in sentence.subtree(k)]) for k in _fronted(sentence, draft, span)]
    if draft.lead is not None:
        runs.append(draft.lead.span)
    for run in runs:
        found = tuple(periods.periods(document.text, run, document.metadata.date))
        if found:
            return found
    return ()


def _fronted(sentence: Sentence, draft: Draft, span: Span) -> Iterator[Word]:
    """What stands before an act and belongs to it: "…, and in 2026 ⟨invite 300 teachers⟩"."""
    for kid in sentence.kids(draft.verb, "prep", "npadvmod"):
        if kid.start < span.start and kid.i < draft.verb.i:
            yield kid


def _instrument(document: Document, sentence: Sentence, span: Span) -> Field[str] | None:
    """The name of what a decision signed or adopted: the first instrument in its words."""
    named = instruments.instruments(sentence, document.text)
    return next((one.name for one in named if one.span.overlaps(span)), None)


def _according(
    document: Document,
    sentence: Sentence,
    draft: Draft,
    speaker: Field[tuple[Code, ...]] | None,
    named: Field[tuple[Code, ...]],
) -> Attribution:
    word, codes = draft.speaker, speaker.value if speaker is not None else ()
    if word is None and _speaks(sentence, draft.subject):
        word, codes = draft.subject, named.value  # "Wang emphasised …": he says it, and it is his position
    if word is None or sentence.words[word.i] is not word:
        return Attribution(publisher=document.metadata.publisher)
    run = sentence.run([sentence.words[i] for i in sentence.subtree(word)][:12])
    said = Field(document.text[run.start : run.end], (run,), rule="speech")
    return Attribution(said, codes, document.metadata.publisher)


def _speaks(sentence: Sentence, subject: Word | None) -> bool:
    """Whether the subject is somebody by name whose verb is one of saying."""
    if subject is None or subject.i >= len(sentence.words) or sentence.words[subject.i] is not subject:
        return False
    # "The Summit was held in Xi'an" says nothing, though who holds a view speaks.
    named = subject.tag in ("NNP", "PRP") and subject.low not in ("we", "it", "they") and subject.dep != "nsubjpass"
    return named and _says(sentence, subject)


def _says(sentence: Sentence, subject: Word) -> bool:
    return sentence.words[subject.head].lemma in vocabulary().speech


def _addressees(
    document: Document, sentence: Sentence, draft: Draft, directory: parties.Directory
) -> Field[tuple[Code, ...]]:
    word = draft.addressee
    if word is None:
        return Field((), inferred_from="nobody is named", rule="call.nobody")
    run = sentence.run([sentence.words[i] for i in sentence.subtree(word)][:14])
    codes = tuple(dict.fromkeys(c for m in directory.within(run) for c in m.codes))
    said = document.text[run.start : run.end]
    return Field(codes or (Code(said),), (run,), rule="call.addressee")
