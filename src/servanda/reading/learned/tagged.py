"""What the tagger says of a window, and the labels it knows."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from servanda.reading.learned.windows import Window

__all__ = ["AREAS", "FORCES", "HEADS", "KINDS", "POLARITIES", "STAGES", "TYPES", "Array", "Tagged", "softmax"]

Array = npt.NDArray[np.float32]

KINDS = ("commitment", "position", "call", "decision", "progress", "event", "instrument")
FORCES = ("binding", "firm", "intent", "soft")
POLARITIES = ("support", "oppose", "concern", "note")
TYPES = ("treaty", "agreement", "declaration", "communique", "action_plan", "memorandum", "roadmap", "charter", "other")
STAGES = ("proposed", "drafting", "agreed", "adopted", "signed", "ratified", "in_force", "ended")
AREAS = (
    "trade investment finance development transport energy minerals industry digital space science agriculture water "
    "climate health education culture mobility security nonproliferation crime rights humanitarian governance"
).split()
# Columns of the one head matrix, in order: name and width.
HEADS = {"bio": 3 * len(KINDS), "action": 1, "force": 4, "areas": 24, "area": 24, "polarity": 4, "type": 9, "stage": 8}


@dataclass(slots=True)
class Tagged:
    """What the model says about one window.

    ``bio[kind]`` has a row for each word: probabilities of outside, begin, inside. ``hidden`` are the words' vectors.
    """

    window: Window
    hidden: Array
    bio: dict[str, Array]
    action: Array
    heads: dict[str, tuple[Array, Array]] = field(repr=False)

    def of(self, head: str, first: int, last: int) -> Array:
        """Probabilities of ``head`` over the words ``first`` to ``last`` (inclusive); of "areas" each for itself."""
        weight, bias = self.heads[head]
        score = self.hidden[first : last + 1].mean(0) @ weight + bias
        return _sigmoid(score) if head == "areas" else softmax(score)

    def action_word(self, first: int, last: int) -> int:
        """The word of ``first`` to ``last`` that most likely names the act."""
        return first + int(self.action[first : last + 1].argmax())


def softmax(values: Array) -> Array:
    """Shares along the last axis, adding up to 1."""
    raised = np.exp(values - values.max(-1, keepdims=True))
    share: Array = (raised / raised.sum(-1, keepdims=True)).astype(np.float32)
    return share


def _sigmoid(values: Array) -> Array:
    share: Array = (1 / (1 + np.exp(-values))).astype(np.float32)
    return share
