"""Treaties, declarations and plans, and how far on their way. Reads parsed sentences; writes Instruments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from servanda.lexicon import load
from servanda.reading.syntax import Sentence, Word
from servanda.records import Field, Instrument, InstrumentType, Span, Stage

__all__ = ["bare_name", "instruments", "type_of", "with_confidence"]

# Heads too common to be an instrument without a name or a stage of its own: "in accordance with the framework".
_LOOSE = frozenset(
    {
        "framework",
        "strategy",
        "principles",
        "amendment",
        "protocol",
        "arrangement",
        "statement",
        "contract",
        "compact",
        "guidelines",
    }
)
# What a paper is while its next step lies ahead: before it is signed it is agreed, before it is adopted it is drafted.
_BEFORE = {
    Stage.SIGNED: Stage.AGREED,
    Stage.RATIFIED: Stage.SIGNED,
    Stage.ADOPTED: Stage.DRAFTING,
    Stage.AGREED: Stage.DRAFTING,
}
# "a free trade agreement (FTA)", "an agreement (the “123 Agreement”)": a second name for what was just named.
_ALIAS = re.compile(r"\((?:the )?[“\"']?(?:[\w-]+ )?$")
_ECHO = re.compile(r"^Joint\s|\s(?:for signature|entering into force|to be signed|enters? into force)\b.*$", re.DOTALL)
_MADE = frozenset("sign develop elaborate formulate create establish draft consider explore propose seek".split())
_ENDED = frozenset("conclusion conclude complete completion".split())
_GOING_ON = frozenset("continue accelerate speed advance intensify discussion".split())
_OPENING = frozenset(
    "commencement launch launching begin commence start initiate open consider explore develop elaborate draw "
    "create formulate propose "
    "possibility request pursue".split()
)
# A declaration is not agreed first: it is issued, and with that adopted.
_ISSUED = frozenset("issue launch endorse release announce unveil join approve".split())
_ISSUABLE = frozenset(
    "declaration statement communique communiqué plan roadmap vision guidelines programme program strategy rules "
    "concept principles charter statute".split()
)
# "Treaty of Good-Neighbourliness and Friendly | Cooperation among …": a name goes on through capitals and small words.
_REST_OF_NAME = re.compile(
    r"(?:\s(?:(?:of|on|for|in|to|the|with|between|among|and)\s){0,2}(?!The\b|President|Prime|Minister|Both|"
    r"We\b|[A-Z]{4,}(?<!BRIC)S\b)[A-Z][\w’'-]*)+(?:\s(?:countries|states|parties))?"
)


_AT_THE_HEAD = 12
"""Words within which a list item names its paper."""


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, InstrumentType]]:
    types = {word: kind for kind, words in load().instruments.types.items() for word in words}
    either = "|".join(re.escape(w) for w in sorted(types, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE), types


@cache
def _stages() -> dict[str, Stage]:
    stages: dict[str, Stage] = {}
    for stage in (
        Stage.SIGNED,
        Stage.RATIFIED,
        Stage.ADOPTED,
        Stage.ENDED,
        Stage.IN_FORCE,
        Stage.AGREED,
        Stage.DRAFTING,
        Stage.PROPOSED,
    ):
        for word in load().instruments.stages.get(stage, []):
            stages.setdefault(word, stage)
    return stages


def instruments(sentence: Sentence, text: str, listed: tuple[Stage, Span] | None = None) -> Iterator[Instrument]:
    """The instruments the sentence puts at a stage (coding guide, section 7: without a stage, no line).

    ``listed`` is what the heading or lead-in says of the papers with which the items below it begin.
    """
    pattern, types = _heads()
    for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
        first = match[0].lower().split()[0]
        at = (
            match.start() + len(first) if " of " in match[0].lower() else match.end()
        )  # "memorandum" heads "of understanding"
        head = next((w for w in sentence.words if w.start < at <= w.end), None)
        if head is None or not head.is_noun or head.dep == "compound" or _ALIAS.search(text, 0, match.start()):
            continue
        own = _stage(sentence, head)
        stage: _Told
        if (
            listed is not None
            and _begins(sentence, head)
            and not (own is not None and _knows_better(sentence, own, listed[0]))
        ):
            stage, rule = (*listed, ""), "instruments.listed"
        elif own is not None:
            stage, rule = (own[0], Span(own[1].start, own[1].end), own[1].lemma), "instruments.stage"
        else:
            continue
        span, name = _phrase(sentence, head, match.start(), text)
        named = any(w.tag.startswith("NNP") for w in sentence.words if name.start <= w.start and w.end <= name.end)
        if _is_echo(sentence, head, name, text) and stage[0] not in (Stage.SIGNED, Stage.ADOPTED, Stage.RATIFIED):
            continue
        if not _worth_a_line(head, stage, named=named):
            continue
        kind = types[match[0].lower()]
        yield Instrument(
            span,
            Field(text[name.start : name.end], (name,), rule="instruments.name"),
            Field(kind, (Span(*match.span()),), rule="instruments.type"),
            Field(stage[0], (stage[1],), rule=rule, confidence=0.7),
            sentence.paragraph,
            confidence=0.75 if named else 0.55,
        )


_Told = tuple[Stage, Span, str]
"""A stage, the words that tell it, and their lemma."""


def _knows_better(sentence: Sentence, own: tuple[Stage, Word], listed: Stage) -> bool:
    """Whether an item's own words count more than its heading: "Agreement on Transit, to be concluded by 2027"."""
    further = _happened(sentence, own[1]) and _rung(own[0]) > _rung(listed)
    return further or any(k.tag in ("TO", "MD") for k in sentence.kids(own[1], "aux"))


