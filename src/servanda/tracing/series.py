"""Texts of a series, oldest first → proposed links from every later statement to the earlier ones it goes back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.records import Reading, Statement
from servanda.records.link import Aspect, Difference, Link, Passage, Relation
from servanda.tracing.abbreviations import abbreviations, merged
from servanda.tracing.candidates import Candidate, by_earlier, candidates
from servanda.tracing.index import Index
from servanda.tracing.judge import Judge, judge
from servanda.tracing.meaning import Meaning
from servanda.tracing.nearest import Sentences
from servanda.tracing.profile import Profile, profiles
from servanda.tracing.promises import is_promise, must_return
from servanda.tracing.relation import related
from servanda.tracing.threshold import accepted, near
from servanda.tracing.words import stems, weight

__all__ = ["MUCH_SHORTER", "Trace", "first_candidates", "trace_series"]

MUCH_SHORTER = 0.4
"""A later text of less than this share of the earlier one's words leaves out most of it whatever was delivered."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of the promises of several texts.

    ``readings`` are in order, oldest first. ``promises`` are the passages that were followed, text by text; ``links``
    are grouped by pair of texts, in order of the earlier one.
    """

    readings: tuple[Reading, ...]
    promises: tuple[Passage, ...]
    links: tuple[Link, ...]

    def of(self, promise: Passage) -> tuple[Link, ...]:
        """The links of one promise, in order of the later texts."""
        return tuple(link for link in self.links if link.earlier == promise)

    def statement(self, passage: Passage) -> Statement | None:
        """The statement that a passage carries, None for an instrument's mention."""
        if passage.statement is None:
            return None
        reading = next(one for one in self.readings if one.document.name == passage.text)
        return reading.statements[passage.statement]


@dataclass(frozen=True, slots=True)
class _Text:
    reading: Reading
    profiles: tuple[Profile, ...]
    index: Index
    sentences: Sentences

    @property
    def name(self) -> str:
        return self.reading.document.name

    @property
    def words(self) -> int:
        return len(self.reading.document.text.split())


def trace_series(readings: Sequence[Reading], *, meaning: Meaning | None = None, learnt: Judge | None = None) -> Trace:
    """The links between all texts, pair by pair of texts and in order of the earlier one.

    Each text is traced in every later one; what is missing (``not_reiterated``) is told of the next one only.
    ``learnt`` replaces the weights and lines as shipped.
    """
    texts = _texts(readings)
    rule = learnt or judge(meaning=meaning is not None)
    found: list[Link] = []
    for place, earlier in enumerate(texts):
        for later in texts[place + 1 :]:
            found += _between(earlier, later, rule, meaning, following=later is texts[place + 1])
    promises = (one.passage for text in texts[:-1] for one in text.profiles if is_promise(one))
    return Trace(tuple(readings), tuple(promises), tuple(found))


def first_candidates(
    readings: Sequence[Reading], count: int, *, meaning: Meaning | None = None, learnt: Judge | None = None
) -> tuple[list[Link], list[Link]]:
    """The ``count`` best candidates of every earlier statement, and of every later one, without a line drawn.

    For measuring what is lost before fields are compared; their relation says nothing.
    """
    texts = _texts(readings)
    rule = learnt or judge(meaning=meaning is not None)
    of_earlier: list[Link] = []
    of_later: list[Link] = []
    for place, earlier in enumerate(texts):
        promised = [profile for profile in earlier.profiles if is_promise(profile)]
        for later in texts[place + 1 :]:
            found = candidates(promised, later.profiles, later.index, meaning, rule)
            for side, held in (("earlier", of_earlier), ("later", of_later)):
                seen: Counter[int] = Counter()
                for one in found:
                    seen[getattr(one, side)] += 1
                    if seen[getattr(one, side)] <= count:
                        held.append(_link(promised[one.earlier], later, one, ()))
    return of_earlier, of_later


def _texts(readings: Sequence[Reading]) -> list[_Text]:
    expansions = merged(abbreviations(reading.document.text) for reading in readings)
    held = [(reading, profiles(reading, expansions)) for reading in readings]
    return [_Text(reading, found, Index(found), Sentences(reading)) for reading, found in held]


def _between(earlier: _Text, later: _Text, rule: Judge, meaning: Meaning | None, *, following: bool) -> Iterator[Link]:
    promised = [profile for profile in earlier.profiles if is_promise(profile)]
    found = by_earlier(candidates(promised, later.profiles, later.index, meaning, rule))
    for place, profile in enumerate(promised):
        mine = found.get(place, [])
        taken = accepted(mine, later.profiles, rule)
        for one in taken:
            yield _link(profile, later, one, near(mine, taken, later.profiles, rule))
        if not taken and following and must_return(profile):
            yield _missing(profile, earlier, later, mine)


def _link(profile: Profile, later: _Text, one: Candidate, close: Sequence[Candidate]) -> Link:
    other = later.profiles[one.later]
    relation, reasons = related(profile, other)
    return Link(
        earlier=profile.passage,
        later=other.passage,
        later_text=later.name,
        relation=relation,
        reasons=reasons,
        likeness=one.likeness,
        shared=_shared(profile, other),
        near=tuple(later.profiles[alternative.later].passage for alternative in close),
    )


def _missing(profile: Profile, earlier: _Text, later: _Text, mine: Sequence[Candidate]) -> Link:
    nearest = later.sentences.nearest(profile) or (later.profiles[mine[0].later].passage if mine else None)
    return Link(
        earlier=profile.passage,
        later=None,
        later_text=later.name,
        relation=Relation.NOT_REITERATED,
        reasons=_length(earlier, later),
        likeness=mine[0].likeness if mine else 0.0,
        shared=_shared(profile, later.profiles[mine[0].later]) if mine else (),
        nearest=nearest,
    )


def _length(earlier: _Text, later: _Text) -> tuple[Difference, ...]:
    """A note of 300 words cannot repeat a statement of 2,000: who reads of a gap should know."""
    if later.words >= MUCH_SHORTER * earlier.words:
        return ()
    return (Difference(Aspect.LENGTH, f"{earlier.words:,} words", f"{later.words:,} words"),)


def _shared(a: Profile, b: Profile) -> tuple[str, ...]:
    """The words both sentences have in common as the later one writes them, rarest first, eight at most."""
    common = set(a.sentence) & set(b.sentence)
    words: dict[str, str] = {}
    for word, stemmed in stems(b.passage.sentence):
        if stemmed in common:
            words.setdefault(stemmed, word)
    return tuple(words[stemmed] for stemmed in sorted(words, key=lambda one: (-weight(one), one))[:8])
