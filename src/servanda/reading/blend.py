"""Rules and tagger laid over each other: which statements stand, with which borders, and how sure that is.

The grammar gives exact borders and fields, the tagger the kind and what no rule foresees. Each candidate is weighed by
a logistic regression on what both say of it, fitted on texts the tagger had not seen; its output is the confidence.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from servanda.reading.grammar import Draft, completed, deverbal, negated, whole
from servanda.reading.grammar.vocabulary import vocabulary
from servanda.reading.learned.evidence import Evidence, Guess
from servanda.reading.learned.tagged import AREAS, STAGES, TYPES
from servanda.reading.overlaps import Overlaps
from servanda.reading.steps.areas import Shares
from servanda.reading.syntax import Sentence, Word
from servanda.records import Force, Kind, Polarity, Span

__all__ = ["FEATURES", "Candidate", "Entry", "areas", "candidates", "chosen", "drafted", "instrument_heads"]

# What both sides say of a candidate, in the order of its weights.
FEATURES = (
    *("one", "rule", "guessed", "overlap", "score", "cover", "share", "begin", "inner", "other", "length", "short"),
    *(
        "rivals",
        "rival's share",
        "rival's score",
        "rival's overlap",
        "share and guess",
        "share squared",
        "other squared",
    ),
    # Of what a rule proposes, and nothing else: "oppose the embargo" is short and begins where the tagger sees none.
    *("ruled", "ruled share", "ruled begin", "ruled length", "ruled short", "ruled other", "ruled square", "mated"),
)
_MATE = 0.5  # overlap (intersection over union) from which a draft and a guess are the same statement
_NEAR = 3  # letters between two beginnings that mean the same word
_SETTLED = frozenset({"position.agree-on", "position.will", "position.will-stand", "position.hope-that"})
# "The two sides oppose illegal fishing": said outright, and shown, if only to be checked, however little the tagger
# makes of it. In cross-validation this gains recall (0.005 of commitments, 0.004 of positions) at the same precision.
_OUTRIGHT = frozenset(
    f"{kind}.{verb}"
    for kind, verbs in {
        "commitment": "agree commit pledge resolve undertake will be-committed goes-on",
        "position": (
            "oppose reject condemn deplore denounce agree-on coordinated goes-on will will-stand welcome express "
            "emphasize emphasise stress underscore underline commend appreciate thank share"
        ),
        # of 662 calls labelled anywhere that these rules propose, nine in ten are right
        "call": "call call-for urge invite request ask ask-for appeal demand",
    }.items()
    for verb in verbs.split()
)
_AT_LEAST = 0.5
_SAME = 0.5  # cover from which two chosen statements of a kind would be one


@dataclass(slots=True)
class Candidate:
    """A statement that a rule, the tagger, or both propose. ``span`` is the run it would have."""

    kind: str
    span: Span
    features: list[float]
    sentence: Sentence | None = None
    draft: Draft | None = None
    guess: Guess | None = None
    item: object | None = None
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """What a rule proposes: a draft in its sentence, or a finished ``item``; ``sure`` as its rule gives it."""

    kind: str
    span: Span
    sure: float
    sentence: Sentence | None = None
    draft: Draft | None = None
    item: object | None = None


def candidates(ruled: Iterable[Entry], evidence: Evidence) -> Iterator[Candidate]:
    """Everything the rules propose and every guess of the tagger, paired where they mean the same."""
    guesses: dict[str, list[Guess]] = {}
    for guess in evidence.guesses():
        guesses.setdefault(guess.kind, []).append(guess)
    rules: dict[str, list[Entry]] = {}
    for entry in ruled:
        rules.setdefault(entry.kind, []).append(entry)
    acts = [e.span for kind in rules for e in rules[kind] if e.draft is not None and not e.draft.nested]
    starts, place = sorted(span.start for span in acts), Overlaps(acts)
    for kind in sorted(set(guesses) | set(rules)):
        settled = [e for e in rules.get("position", []) if _settles(e)] if kind == "commitment" else []
        free = [g for g in guesses.get(kind, []) if not any(_overlap(e.span, g.span) >= _MATE for e in settled)]
        free = [_trimmed(g, acts, place) for g in free]
        ordered = sorted(rules.get(kind, []), key=lambda r: r.span)  # the first to come takes a guess both could have
        paired = _paired(kind, ordered, free, evidence, starts)
        yield from _among_rivals(list(paired))


def _trimmed(guess: Guess, acts: Sequence[Span], place: Overlaps) -> Guess:
    """Without the acts after its first, where the grammar sees several.

    "They will deepen trade, promote dialogue, oppose tariffs and build a bridge": the tagger runs on to "tariffs".
    """
    inside = [acts[i] for i in place.touching(guess.span)]
    first = [s for s in inside if abs(s.start - guess.span.start) <= _NEAR]
    if not first or not any(s.start > first[0].end and s.end <= guess.span.end for s in inside):
        return guess
    return replace(guess, span=first[0])


def _settles(entry: Entry) -> bool:
    """Whether the coding guide (section 7) settles that a position is no commitment, whatever the tagger sees."""
    return entry.draft is not None and entry.draft.rule in _SETTLED


def _among_rivals(found: list[Candidate]) -> Iterator[Candidate]:
    """Each candidate with what it competes with for the same words: one long run, or the two it may be cut into."""
    place = Overlaps([c.span for c in found])
    for at, candidate in enumerate(found):
        near = (found[i] for i in place.touching(candidate.span) if i != at)
        rivals = [c for c in near if _cover(c.span, candidate.span) > _SAME]
        own, rule = candidate.features, candidate.features[1]
        ruled = float(rule > 0)
        length, short = math.log(max(1, len(candidate.span))), float(len(candidate.span) < 25)
        yield replace(
            candidate,
            features=[
                *own,
                length,
                short,
                float(len(rivals)),
                max((c.features[6] for c in rivals), default=0.0),
                max((c.features[4] for c in rivals), default=0.0),
                max((_overlap(c.span, candidate.span) for c in rivals), default=0.0),
                own[6] * own[2],
                own[6] ** 2,
                own[9] ** 2,
                ruled,
                rule * own[6],
                rule * own[7],
                ruled * length,
                ruled * short,
                rule * own[9],
                ruled * own[6] ** 2,
                ruled * own[2],
            ],
        )


def _paired(
    kind: str, rules: list[Entry], guesses: list[Guess], evidence: Evidence, starts: list[int]
) -> Iterator[Candidate]:
    free = set(range(len(guesses)))
    guessed, ruled = Overlaps([g.span for g in guesses]), Overlaps([r.span for r in rules])
    for rule in rules:
        near = list(guessed.touching(rule.span))
        best = max(((_overlap(rule.span, guesses[i].span), -i) for i in near if i in free), default=(0.0, 0))
        mate = guesses[-best[1]] if best[0] >= _MATE else None
        if mate is not None:
            free.discard(-best[1])
        cover = max((_cover(rule.span, guesses[i].span) for i in near), default=0.0)
        span = rule.span if mate is None or rule.draft is None else _joined(rule, mate, starts)
        features = [
            1.0,
            rule.sure,
            float(mate is not None),
            best[0] if mate else 0.0,
            mate.score if mate else 0.0,
            cover,
        ]
        features += evidence.shares(kind, rule.span)
        yield Candidate(kind, span, features, rule.sentence, rule.draft, mate, rule.item)
    for i in sorted(free):
        guess = guesses[i]
        cover = max((_cover(guess.span, rules[j].span) for j in ruled.touching(guess.span)), default=0.0)
        features = [1.0, 0.0, 1.0, 0.0, guess.score, cover, *evidence.shares(kind, guess.span)]
        yield Candidate(kind, guess.span, features, guess=guess)


def _joined(rule: Entry, guess: Guess, starts: list[int]) -> Span:
    """The rule's first word and the tagger's last: rules know subjects, the tagger where a statement has said enough.

    It never runs into the next act the grammar sees: "is committed to increasing X | and establishing Y".
    """
    verb_end = rule.draft.verb.end if rule.draft is not None else rule.span.start
    following = bisect_right(starts, rule.span.start)
    if following < len(starts) and starts[following] < guess.span.end:
        return Span(rule.span.start, max(min(rule.span.end, guess.span.end), verb_end))
    return Span(rule.span.start, max(guess.span.end, verb_end))


def chosen(found: Iterable[Candidate], weights: Mapping[str, Mapping[str, list[float] | float]]) -> list[Candidate]:
    """The candidates that stand, in order of the text, each with its confidence."""
    weighed = []
    for candidate in found:
        fit = weights[candidate.kind]
        coefficients, least = fit["weights"], fit["least"]
        assert isinstance(coefficients, list)
        assert not isinstance(least, list)
        candidate.sure = 1 / (1 + math.exp(-sum(w * x for w, x in zip(coefficients, candidate.features, strict=True))))
        if candidate.draft is not None and candidate.draft.rule in _OUTRIGHT:
            candidate.sure = max(candidate.sure, _AT_LEAST)
        if candidate.sure >= least:
            weighed.append(candidate)
    place = Overlaps([c.span for c in weighed])
    kept: set[int] = set()
    for at in sorted(range(len(weighed)), key=lambda i: (-weighed[i].sure, weighed[i].span)):
        own = weighed[at]
        near = (weighed[i] for i in place.touching(own.span) if i in kept)
        if not any(c.kind == own.kind and _cover(own.span, c.span) > _SAME for c in near):
            kept.add(at)
    return sorted((weighed[i] for i in kept), key=lambda c: (c.span, c.kind))


def _overlap(a: Span, b: Span) -> float:
    return a.shared(b) / (max(a.end, b.end) - min(a.start, b.start))


def _cover(a: Span, b: Span) -> float:
    return a.shared(b) / max(1, min(len(a), len(b)))


def drafted(candidate: Candidate, sentence: Sentence | None, evidence: Evidence) -> tuple[Sentence, Draft] | None:
    """The sentence and draft of a candidate: the rule's with joined borders, or one made from the parse around a guess.

    ``sentence`` is the parsed one in which the candidate begins, None if it was not parsed.
    """
    if candidate.draft is not None and candidate.sentence is not None:
        candidate.draft.sure = candidate.sure
        if candidate.draft.rule in _BY_SENSE:
            candidate.draft.polarity = _stance(evidence, candidate.span)
        _bordered(candidate.draft, candidate.sentence, candidate.span)
        return candidate.sentence, candidate.draft
    if sentence is None:
        return None
    inside = [w for w in sentence.words if w.start < candidate.span.end and w.end > candidate.span.start]
    if not inside:
        return None
    while len(inside) > 1 and inside[-1].tag in ("CC", ",", ":"):
        inside.pop()
    inside += sentence.words[inside[-1].i + 1 : completed(sentence, inside[-1].i, len(sentence.words)) + 1]
    kind = Kind(candidate.kind)
    verb = _act(sentence, inside, evidence.act(candidate.span) if kind is Kind.COMMITMENT else None)
    named = deverbal(verb) if kind is Kind.COMMITMENT and verb.is_noun else None
    draft = Draft(
        kind, inside[0].i, verb, named or verb.lemma, f"learned.{candidate.kind}", candidate.sure,
        subject=_subject(sentence, verb, inside), end=inside[-1].i, nested=True,
    )  # fmt: skip
    if kind is Kind.COMMITMENT:
        draft.negated = negated(sentence, verb)
        draft.force = _most(evidence, "force", candidate.span, (Force.BINDING, Force.FIRM, Force.INTENT, Force.SOFT))
    elif kind is Kind.POSITION:
        plain = verb.lemma in _PLAIN and not negated(sentence, verb)
        told = vocabulary().stances.verbs.get(verb.lemma) if plain else None
        draft.polarity = told or _stance(evidence, candidate.span)
    return sentence, draft


_PLAIN = frozenset(
    "support welcome oppose reject condemn commend appreciate thank congratulate endorse applaud denounce".split()
)
"""Verbs that leave no doubt about the stance."""
# "recognise the sacrifice", "recognise the demographic trends": support or a mere note, which only the sense tells.
_BY_SENSE = frozenset(f"position.{verb}" for verb in ("recognize", "recognise", "acknowledge", "note"))


def _stance(evidence: Evidence, span: Span) -> Polarity:
    values = (Polarity.SUPPORT, Polarity.OPPOSE, Polarity.CONCERN, Polarity.NOTE)
    return _most(evidence, "polarity", span, values)


def areas(candidate: Candidate, evidence: Evidence) -> Shares | None:
    """By area, the tagger's share for the first place and for any; None if it sees no word of the run."""
    first, each = evidence.head("area", candidate.span), evidence.head("areas", candidate.span)
    if first is None or each is None:
        return None
    return {area: (float(first[i]), float(each[i])) for i, area in enumerate(AREAS)}


