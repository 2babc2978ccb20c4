"""A score and its changes as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from servanda.evaluation.bootstrap import Range
from servanda.evaluation.gains import Change
from servanda.evaluation.scoring import Outcome, Score

__all__ = ["change_lines", "figure_lines", "outcome_lines"]

NAME = 42
QUOTE = 160


def figure_lines(score: Score, ranges: Mapping[str, Range]) -> Iterator[str]:
    """A row for each figure: kinds with precision, recall and F1; fields with the constant beside the share."""
    yield f"{len(score.texts)} texts, {'loose' if score.loose else 'strict'} matching"
    for name, figure in score.figures.items():
        cells = (
            f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in figure.items()
        )
        held = ranges.get(name)
        between = f"  95% {held[0]:.3f} to {held[1]:.3f}" if held else ""
        yield f"{name:<{NAME}}{'  '.join(cells)}{between}"


def outcome_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """What was missed (-), not asked for (+), or found with wrong fields (~), with its words."""
    for outcome in outcomes:
        if outcome.found is None or not outcome.found:
            yield f"{'+' if outcome.found is None else '-'} {_place(outcome)}"
        elif outcome.wrong:
            yield f"~ {_place(outcome)}  [{', '.join(outcome.wrong)}]"


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """How many gains and losses, then each with its words: losses first, since they need a look."""
    gains = sum(change.gain for change in changes)
    yield f"{gains} gains, {len(changes) - gains} losses"
    for change in sorted(changes, key=lambda change: change.gain):
        yield f"{'gain' if change.gain else 'LOSS'}  {change.what}: {_place(change.outcome)}"


def _place(outcome: Outcome) -> str:
    quote = " ".join(outcome.quote.split())
    return f"{outcome.text} {outcome.kind}: “{quote[:QUOTE]}{'…' if len(quote) > QUOTE else ''}”"
