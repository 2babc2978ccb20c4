"""A token tagger at work: probabilities of each kind for every word of a window, and heads over runs of words.

Invariant: what it says of a window depends on that window alone, never on its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from servanda.reading.learned.pieces import Pieces
from servanda.reading.learned.tagged import HEADS, KINDS, Array, Tagged, softmax
from servanda.reading.learned.windows import Window

__all__ = ["Tagger"]


class Tagger:
    """An encoder and one matrix of heads, loaded from ``folder``."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = Pieces(folder / "tokenizer.json")
        self._heads: dict[str, tuple[Array, Array]] = {}
        with np.load(folder / "heads.npz") as stored:
            weight, bias, at = stored["weight"], stored["bias"], 0
            for name, width in HEADS.items():
                self._heads[name] = (np.ascontiguousarray(weight[:, at : at + width]), bias[at : at + width])
                at += width

    def tag(self, windows: Sequence[Window]) -> Iterator[Tagged]:
        """What the model says of each window, in order."""
        return map(self._run, windows)

    def _run(self, window: Window) -> Tagged:
        """One window by itself.

        Quantised layers scale by the largest value they are given: a long neighbour in a batch would move every share
        of this window, by up to 0.4. On one thread a batch is no faster.
        """
        tokens, first = self._pieces.encode(window)
        ids = np.array([tokens], np.int32)
        hidden = self._session.run(["hidden"], {"ids": ids, "mask": np.ones_like(ids)})[0]
        own: Array = hidden[0, first]
        weight, bias = self._heads["bio"]
        bio = softmax((own @ weight + bias).reshape(len(own), len(KINDS), 3))
        weight, bias = self._heads["action"]
        return Tagged(
            window, own, {k: bio[:, n] for n, k in enumerate(KINDS)}, (own @ weight + bias)[:, 0], self._heads
        )
