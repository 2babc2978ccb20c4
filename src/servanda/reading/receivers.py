"""For whom an act is done, and against whom. Reads a draft's parse and the parties in it; writes codes with words.

Each party named near the act is a candidate, weighed by what governs it on its way up to the act ("support *for* X",
"*with* X", "X's economy") through weights fitted offline (``receivers.json``, ``training/fit_receivers.py``).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from servanda.reading.grammar import Draft
from servanda.reading.people import Mentions
from servanda.reading.syntax import Sentence, Word
from servanda.records import Code, Field, PartyRole, Span

__all__ = ["Candidate", "Round", "candidates", "receivers", "share"]

_HELPING = frozenset(
    "support assist help provide give offer grant supply deliver aid extend train fund finance protect defend "
    "equip donate "
    "send contribute enable facilitate host build construct dispatch invest award lend share waive open benefit "
    "strengthen "
    "enhance improve increase boost promote encourage expand reduce remove eliminate lower accept recognize "
    "recognise allow "
    "apply purchase buy import serve respond rebuild restore allocate double raise exempt address receive admit".split()
)
_GIVING = frozenset(
    "support assist help provide give offer grant supply deliver aid extend train fund finance equip donate send "
    "contribute "
    "dispatch award lend build construct announce allocate commit pledge share open host second".split()
)
_AIDING = frozenset("assist help enable support equip supply provide allow arm train".split())
_AGAINST = frozenset(
    "sanction impose punish counter deter restrict ban hold isolate combat condemn deny prohibit constrain "
    "pressure respond".split()
)
_GOODS = frozenset(
    "export exports good goods product products import imports article articles commodity commodities".split()
)
_NEEDS = frozenset(
    "need needs requirement requirements effort efforts defense defence economy people peoples security "
    "sovereignty recovery "
    "reconstruction development reform reforms capacity independence forces army farmers citizens students market "
    "territory".split()
)
_HARM = frozenset(
    "aggression invasion war attack attacks disinformation threat threats stockpiles elites oligarchs regime "
    "propaganda energy oil gas "
    "reliance dependence activities conduct behaviour behavior influence revenues revenue coercion provocations "
    "program programs".split()
)
_SUPPORT = frozenset(
    "support assistance aid help solidarity commitment programme programs program programmes package".split()
)
# "to reduce our reliance on Russian energy": neither for Russia nor, by itself, against it.
_RELYING = frozenset(["reliance", "dependence", "dependency"])
_RECEIVING = frozenset("receive benefit gain obtain get enjoy acquire secure enable join achieve".split())
_TRADE = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|market access|barriers?|licen[sc]ing|quotas?|countermeasures|customs|importation)\b",
    re.IGNORECASE,
)
_MEETING = frozenset(
    "summit meeting dialogue forum conference ministerial framework mechanism agreement treaty".split()
)
_EACH_OTHER = re.compile(r"\b(?:each|one an)other\b|\beach other\b|\bone another\b", re.IGNORECASE)
# "visit the countries", "benefit both peoples", "the island countries": the parties, without their names.
_ANAPHOR = re.compile(
    r"\b(?:(?:the|both|our|their|these|those|the two|our two|the other) (?:(?:two|three|four|five|six|island|"
    r"member|participating|partner|regional|African|remaining|other) )*"
    r"(?:countries|country|peoples|nations|economies|states|sides?|part(?:y|ies)|members|others?))\b"
)
# "imports from the least developed countries": a class of states that no list spells out.
_CLASS = re.compile(
    r"\b(?:the )?(?:other )?(?:(?:least|less)[ -]developed|developing|(?:low- and )?(?:low|middle)-income|"
    r"landlocked(?: developing)?|small island(?: developing)?|(?:most )?vulnerable|poorest(?: and most vulnerable)?|"
    r"African|Pacific Island|Caribbean|Arab|Latin American) (?:countries|states|nations|members)\b",
    re.IGNORECASE,
)
# "to strengthen Europe's energy security", "African food systems": the body that sits at the table for its region.
_REGION = re.compile(
    r"\b(?:(?P<EU>Europe(?:an)?)|(?P<AFU>Africa(?:n)?))\b"
    r"(?! (?:Union|Commission|Council|Parliament|Investment|Development|States))"
)


@dataclass(frozen=True, slots=True)
class Round:
    """Who is at the table: the meeting's parties, those its title names, and those it is said to be *on* or *for*."""

    parties: tuple[Code, ...] = ()
    title: tuple[Code, ...] = ()
    topics: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody an act may be done for. ``against``: the act would hurt, not help."""

    codes: tuple[Code, ...]
    span: Span | None
    features: tuple[str, ...]
    against: bool = False


def receivers(
    text: str, sentence: Sentence, draft: Draft, span: Span, holders: Sequence[Code], mentions: Mentions, table: Round
) -> tuple[Field[tuple[Code, ...]], Field[tuple[Code, ...]]]:
    """The parties an act is done for, and those it is directed against."""
    weights, least = _weights()
    helped: dict[Code, list[tuple[Span | None, float]]] = {}
    affected: dict[Code, list[tuple[Span | None, float]]] = {}
    for one in candidates(text, sentence, draft, span, holders, mentions, table):
        sure = share(one, weights)
        if sure >= least:
            for code in one.codes:
                (affected if one.against else helped).setdefault(code, []).append((one.span, sure))
    return _field(helped, "for"), _field(affected, "against")


def share(candidate: Candidate, weights: Mapping[str, float]) -> float:
    """How sure it is, 0 to 1, that the act is done for ``candidate``."""
    return 1 / (1 + math.exp(-sum(weights.get(f, 0.0) for f in candidate.features)))


def _field(found: Mapping[Code, Sequence[tuple[Span | None, float]]], role: str) -> Field[tuple[Code, ...]]:
    spans = sorted({s for places in found.values() for s, _ in places if s is not None})
    sure = min((max(one for _, one in places) for places in found.values()), default=1.0)
    return Field(
        tuple(found), tuple(spans),
        "the other party at the table" if found and not spans else None,
        f"receivers.{role}", round(sure, 3),
    )  # fmt: skip


def candidates(
    text: str, sentence: Sentence, draft: Draft, span: Span, holders: Sequence[Code], mentions: Mentions, table: Round
) -> Iterator[Candidate]:
    """Everybody named in the statement's words, by name, by a word for all of them, or only by being there."""
    start = min(draft.verb.start, span.start)
    seen: set[Code] = set()
    others = 0
    taken: list[Span] = []
    for mention in mentions.within(Span(start, max(span.end, draft.verb.end))):
        word = next((w for w in sentence.words if w.start <= mention.span.end - 1 < w.end), None)
        if word is None or text[mention.span.end : mention.span.end + 1] == "$":  # "US$200 million" names no party
            continue
        taken.append(mention.span)
        if any(above.low in _RELYING for above in sentence.ancestors(word)):
            continue
        features, against = _path(sentence, word, draft.verb)
        if not all(c in holders for c in mention.codes) and word.i > draft.verb.i:
            others += 1
            features.append(f"other {min(others, 3)}")
        place = _place(mention.codes, holders, table)
        features += _joint(sentence, word, mention.codes, holders)
        features += [f"role {mention.role.value}", *place]
        if mention.role is PartyRole.CAPITAL:
            features.append("capital")
        if set(mention.codes) & seen:
            features.append("again")
        seen.update(mention.codes)
        yield Candidate(mention.codes, mention.span, ("one", *features), against)
    for pattern, kind in ((_EACH_OTHER, "mutual"), (_CLASS, "class"), (_ANAPHOR, "anaphor")):
        for match in pattern.finditer(text, draft.verb.start if kind != "mutual" else start, span.end):
            at = Span(*match.span())
            word = next((w for w in reversed(sentence.words) if at.start <= w.start < at.end), None)
            codes = _meant(kind, match[0], holders, table)
            if word is None or not codes or any(at.overlaps(t) for t in taken):
                continue
            taken.append(at)
            features, against = _path(sentence, word, draft.verb)
            yield Candidate(
                codes,
                at,
                # Labels of classes of states are few, and some labellers left them out: only their place counts.
                (
                    "one",
                    *(() if kind == "class" else (kind, f"{kind} {_prep(sentence, word)}")),
                    *features,
                    *_place(codes, holders, table),
                ),
                against,
            )
    for match in _REGION.finditer(text, draft.verb.start, span.end):
        at, code = Span(*match.span()), Code(str(match.lastgroup))
        word = next((w for w in sentence.words if w.start == at.start), None)
        if word is None or code not in table.parties or any(at.overlaps(t) for t in taken):
            continue
        features, against = _path(sentence, word, draft.verb)
        features += _joint(sentence, word, (code,), holders)
        place = [f for f in _place((code,), holders, table) if f != "body"]
        yield Candidate((code,), at, ("one", "region", *features, *place), against)
    yield from _from_lead(draft, holders, mentions, table, seen)
    about = _about(sentence, draft, text[span.start : span.end])
    yield from _unnamed(draft, holders, table, seen, bool(others), about)