def _begins(sentence: Sentence, head: Word) -> bool:
    """Whether the sentence begins with the paper: "- Agreement on Air Services"; no verb stands before it."""
    return head.i < _AT_THE_HEAD and not any(w.is_verb for w in sentence.words[: head.i])


def _worth_a_line(head: Word, stage: _Told, *, named: bool) -> bool:
    """Whether the words stand for a paper of its own at this stage.

    Not "the framework", unless it is named or signed; not a framework that is launched, for that is a programme; not
    "agreements" on the way or in use.
    """
    loose = head.lemma in _LOOSE or head.low in _LOOSE
    if loose and ((not named and stage[0] is not Stage.SIGNED) or stage[2] == "launch"):
        return False
    many = head.tag == "NNS" and stage[0] not in (Stage.SIGNED, Stage.RATIFIED, Stage.ADOPTED, Stage.AGREED)
    return not many or named


def _is_echo(sentence: Sentence, head: Word, name: Span, text: str) -> bool:
    """ "the Agreement entering into force", "this Joint Declaration": a word for an instrument named elsewhere."""
    own = _ECHO.sub("", text[name.start : name.end])
    return len(own.split()) < 2 and any(
        k.low in ("the", "this", "that", "our", "its", "their") for k in sentence.kids(head, "det", "poss")
    )


