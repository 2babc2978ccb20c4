"""What has been learnt from linked series: weights of features, what rivals usually reach, and where lines run."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

__all__ = ["Judge", "judge"]


@dataclass(frozen=True)
class Judge:
    """``weights`` by feature, with ``bias``. ``usual`` is what the best rivals of a statement usually reach.

    ``least`` is the likeness that makes a link; ``beside_best`` the share of the best one's likeness that a further
    link of the same statement needs; ``most`` how many it may have; ``shown`` the least likeness of a near tie.
    """

    weights: Mapping[str, float]
    usual: Mapping[str, float]
    least: float = 0.28
    beside_best: float = 0.45
    most: int = 3
    shown: float = 0.14

    def likeness(self, features: Mapping[str, float]) -> float:
        """How sure it is that two statements belong together, a share, 0 to 1."""
        total = self.weights["bias"] + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


@cache
def judge(*, meaning: bool) -> Judge:
    """What was learnt with vectors or without (``benchmarks/tracing.py --fit`` writes ``weights.yaml``)."""
    text = resources.files(__package__).joinpath("weights.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.safe_load(text)["meaning" if meaning else "words"]
    return Judge(**held)
