"""The nearest passage of a text, whether a statement was read there or not.

Who reads "not reiterated" must see whether the other side left it out or the program missed it: so every sentence is
looked at, not only those that carry a statement.
"""

from __future__ import annotations

import math

from servanda.reading.sentences import sentences
from servanda.records import ParagraphKind, Reading, Span
from servanda.records.link import Passage
from servanda.tracing.profile import Profile
from servanda.tracing.words import Terms, stems, weighed

__all__ = ["Sentences"]

LEAST = 0.08
"""Below this share of words in common two sentences are near each other in nothing."""


class Sentences:
    """All sentences of one text, with their words."""

    def __init__(self, reading: Reading) -> None:
        document = reading.document
        self._held: list[tuple[Passage, Terms, float]] = []
        for paragraph in document.paragraphs:
            if paragraph.kind is ParagraphKind.HEADING:
                continue
            for span in sentences(document.text, paragraph.body):
                words = " ".join(document.quote(span).split())
                terms = weighed(stemmed for _, stemmed in stems(words))
                passage = Passage(document.name, span, words, words, paragraph.ordinal, _statement(reading, span))
                self._held.append((passage, terms, math.sqrt(sum(v * v for v in terms.values())) or 1.0))

    def nearest(self, profile: Profile) -> Passage | None:
        """The sentence that shares the most with the statement, by weight; None if none shares anything to speak of."""
        rated = [
            (sum(v * v for word, v in profile.terms.items() if word in terms) / (profile.norm * norm), -place)
            for place, (_, terms, norm) in enumerate(self._held)
        ]
        share, place = max(rated, default=(0.0, 0))
        return self._held[-place][0] if share >= LEAST else None


def _statement(reading: Reading, sentence: Span) -> int | None:
    """The first statement that was read in the sentence."""
    return next((place for place, one in enumerate(reading.statements) if one.span in sentence), None)