def _phrase(sentence: Sentence, head: Word, match_start: int, text: str) -> tuple[Span, Span]:
    """The noun phrase with its determiner, and the name without it."""
    inside = sentence.subtree(head)
    low, high = head.i, head.i
    for i in sorted((i for i in inside if i < head.i), reverse=True):
        word = sentence.words[i]
        inner = (
            word.dep == "cc"
            and i > 0
            and sentence.words[i - 1].tag.startswith("NNP")
            and sentence.words[i + 1].tag.startswith("NNP")
        )
        if i < low - 1 or word.text in (",", ";", "(", ")") or (word.dep == "cc" and not inner):
            break
        low = i
    clauses = _beside(sentence, inside)
    for i in (i for i in inside if i > head.i):
        word = sentence.words[i]
        if i in clauses:
            break
        if (
            i > high + 1
            or word.text in (",", ";", ".")
            or word.dep in ("relcl", "advcl")
            or (word.dep == "cc" and word.head == head.i)
        ):
            break
        if word.dep == "conj" and word.head == head.i:
            break
        high = i
    longer = _REST_OF_NAME.match(text, sentence.words[high].end) if head.tag.startswith("NNP") else None
    end = longer.end() if longer is not None and longer.end() <= sentence.span.end else sentence.words[high].end
    first = sentence.words[low]
    name_low = low + 1 if first.tag in ("DT", "PRP$") and low < head.i else low
    span = Span(min(first.start, match_start), end)
    return span, Span(min(sentence.words[name_low].start, match_start) if name_low > low else span.start, span.end)


def _beside(sentence: Sentence, inside: list[int]) -> set[int]:
    """What relative clauses add, without those that tell the stage: "the treaty which both signed in May"."""
    clauses = (k for i in inside for k in sentence.kids(sentence.words[i], "relcl") if k.lemma not in _stages())
    return {j for clause in clauses for j in sentence.subtree(clause)}


def _stage(sentence: Sentence, head: Word) -> tuple[Stage, Word] | None:
    """The stage by the nearest word below or above that tells one: "begin the process of signing", not "signing"."""
    chain = list(sentence.ancestors(head))[:9]
    nearest = _nearest(sentence, chain)
    told = _modified(sentence, head)
    if told is not None:
        # "to implement the Agreement signed in 1988": it is in force by now.
        in_use = told[0] is Stage.SIGNED and nearest is not None and nearest[0] is Stage.IN_FORCE
        # "the memorandum, initialled in May, was signed": how far it has come is said last.
        further = nearest is not None and _happened(sentence, nearest[1]) and _rung(nearest[0]) > _rung(told[0])
        return nearest if in_use or further else told
    if nearest is None:
        return None
    return _settled(sentence, head, chain, *nearest), nearest[1]


def _rung(stage: Stage) -> int:
    return list(Stage).index(stage)


def _happened(sentence: Sentence, word: Word) -> bool:
    """ "signed", "was signed", "has been signed": not "will be signed"."""
    ahead = any(k.tag in ("MD", "TO") for k in sentence.kids(word, "aux"))
    return word.tag in ("VBD", "VBN") and not ahead


def _in_effect(sentence: Sentence, word: Word) -> bool:
    """ "took effect", "came into effect", "entered into force": the verb, or one coordinated with it."""
    for verb in (word, *sentence.kids(word, "conj")):
        preps = (sentence.kid(prep, "pobj") for prep in sentence.kids(verb, "prep") if prep.low == "into")
        things = {thing.low for thing in (sentence.kid(verb, "dobj"), *preps) if thing is not None}
        if verb.lemma in ("take", "come", "enter") and things & {"effect", "force"} and _happened(sentence, verb):
            return True
    return False


def _modified(sentence: Sentence, head: Word) -> tuple[Stage, Word] | None:
    """What a word below says: "the draft convention", "the proposed treaty", "the agreement signed in May"."""
    stages = _stages()
    for kid in sentence.kids(head, "acl", "relcl", "amod", "compound"):
        if kid.low == "draft":
            return Stage.DRAFTING, kid
        if kid.low == "developed" and kid.dep == "acl":  # "the Code of Conduct developed within the Initiative"
            return Stage.AGREED, kid
        if kid.is_verb and kid.lemma in stages and kid.tag in ("VBN", "VBD", "VBZ"):
            return stages[kid.lemma], kid
        if kid.dep == "amod" and kid.low in stages and not kid.text[:1].isupper():  # "the Early Warning Protocol"
            return stages[kid.low], kid
    return None


