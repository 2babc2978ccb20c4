"""Labels of many texts → a score: counts by text, and what became of every label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from servanda.errors import EvaluationError
from servanda.evaluation.fields import ROWS
from servanda.evaluation.label import KINDS, Label, read_labels, read_text
from servanda.evaluation.matching import Pair, pairs
from servanda.evaluation.source import Predictions
from servanda.evaluation.tally import Figure, Found, Right, Tally
from servanda.records import Span

__all__ = ["Outcome", "Score", "TextScore", "score"]

FIELD = "field: "
"""Before the name of a row that scores a field."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one label. ``found`` None: a prediction that no gold label asks for.

    ``wrong`` names the fields in which a found label differs from the gold, in the order of the report.
    """

    text: str
    kind: str
    span: Span
    quote: str
    found: bool | None
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextScore:
    """The counts of one text by row, and what became of its labels."""

    name: str
    tallies: Mapping[str, Tally]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Score:
    """The scores of all texts, in order of their names."""

    texts: tuple[TextScore, ...]
    loose: bool

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Rows by name, over all texts; a kind nobody labelled or predicted and a field without pairs have none."""
        rows: dict[str, Figure] = {}
        for name in (*KINDS, *(FIELD + row.name for row in ROWS)):
            figure = self._figure(name)
            if figure is not None:
                rows[name] = figure
        return rows

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of every label, text by text, kind by kind."""
        return tuple(outcome for text in self.texts for outcome in text.outcomes)

    def _figure(self, name: str) -> Figure | None:
        tallies = [text.tallies[name] for text in self.texts]
        found = sum((tally for tally in tallies if isinstance(tally, Found)), Found())
        right = sum((tally for tally in tallies if isinstance(tally, Right)), Right())
        if right.of or not any(isinstance(tally, Found) for tally in tallies):
            return right.figure()
        return found.figure() if name.startswith(FIELD) or found != Found() else None


def score(texts: Path, gold: Path, predictions: Predictions, *, loose: bool = False) -> Score:
    """The score of ``predictions`` against every label file of the folder ``gold``, whose texts are in ``texts``.

    Raises:
        EvaluationError: for labels or texts that cannot be read, or a folder without labels.
    """
    files = sorted(gold.glob("*.jsonl"))
    if not files:
        raise EvaluationError("there are no label files here", source=str(gold), remedy="Label files end in .jsonl")
    scored = []
    for file in files:
        text_file = texts / f"{file.stem}.txt"
        text = read_text(text_file)
        scored.append(score_text(file.stem, text, read_labels(file, text), predictions(text_file, text), loose=loose))
    return Score(tuple(scored), loose)


def score_text(
    name: str, text: str, gold: Iterable[Label], predicted: Iterable[Label], *, loose: bool = False
) -> TextScore:
    """The score of one text."""
    wanted, found = list(gold), list(predicted)
    tallies: dict[str, Tally] = {}
    outcomes: list[Outcome] = []
    matched: dict[str, list[Pair]] = {}
    for kind in KINDS:
        a, b = ([label for label in side if label.kind == kind] for side in (wanted, found))
        matched[kind] = pairs(a, b, loose=loose)
        tallies[kind] = Found(len(a), len(b), len(matched[kind]))
        outcomes += _outcomes(name, text, a, b, matched[kind])
    tallies |= {FIELD + row.name: row.tally(matched[row.kind]) for row in ROWS}
    return TextScore(name, tallies, tuple(outcomes))


def _outcomes(
    name: str, text: str, gold: Sequence[Label], predicted: Sequence[Label], matched: Sequence[Pair]
) -> Iterable[Outcome]:
    partner = {id(wanted): found for wanted, found in matched}
    used = {id(found) for _, found in matched}
    for label in gold:
        found = partner.get(id(label))
        wrong = _wrong(label, found) if found else ()
        yield Outcome(name, label.kind, label.span, text[label.span.start : label.span.end], found is not None, wrong)
    for label in predicted:
        if id(label) not in used:
            yield Outcome(name, label.kind, label.span, text[label.span.start : label.span.end], None)


def _wrong(gold: Label, predicted: Label) -> tuple[str, ...]:
    return tuple(row.name for row in ROWS if row.kind == gold.kind and not row.agrees(gold, predicted))
