"""What a network said of a text's words, kept in a file, and given back to the reader as if it were said now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from servanda.reading.learned.tagged import HEADS, KINDS, Array, Tagged, softmax
from servanda.reading.learned.windows import Window

__all__ = ["Remembered", "keep"]


def keep(file: Path, tagged: Sequence[Tagged]) -> None:
    """Writes the scores of every head for every word (``scores``), and how many words each window has (``words``)."""
    weight, bias = (np.concatenate([tagged[0].heads[name][at] for name in HEADS], -1) for at in (0, 1))
    scores = [(one.hidden @ weight + bias).astype(np.float16) for one in tagged]
    np.savez_compressed(file, scores=np.concatenate(scores), words=[len(s) for s in scores])


class Remembered:
    """Stands where the reader has its tagger, for the one text whose scores ``file`` holds.

    A head's score of a run is the mean of its words' scores: heads are linear, so nothing is lost by keeping scores.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def tag(self, windows: Sequence[Window]) -> Iterator[Tagged]:
        """What was said of each window. Raises ValueError if the text's windows are others by now."""
        with np.load(self._file) as kept:
            scores, words = kept["scores"].astype(np.float32), kept["words"].tolist()
        if words != [len(window.words) for window in windows]:
            raise ValueError(f"{self._file}: kept for other windows than the text has now; run train.py again")
        at = np.cumsum([0, *words])
        return (_tagged(window, scores[a:b]) for window, a, b in zip(windows, at, at[1:], strict=False))


def _tagged(window: Window, scores: Array) -> Tagged:
    width = sum(HEADS.values())
    heads: dict[str, tuple[Array, Array]] = {}
    at = 0
    for name, columns in HEADS.items():
        heads[name] = np.eye(width, dtype=np.float32)[:, at : at + columns], np.zeros(columns, np.float32)
        at += columns
    bio = softmax((scores @ heads["bio"][0]).reshape(len(scores), len(KINDS), 3))
    action = scores @ heads["action"][0]
    return Tagged(window, scores, {kind: bio[:, n] for n, kind in enumerate(KINDS)}, action[:, 0], heads)