def _nearest(sentence: Sentence, chain: Sequence[Word]) -> tuple[Stage, Word] | None:
    stages = _stages()
    for word in chain:
        if word.is_verb and _in_effect(sentence, word):
            return Stage.IN_FORCE, word
        key = word.lemma if word.lemma in stages else word.low if word.low in stages else None
        if key is not None:
            return stages[key], word
        if word.is_verb and word.tag in ("VBD", "VBZ", "VBP"):
            return None
    return None


def _settled(sentence: Sentence, head: Word, chain: Sequence[Word], stage: Stage, word: Word) -> Stage:
    """The stage by tense and article: "signed the treaty", "will sign the treaty", "will sign a treaty"."""
    ahead = _to_come(sentence, word)
    lemmas = {w.lemma for w in chain}
    if re.search(r"\bprocess of (?:signing|adopting|concluding)\b", sentence.text[: head.start - sentence.span.start]):
        return Stage.DRAFTING
    if word.lemma in ("negotiation", "negotiate") and lemmas & _ENDED and not ahead:
        return Stage.AGREED  # "announced the conclusion of negotiations on the Agreement"
    if ahead and lemmas & _GOING_ON:
        return Stage.DRAFTING  # "continue discussions with a view to signing a treaty"
    some = any(k.low in ("a", "an", "another") for k in sentence.kids(head, "det"))
    unmade = word.lemma in _MADE or lemmas & _OPENING or stage is Stage.IN_FORCE
    coming = ahead or stage in (Stage.DRAFTING, Stage.PROPOSED)
    if some and coming and unmade and "process" not in lemmas:
        return Stage.PROPOSED  # "to begin negotiations on an agreement", "will sign a memorandum": there is none yet
    if ahead:
        return Stage.DRAFTING if "process" in lemmas else _BEFORE.get(stage, stage)
    if stage is Stage.AGREED and word.lemma in _ISSUED and head.lemma in _ISSUABLE:
        return Stage.ADOPTED
    return stage


def _to_come(sentence: Sentence, word: Word) -> bool:
    """Whether the act named lies ahead: an infinitive, "will", or below "agreed to", "prepare", "process of"."""
    if word.tag == "VB" or any(k.tag in ("TO", "MD") for k in sentence.kids(word, "aux")):
        return True  # "- Sign a memorandum on …": a list item is an act to come
    if any(k.low in ("future", "early", "upcoming", "expected", "forthcoming") for k in sentence.kids(word, "amod")):
        return True
    if word.tag in ("VBD", "VBN"):
        return any(k.tag == "MD" for k in sentence.kids(word, "aux"))
    ahead = {
        "process",
        "prepare",
        "towards",
        "toward",
        "begin",
        "plan",
        "intend",
        "expect",
        "look",
        "will",
        "possibility",
        "forward",
        "view",
    }
    return any(a.lemma in ahead or a.low in ahead for a in sentence.ancestors(word))


# "programme of consultations | was signed", "Agreement on Power Trade | on 1 July 2025": no part of the name.
_AFTER_NAME = re.compile(
    r"\s(?:(?:was|were|is|are|has been|have been|will be|to be)\b|on \d{1,2} (?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b).*$",
    re.DOTALL,
)


def bare_name(words: str) -> str:
    """A name without its article: "a joint declaration" is a joint declaration."""
    words = _AFTER_NAME.sub("", words)
    return re.sub(r"^(?:an?|the|this|that|its|their|our)\s+", "", words, flags=re.IGNORECASE)


def type_of(words: str) -> InstrumentType | None:
    """The type by the first noun of instruments in ``words``; None for those that may be of any type ("framework")."""
    pattern, types = _heads()
    match = pattern.search(words)
    found = types[match[0].lower()] if match is not None else None
    return None if found in (InstrumentType.OTHER, InstrumentType.DECLARATION) else found


def with_confidence(instrument: Instrument, confidence: float) -> Instrument:
    """The same instrument, as sure as the blend makes it."""
    return replace(instrument, confidence=round(confidence, 3))
