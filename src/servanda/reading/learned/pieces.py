"""Word pieces of windows, with the place of each word's first piece."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from servanda.reading.learned.windows import Window

__all__ = ["Pieces"]

_MOST_TOKENS = 480


class Pieces:
    """The tokenizer whose file lies at ``path``."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cls, self._sep = (int(self._tokenizer.token_to_id(t) or 0) for t in ("[CLS]", "[SEP]"))

    def encode(self, window: Window) -> tuple[list[int], list[int]]:
        """Token ids, and for each word the place of its first token."""
        ids = [self._cls]
        if window.context:
            ids += [*self._split(window.context)[0][-120:], self._sep]
        own, first = self._split(window.words)
        shift = len(ids)
        own = own[: _MOST_TOKENS - shift]
        return [*ids, *own, self._sep], [shift + min(place, len(own) - 1) for place in first]

    def _split(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        coded = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        first = [-1] * len(words)
        for place, word in enumerate(coded.word_ids):
            if word is not None and first[word] < 0:
                first[word] = place
        for word, place in enumerate(first):
            if place < 0:  # a character the vocabulary leaves out altogether
                first[word] = first[word - 1] if word else 0
        return coded.ids, first