def _from_lead(
    draft: Draft, holders: Sequence[Code], mentions: Mentions, table: Round, seen: set[Code]
) -> Iterator[Candidate]:
    """ "Kenya's support for the development of Nauru includes: a. a research programme": whom the lead-in names."""
    lead = draft.lead
    if lead is None:
        return
    for mention in mentions.within(lead.span):
        word = next((w for w in lead.words if w.start <= mention.span.end - 1 < w.end), None)
        if word is None or any(code in seen for code in mention.codes):
            continue
        chain = list(lead.ancestors(word))
        prep = next((w.low for w in chain if w.dep in ("prep", "agent", "dative")), "none")
        found = ["in the lead", f"in the lead {word.dep}", f"in the lead prep {prep}"]
        if any(w.lemma in _GIVING or w.low in _SUPPORT for w in chain):
            found.append("in the lead giving")
            found += [] if any(code in holders for code in mention.codes) else ["in the lead giving others"]
        seen.update(mention.codes)
        place = (f"in the lead {f}" for f in _place(mention.codes, holders, table))
        yield Candidate(mention.codes, mention.span, ("one", *found, *place))


def _meant(kind: str, words: str, holders: Sequence[Code], table: Round) -> tuple[Code, ...]:
    if kind == "mutual":
        return tuple(holders) if len(holders) > 1 else table.parties if len(table.parties) == 2 else ()
    if kind == "class":
        return (Code(words),)
    others = tuple(p for p in table.parties if p not in holders)
    if re.search(r"\b(?:both|our|two|their)\b", words):
        return table.parties
    return others or table.parties


