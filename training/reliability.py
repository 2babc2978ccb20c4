"""How far a confidence can be trusted: of statements shown on texts nobody fitted on, how many are right.

A statement is right if it is matched to a label of its kind (intersection over union of their spans at least 0.4, each
label once). Fields are not looked at: ``servanda evaluate`` scores those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from servanda.publishing.doubt import CHECK_BELOW

__all__ = ["BINS", "WANTED", "Shown", "by_folds", "figures", "tables"]

BINS = 10
WANTED = 0.90
"""Precision of commitments from which what stands is shown as read by machine, without "check this"."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Statements of a kind shown on unseen texts: of each its confidence and whether it is right; ``wanted`` labels."""

    kind: str
    wanted: int
    sure: list[float]
    right: list[bool]

    @property
    def precision(self) -> float:
        return sum(self.right) / max(1, len(self.right))

    @property
    def recall(self) -> float:
        return sum(self.right) / max(1, self.wanted)

    @property
    def f1(self) -> float:
        return 2 * sum(self.right) / max(1, self.wanted + len(self.right))

    @property
    def brier(self) -> float:
        """Mean square of confidence less outcome (0 is perfect)."""
        return sum((s - r) ** 2 for s, r in zip(self.sure, self.right, strict=True)) / max(1, len(self.sure))

    @property
    def constant(self) -> float:
        """The Brier score of always saying the share that is right: what the confidence has to beat."""
        return self.precision * (1 - self.precision)

    def above(self, least: float) -> Shown:
        """Those with a confidence of at least ``least``."""
        kept = [(s, r) for s, r in zip(self.sure, self.right, strict=True) if s >= least]
        return Shown(self.kind, self.wanted, [s for s, _ in kept], [r for _, r in kept])

    def bins(self) -> Iterator[dict[str, float]]:
        """Ten bins of confidence: how many, their mean confidence, the share that is right."""
        for n in range(BINS):
            low, high = n / BINS, (n + 1) / BINS
            held = [(s, r) for s, r in zip(self.sure, self.right, strict=True) if low <= s < high or (s == 1.0 == high)]
            if held:
                yield {
                    "low": low,
                    "high": high,
                    "count": len(held),
                    "sure": round(sum(s for s, _ in held) / len(held), 3),
                    "right": round(sum(r for _, r in held) / len(held), 3),
                }


def threshold(found: Shown, wanted: float = WANTED) -> float | None:
    """The least confidence, in steps of 0.05, from which on precision is at least ``wanted``; None if none is.

    Finer steps would only follow the chance of these texts.
    """
    steps = [n / 20 for n in range(20)]
    return next((at for at in steps if found.above(at).right and found.above(at).precision >= wanted), None)


def figures(found: Iterable[Shown], *, texts: int, folds: int) -> dict[str, Any]:
    """Everything :func:`tables` shows, as numbers."""
    kinds = {one.kind: one for one in found}
    commitments = kinds["commitment"]
    return {
        "texts": texts,
        "folds": folds,
        "kinds": {
            kind: {
                "labels": one.wanted,
                "shown": len(one.sure),
                "precision": round(one.precision, 3),
                "recall": round(one.recall, 3),
                "f1": round(one.f1, 3),
                "brier": round(one.brier, 3),
                "constant": round(one.constant, 3),
                "bins": list(one.bins()),
            }
            for kind, one in kinds.items()
        },
        "threshold": {"wanted": WANTED, "least": threshold(commitments), "at": CHECK_BELOW, "kinds": _beyond(kinds)},
    }


def _beyond(kinds: Mapping[str, Shown]) -> dict[str, dict[str, float]]:
    above = {kind: one.above(CHECK_BELOW) for kind, one in kinds.items()}
    return {
        kind: {
            "shown": len(one.sure),
            "precision": round(one.precision, 3),
            "recall": round(one.recall, 3),
        }
        for kind, one in above.items()
    }


def tables(told: Mapping[str, Any]) -> dict[str, str]:
    """The figures as Markdown, by the name of their place on the page of the documentation."""
    made = {"found": _found(told), "reliable": _reliable(told), "threshold": _threshold(told)}
    return {name: "\n".join(lines) for name, lines in made.items()}


def by_folds(found: Mapping[Any, Mapping[str, Shown]], texts: Mapping[Any, int]) -> Iterator[str]:
    """F1 of each kind in each fold, as Markdown: what was left out, how many texts it holds, and how many labels."""
    kinds = list(next(iter(found.values())))
    yield f"| left out | texts | {' | '.join(kinds)} |"
    yield "|---" * (len(kinds) + 2) + "|"
    for fold, of in found.items():
        cells = (f"{one.f1:.3f} of {one.wanted}" if one.wanted else "" for one in of.values())
        yield f"| {fold} | {texts[fold]} | {' | '.join(cells)} |"


def _found(told: Mapping[str, Any]) -> Iterator[str]:
    yield "| kind | labels | shown | precision | recall | F1 | Brier | Brier of the share alone |"
    yield "|---|---|---|---|---|---|---|---|"
    for kind, one in told["kinds"].items():
        numbers = (one[key] for key in ("precision", "recall", "f1", "brier", "constant"))
        yield f"| {kind} | {one['labels']} | {one['shown']} | " + " | ".join(f"{n:.3f}" for n in numbers) + " |"


def _reliable(told: Mapping[str, Any]) -> Iterator[str]:
    yield "| kind | " + " | ".join(f"{n / BINS:.1f} to {(n + 1) / BINS:.1f}" for n in range(2, BINS)) + " |"
    yield "|---" * (BINS - 1) + "|"
    for kind, one in told["kinds"].items():
        held = {round(b["low"] * BINS): b for b in one["bins"]}
        cells = (f"{held[n]['right']:.2f} of {held[n]['count']}" if n in held else "" for n in range(2, BINS))
        yield f"| {kind} | " + " | ".join(cells) + " |"


def _threshold(told: Mapping[str, Any]) -> Iterator[str]:
    found = told["threshold"]
    least = "no confidence" if found["least"] is None else f"a confidence of {found['least']:.2f}"
    yield f"Commitments reach a precision of {found['wanted']:.2f} from {least} on; the mark is at {found['at']:.2f}."
    yield ""
    yield f"| confidence at least {found['at']:.2f} | shown | precision | recall |"
    yield "|---|---|---|---|"
    for kind, one in found["kinds"].items():
        yield f"| {kind} | {one['shown']} | {one['precision']:.3f} | {one['recall']:.3f} |"
