"""Fits for whom an act is done: weights of what governs a party's name on its way up to the act.

    python training/fit_receivers.py TEXTS LABELS [--also TEXTS LABELS]… [--publisher NAME]… --folds FOLDS.json
                                     --out receivers.json

Every party near a commitment is an example, right if the labels list it among the beneficiaries. Figures are F1 of
codes by cross-validation over the first folder; the weights are fitted on everything but texts of another publisher,
where any is named: their rights do not let weights be shipped.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from servanda.documents import load
from servanda.reading import read, receivers
from servanda.reading.receivers import Candidate
from servanda.reading.steps import statements
from servanda.records import Kind

_RARE = 3  # a feature seen less often is left out
_LEAST = (0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass(frozen=True, slots=True)
class Example:
    """A commitment that reader and labels both see: the labelled beneficiaries, and everybody who may be one."""

    text: str
    publisher: str | None
    wanted: frozenset[str]
    candidates: tuple[Candidate, ...]

    def right(self, candidate: Candidate) -> bool:
        return 2 * sum(c in self.wanted for c in candidate.codes) >= len(candidate.codes) and bool(self.wanted)


def examples(texts: Path, labels: Path) -> Iterator[Example]:
    """The matched commitments of a folder."""
    for path in sorted(labels.glob("*.jsonl")):
        text = texts / f"{path.stem}.txt"
        if not text.exists():
            continue
        side = text.with_suffix(".json")
        publisher = json.loads(side.read_text(encoding="utf-8")).get("publisher") if side.exists() else None
        gold = list(_gold(path, text.read_text(encoding="utf-8")))
        found = list(_found(text))
        for g, f in _pairs([g[0] for g in gold], [f[0] for f in found]):
            yield Example(path.stem, publisher, gold[g][1], found[f][1])


def _gold(path: Path, text: str) -> Iterator[tuple[tuple[int, int], frozenset[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if label["kind"] == "commitment":
            start = text.find(label["quote"]) if "span" not in label else label["span"][0]
            end = start + len(label["quote"]) if "span" not in label else label["span"][1]
            yield (start, end), frozenset(label.get("beneficiaries") or [])


def _found(text: Path) -> Iterator[tuple[tuple[int, int], tuple[Candidate, ...]]]:
    """The reader's commitments with the candidates it weighed."""
    weighed: list[tuple[Candidate, ...]] = []

    def recording(*arguments: Any) -> Any:
        weighed.append(tuple(receivers.candidates(*arguments)))
        return receivers.receivers(*arguments)

    with mock.patch.object(statements, "receivers", recording):
        reading = read(load(text))
    for one, candidates in zip(reading.of(Kind.COMMITMENT), weighed, strict=True):
        place = reading.document.offsets.origin(one.span)
        yield (place.start, place.end), candidates


def _pairs(gold: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Best overlap first, each once (intersection over union at least 0.4)."""
    rated = sorted(
        (-_overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if _overlap(g, f) >= 0.4
    )
    used: set[tuple[str, int]] = set()
    for _, i, j in rated:
        if not {("gold", i), ("found", j)} & used:
            used |= {("gold", i), ("found", j)}
            yield i, j


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def fit(data: Iterable[Example], strength: float) -> dict[str, float]:
    """Weights of a logistic regression, those near nothing left out."""
    pairs = [(c.features, e.right(c)) for e in data for c in e.candidates]
    seen = collections.Counter(f for features, _ in pairs for f in set(features))
    rows = [{f: 1.0 for f in features if seen[f] >= _RARE} for features, _ in pairs]
    vectors = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=2000, fit_intercept=False)
    model.fit(vectors.fit_transform(rows), [right for _, right in pairs])
    weights = zip(vectors.feature_names_, model.coef_[0], strict=True)
    return {name: round(float(w), 3) for name, w in sorted(weights) if abs(w) >= 0.02}


def count(data: Iterable[Example], weights: dict[str, float], least: float) -> tuple[int, int, int]:
    """Labelled, given and right codes."""
    wanted = given = right = 0
    for example in data:
        codes = {k for c in example.candidates if receivers.share(c, weights) >= least for k in c.codes}
        wanted, given, right = wanted + len(example.wanted), given + len(codes), right + len(codes & example.wanted)
    return wanted, given, right


def main() -> None:
    """Reads texts and labels, prints figures by cross-validation, writes the weights fitted on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--also", type=Path, nargs=2, action="append", default=[])
    parser.add_argument("--publisher", action="append", default=[])
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    folds = json.loads(args.folds.read_text(encoding="utf-8"))
    own = list(examples(args.texts, args.labels))
    more = [e for texts, labels in args.also for e in examples(texts, labels)]
    best = (0.0, _LEAST[0])
    fitted = {f: fit([*(e for e in own if folds[e.text] != f), *more], args.strength) for f in set(folds.values())}
    for least in _LEAST:
        counts = [count([e for e in own if folds[e.text] == f], fitted[f], least) for f in fitted]
        wanted, given, right = (sum(c[i] for c in counts) for i in range(3))
        f1 = 2 * right / max(1, wanted + given)
        print(f"at {least}: F1 {f1:.3f}  P {right / max(1, given):.3f}  R {right / max(1, wanted):.3f}  of {wanted}")
        best = max(best, (f1, least))
    kept = [e for e in (*own, *more) if not args.publisher or e.publisher in (None, *args.publisher)]
    result = {"least": best[1], "cross_validated_f1": round(best[0], 3), "weights": fit(kept, args.strength)}
    args.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