def instrument_heads(candidate: Candidate, evidence: Evidence) -> tuple[str, str]:
    """Type and stage of an instrument as the tagger sees them."""
    type_, stage = evidence.head("type", candidate.span), evidence.head("stage", candidate.span)
    if type_ is None or stage is None:
        return TYPES[-1], STAGES[0]
    return TYPES[int(type_.argmax())], STAGES[int(stage.argmax())]


_Value = TypeVar("_Value")


def _most(evidence: Evidence, head: str, span: Span, values: Sequence[_Value]) -> _Value:
    share = evidence.head(head, span)
    return values[int(share.argmax())] if share is not None else values[0]


def _bordered(draft: Draft, sentence: Sentence, span: Span) -> None:
    own = draft.end if draft.end is not None else draft.verb.i
    ends = [w.i for w in sentence.words if w.start < span.end]
    if ends:
        draft.end = max(draft.verb.i, whole(sentence, max(draft.verb.i, ends[-1]), own))


# "Neither will, while talks go on, raise a duty": what the tagger marks wrongly is at least no conjunction and no name.
_NO_ACTS = frozenset({"IN", "CC", "DT", "NNP", "NNPS", "CD", "PRP", "PRP$", ",", "MD"})


def _act(sentence: Sentence, inside: list[Word], marked: Span | None) -> Word:
    """The word of the act: the one the tagger marks, else the verb highest in the parse, else the first word."""
    if marked is not None:
        word = next((w for w in inside if w.start <= marked.start < w.end), None)
        if word is not None and word.tag not in _NO_ACTS:
            return word
    verbs = [w for w in inside if w.is_verb]
    return min(verbs or inside, key=lambda w: (sum(1 for _ in sentence.ancestors(w)), w.i))


def _subject(sentence: Sentence, verb: Word, inside: list[Word]) -> Word | None:
    """The subject of the act: its own, or that of the nearest verb above it."""
    for word in (verb, *sentence.ancestors(verb)):
        own = sentence.kid(word, "nsubj", "nsubjpass")
        if own is not None and own.tag not in ("WDT", "WP"):
            return own
        owner = sentence.kid(word, "poss") if word.is_noun else None
        if owner is not None:
            return owner
    return next((w for w in inside if w.dep in ("nsubj", "nsubjpass")), None)
