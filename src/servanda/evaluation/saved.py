"""A score as JSON, and an earlier one read back to be compared with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from servanda.errors import EvaluationError
from servanda.evaluation.bootstrap import Range
from servanda.evaluation.gains import Change
from servanda.evaluation.scoring import Outcome, Score
from servanda.records import Span

__all__ = ["VERSION", "Run", "as_json", "read_run"]

VERSION = "servanda.evaluation/1"
Run = tuple[Outcome, ...]


def as_json(score: Score, ranges: Mapping[str, Range], changes: Iterable[Change] | None = None) -> str:
    """Figures with their ranges, and what became of every label; ``changes`` if an earlier run was compared.

    The same labels give the same bytes.
    """
    compared = None if changes is None else [_change(change) for change in changes]
    return json.dumps(
        {
            "schema": VERSION,
            "loose": score.loose,
            "texts": [text.name for text in score.texts],
            "figures": {
                name: {**figure, **({"low": ranges[name][0], "high": ranges[name][1]} if name in ranges else {})}
                for name, figure in score.figures.items()
            },
            "statements": [_outcome(outcome) for outcome in score.outcomes],
            **({} if compared is None else {"changes": compared}),
        },
        ensure_ascii=False,
        indent=1,
    )


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "text": outcome.text,
        "kind": outcome.kind,
        "span": [outcome.span.start, outcome.span.end],
        "quote": outcome.quote,
        "found": outcome.found,
        "wrong": list(outcome.wrong),
    }


def _change(change: Change) -> dict[str, Any]:
    return {"gain": change.gain, "what": change.what, **_outcome(change.outcome)}


def read_run(path: Path) -> Run:
    """The outcomes of an earlier run that was saved with ``--json``.

    Raises:
        EvaluationError: if the file holds none.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        if held["schema"] != VERSION:
            raise ValueError(held["schema"])
        return tuple(
            Outcome(row["text"], row["kind"], Span(*row["span"]), row["quote"], row["found"], tuple(row["wrong"]))
            for row in held["statements"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(
            "this is no saved evaluation",
            source=str(path),
            remedy="Save one with: servanda evaluate TEXTS LABELS --json > FILE",
        ) from error
