"""Where in the source the words of a parser's text stand, for parsers that do not say."""

from __future__ import annotations

from servanda.documents.traced import Traced

__all__ = ["Finder"]


class Finder:
    """Finds one text after the other in ``stream``, each behind the one before.

    Invariant: places never go back, so that the offset map stays monotone. A text that is not found within ``reach``
    code points is given without a place; a parser that changed the words must not send us to the wrong ones.
    """

    def __init__(self, stream: Traced, reach: int = 20_000) -> None:
        self.stream = stream
        self.reach = reach
        self.at = 0

    def take(self, words: str) -> Traced:
        """``words`` with their places. Leading and trailing space is put in, as it has no words to be found by."""
        core = words.strip()
        if not core:
            return Traced.put_in(words)
        found = self.stream.text.find(core, self.at, self.at + self.reach + len(core))
        if found < 0:
            return Traced.put_in(words)
        self.at = found + len(core)
        before, _, after = words.partition(core)
        return Traced.join((Traced.put_in(before), self.stream.cut(found, self.at), Traced.put_in(after)))