def _about(sentence: Sentence, draft: Draft, words: str) -> list[str]:
    """What the act is about, where nobody is named: its object, and whether it is trade."""
    thing = sentence.kid(draft.verb, "dobj", "nsubjpass")
    found = [f"object {thing.lemma}"] if thing is not None else ["no object"]
    return [*found, "trade"] if _TRADE.search(words) else found


def _unnamed(
    draft: Draft, holders: Sequence[Code], table: Round, named: set[Code], beside: bool, about: Sequence[str]
) -> Iterator[Candidate]:
    """ "Japan will dispatch three doctors", in a text of Japan and Peru: for Peru, whom the words do not name."""
    others = tuple(p for p in table.parties if p not in holders)
    if len(holders) == 1 and len(others) == 1 and others[0] not in named:
        yield Candidate(others, None, _for_nobody("unnamed", draft.verb, beside, about))
    for topic in table.title:
        if topic in table.parties or topic in holders or topic in named:
            continue
        kind = "topic" if topic in table.topics else "in the title"
        yield Candidate((topic,), None, _for_nobody(kind, draft.verb, beside, about))


def _for_nobody(kind: str, act: Word, beside: bool, about: Sequence[str]) -> tuple[str, ...]:
    return ("one", kind, *_act(act, kind), f"{kind} beside {beside}", *(f"{kind} {a}" for a in about))


def _joint(sentence: Sentence, word: Word, codes: Sequence[Code], holders: Sequence[Code]) -> list[str]:
    """ "The United States and the Union will strengthen Europe's energy security": both act, for one of them."""
    if len(holders) <= len(codes) or not all(c in holders for c in codes):
        return []
    return [f"joint own {word.dep}", *(f"joint own {f}" for f in _within_phrase(sentence, word))]


def _place(codes: Sequence[Code], holders: Sequence[Code], table: Round) -> list[str]:
    own = sum(c in holders for c in codes)
    found = ["own" if own == len(codes) else "own in part" if own else "not own"]
    found.append("at the table" if all(c in table.parties for c in codes) else "not at the table")
    if len(holders) == 1:
        found.append(f"one holder {found[0]}")
    if len(codes) > 2:
        found.append("many")
    if len(codes) == 1 and codes[0].isupper() and len(codes[0]) > 2:
        found.append("body")
    return found


def _prep(sentence: Sentence, word: Word) -> str:
    above = next((a for a in sentence.ancestors(word) if a.dep in ("prep", "agent", "dative")), None)
    return above.low if above is not None else "none"


def _act(act: Word, of: str) -> list[str]:
    found = [f"{of} act {act.lemma}"]
    if act.lemma in _GIVING:
        found.append(f"{of} giving")
    if act.lemma in _HELPING:
        found.append(f"{of} helping")
    if act.lemma in _AGAINST:
        found.append(f"{of} against")
    if act.lemma in _RECEIVING:
        found.append(f"{of} receiving")
    return found


