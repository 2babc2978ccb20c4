"""How a text is laid out: length, tone, and which topics it opens with and dwells on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from servanda.records import Reading
from servanda.tracing.profile import Profile
from servanda.tracing.tone import tone_words
from servanda.tracing.topics import topic_of

__all__ = ["Outline", "Share", "outline", "shares"]


@dataclass(frozen=True, slots=True)
class Outline:
    """``words`` of the text, ``statements`` by kind, ``tone``: words that colour the text, the commonest first."""

    words: int
    statements: tuple[tuple[str, int], ...]
    tone: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A topic with the share (0 to 1) of each text's statement words, and its place among the topics, from 1.

    A place is None where the text has nothing on the topic.
    """

    topic: str
    a: float
    b: float
    place_a: int | None
    place_b: int | None


def outline(reading: Reading) -> Outline:
    """Length and tone of one text."""
    kinds = Counter(statement.kind.value for statement in reading.statements)
    return Outline(
        len(reading.document.text.split()), tuple(kinds.most_common()), tuple(tone_words(reading.document.text))
    )


def shares(a: Sequence[Profile], b: Sequence[Profile]) -> tuple[Share, ...]:
    """The topics of both texts, in order of the space they take in both together."""
    ours, theirs = _space(a), _space(b)
    places = [{topic: place for place, topic in enumerate(held, 1)} for held in (ours, theirs)]
    sums = [sum(held.values()) or 1 for held in (ours, theirs)]
    found = [
        Share(
            topic,
            ours.get(topic, 0) / sums[0],
            theirs.get(topic, 0) / sums[1],
            places[0].get(topic),
            places[1].get(topic),
        )
        for topic in {**ours, **theirs}
    ]
    return tuple(sorted(found, key=lambda share: (-(share.a + share.b), share.topic)))


def _space(profiles: Sequence[Profile]) -> dict[str, int]:
    """Words of the statements by topic, in the order in which the topics first come up."""
    held: dict[str, int] = {}
    for profile in profiles:
        topic = topic_of(profile)
        if topic:
            held[topic] = held.get(topic, 0) + len(profile.passage.quote.split())
    return held