def _path(sentence: Sentence, word: Word, act: Word) -> tuple[list[str], bool]:
    """What governs ``word`` on its way up to ``act``, as features; and whether the act is directed against it."""
    kind = _kind(act)
    chain = list(sentence.ancestors(word))
    reached = act in (word, *chain)
    above = chain[: chain.index(act)] if act in chain else chain if act is not word else []
    preps = [w for w in above if w.dep in ("prep", "agent", "dative")]
    near = preps[0].low if preps else ""
    features = [
        f"own dep {word.dep}",
        *_act(act, "named"),
        *(f for found in _within_phrase(sentence, word) for f in (found, f"{found} {kind}")),
        *_gains(sentence, word, act),
    ]
    if preps:
        features += _prepositions(sentence, preps, kind)
    for verb in above:
        if verb.dep in ("advcl", "relcl", "acl", "ccomp", "xcomp", "pcomp"):
            features.append(f"clause {verb.dep}")
            if verb.lemma in _GIVING:
                features.append("under giving")
    features.append(f"steps {min(len(above) + 1, 6)}")
    top = above[-1] if above else word
    if not reached:
        features.append("beside the act" if word.i > act.i else "before the act")
        return features, near == "against"
    if _helped(sentence, word):
        return [*features, "right after helping"], False
    features += [f"to act {top.dep}", f"to act {top.dep} {kind}"]
    if not near:
        features.append(f"direct {top.dep} {kind}")
    if top.dep in ("prep", "dative"):
        features.append(f"act {act.lemma} {top.low}")
    hostile = kind == "against" and (top.dep in ("dobj", "dative") or near in ("on", "against"))
    return features, (hostile and near not in ("to", "for")) or near == "against"


def _helped(sentence: Sentence, word: Word) -> bool:
    """ "could assist Nauru strengthen its ministry": the parse makes of the two one clause."""
    first = min([word.i, *(k.i for k in sentence.kids(word, "det", "amod", "compound"))])
    return first > 0 and sentence.words[first - 1].lemma in _AIDING


def _kind(act: Word) -> str:
    for kind, verbs in (("giving", _GIVING), ("against", _AGAINST), ("helping", _HELPING)):
        if act.lemma in verbs:
            return kind
    return "other"


def _within_phrase(sentence: Sentence, word: Word) -> list[str]:
    """ "the Sri Lankan government", "Argentina's exports", "the U.S.-Japan Summit": what the name belongs to."""
    head = sentence.words[word.head]
    if word.dep in ("compound", "nmod", "amod", "poss"):
        named = head.tag.startswith("NNP") and head.i > word.i and word.dep != "poss"
        return [f"{word.dep} of {_sort(head)}", *(["in a name"] if named else [])]
    if any(k.tag.startswith("NNP") and k.i > word.i for k in sentence.kids(word, "appos")):
        return ["with an apposition"]
    return []


def _gains(sentence: Sentence, word: Word, act: Word) -> list[str]:
    """ "India will receive a quota": the subject of a verb of receiving."""
    head = sentence.words[word.head]
    found = []
    if word.dep in ("nsubj", "nsubjpass") and head.lemma in _RECEIVING:
        found.append(f"gains {head is act}")
    if word.dep in ("nsubjpass", "dative"):
        found.append(f"{word.dep} of {_kind(act)}")
    return found


def _prepositions(sentence: Sentence, preps: Sequence[Word], kind: str) -> list[str]:
    near, governor = preps[0].low, sentence.words[preps[0].head]
    found = [f"prep {near}", f"prep {near} {kind}", f"prep {near} of {_sort(governor)}"]
    if governor.is_noun:
        found.append(f"prep {near} noun {governor.lemma}")
    return found + [f"further {p.low}" for p in preps[1:] if p.dep != "dative"]


def _sort(word: Word) -> str:
    low = word.low
    if low in _GOODS:
        return "goods"
    if low in _NEEDS:
        return "needs"
    if low in _MEETING:
        return "meeting"
    if low in _HARM:
        return "harm"
    if word.tag.startswith("NNP"):
        return "name"
    return "verb" if word.is_verb else "noun"


@cache
def _weights() -> tuple[Mapping[str, float], float]:
    raw = json.loads(resources.files(__package__).joinpath("receivers.json").read_text(encoding="utf-8"))
    return raw["weights"], float(raw["least"])
