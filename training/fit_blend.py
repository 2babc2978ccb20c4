"""Fits the blend of rules and tagger on texts the tagger has not seen, and measures it fold by fold.

    python training/fit_blend.py TEXTS LABELS TOKENS --folds FOLDS.json --out blend.json [--figures calibration.json]
                                 [--read CROSSED]

TOKENS holds, for each text, what a tagger that never saw its fold says of it, as kept by ``train.py``. Prints the
figures as Markdown; ``benchmarks/figures.py`` takes the file of ``--figures`` for the page of the documentation and the
folder CROSSED: labels of every text, fields and all, by tagger and blend that never saw its fold (``NAME.jsonl``).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from reliability import Shown, by_folds, figures, tables
from remembered import Remembered
from sklearn.linear_model import LogisticRegression

from servanda.documents import load
from servanda.publishing.label_lines import render
from servanda.reading import blend, finding, pipeline
from servanda.reading.learned import Model
from servanda.reading.learned.evidence import gather
from servanda.reading.learned.tagged import KINDS
from servanda.reading.learned.windows import windows
from servanda.reading.parser import parse
from servanda.records import Document


def candidates_of(text: Path, tokens: Path) -> tuple[Document, list[blend.Candidate]]:
    """A text's candidates with the features both sides give them."""
    document = load(text)
    evidence = gather(tuple(Remembered(tokens).tag(tuple(windows(document)))))
    parsed = tuple(parse(document.text, tuple(finding.wanted(document, evidence))))
    return document, list(finding.candidates(document, parsed, evidence))


def gold_of(path: Path, source: str) -> list[tuple[str, int, int]]:
    """Kind and place (in the file) of every gold label."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if label["kind"] in KINDS:
            start = label["span"][0] if "span" in label else source.find(label["quote"])
            found.append((label["kind"], start, start + len(label["quote"])))
    return found


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text's candidates beside its labels; ``right`` says of each whether a label of its kind lies there."""

    document: Document
    found: list[blend.Candidate]
    gold: list[tuple[str, int, int]]
    right: list[int]

    def wanted(self, kind: str) -> list[tuple[int, int]]:
        return [(start, end) for k, start, end in self.gold if k == kind]


Place = tuple[int, int]
Fold = int | str
LEAST = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
"""Confidences below which nothing is shown, of which the best by F1 is taken for each kind."""


def overlap(a: Place, b: Place) -> float:
    """Intersection over union of two runs."""
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (max(a[1], b[1]) - min(a[0], b[0]))


def matched(gold: Sequence[Place], found: Sequence[Place]) -> set[int]:
    """Which of ``found`` are right: best overlap first, each side once (intersection over union at least 0.4)."""
    rated = sorted(
        ((-overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if overlap(g, f) >= 0.4)
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, i, j in rated:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return used_found


def labelled(text: Path, labels: Path, tokens: Path) -> Labelled:
    """Reads a text, its labels and the tagger's probabilities for it."""
    document, found = candidates_of(text, tokens)
    gold = gold_of(labels, text.read_text(encoding="utf-8"))
    right = [int(any(k == c.kind and overlap(place_of(document, c), (a, b)) >= 0.4 for k, a, b in gold)) for c in found]
    return Labelled(document, found, gold, right)


def place_of(document: Document, candidate: blend.Candidate) -> Place:
    """Start and end in the file."""
    origin = document.offsets.origin(candidate.span)
    return origin.start, origin.end


# How far weights may go: kinds with hundreds of labels can bear more than those with a hundred candidates.
_FREEDOM = {"commitment": 1.0, "position": 1.0, "event": 1.0}
_MANY = ("commitment", "position", "call")
"""Kinds that gain by what is told of rules alone; the others lose by it in cross-validation (decisions 0.02)."""
_PLAIN = blend.FEATURES.index("ruled")


def fit(rows: list[list[float]], right: list[int], kind: str) -> list[float]:
    """Weights on the features as they are; they are scaled for the fit, so that none is favoured for its unit."""
    given = np.array(rows)
    if kind not in _MANY:
        given = given[:, :_PLAIN]
    scale = given.std(0)
    scale[scale < 1e-6] = 1.0
    model = LogisticRegression(C=_FREEDOM.get(kind, 0.1), max_iter=5000, fit_intercept=False).fit(
        given / scale, np.array(right)
    )
    weights = [round(float(w), 5) for w in model.coef_[0] / scale]
    return weights + [0.0] * (len(blend.FEATURES) - len(weights))


def fit_on(texts: Sequence[Labelled], kind: str) -> list[float]:
    """Weights of a kind from these texts."""
    chosen = [(c.features, r) for one in texts for c, r in zip(one.found, one.right, strict=True) if c.kind == kind]
    return fit([features for features, _ in chosen], [right for _, right in chosen], kind)


def shown(
    data: Mapping[str, Labelled],
    folds: Mapping[str, Fold],
    by_fold: Mapping[Fold, list[float]],
    kind: str,
    least: float,
) -> Shown:
    """What would be shown of each text by weights fitted without its fold."""
    sure: list[float] = []
    right: list[bool] = []
    for name, one in data.items():
        own = [c for c in one.found if c.kind == kind]
        kept = blend.chosen(own, {kind: {"weights": by_fold[folds[name]], "least": least}})
        hits = matched(one.wanted(kind), [place_of(one.document, c) for c in kept])
        sure += [c.sure for c in kept]
        right += [i in hits for i in range(len(kept))]
    return Shown(kind, sum(len(one.wanted(kind)) for one in data.values()), sure, right)


def crossed(
    args: argparse.Namespace, folds: Mapping[str, Fold], fits: Mapping[Fold, dict[str, dict[str, object]]]
) -> None:
    """Reads every text by tagger and blend that never saw its fold, and writes its labels."""
    args.read.mkdir(parents=True, exist_ok=True)
    for file in sorted(args.tokens.glob("*.npz")):
        document = load(args.texts / f"{file.stem}.txt")
        reading = pipeline.read(document, Model(Remembered(file), fits[folds[file.stem]], "crossed"))
        source = (args.texts / f"{file.stem}.txt").read_text(encoding="utf-8")
        (args.read / f"{file.stem}.jsonl").write_text(render(reading, source), encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("texts", "labels", "tokens"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--figures", type=Path)
    parser.add_argument("--read", type=Path, metavar="CROSSED")
    return parser.parse_args()


def main() -> None:
    """Reads texts and stored probabilities, prints figures by cross-validation, writes the weights fitted on all."""
    args = arguments()
    folds = json.loads(args.folds.read_text(encoding="utf-8"))
    data: dict[str, Labelled] = {}
    for labels in sorted(args.labels.glob("*.jsonl")):
        tokens = args.tokens / f"{labels.stem}.npz"
        if tokens.exists():
            data[labels.stem] = labelled(args.texts / f"{labels.stem}.txt", labels, tokens)
            print(".", end="", file=sys.stderr, flush=True)
    fits: dict[str, dict[str, object]] = {}
    best: dict[str, Shown] = {}
    held_out: dict[Fold, dict[str, dict[str, object]]] = {fold: {} for fold in sorted(set(folds.values()))}
    every = sorted({folds[name] for name in data})
    parts: dict[Fold, dict[str, Shown]] = {fold: {} for fold in every}
    for kind in KINDS:
        by_fold = {f: fit_on([one for n, one in data.items() if folds[n] != f], kind) for f in every}
        tried = {least: shown(data, folds, by_fold, kind, least) for least in LEAST}
        least = max(LEAST, key=lambda at: tried[at].f1)
        best[kind] = tried[least]
        for fold in every:
            held = {name: one for name, one in data.items() if folds[name] == fold}
            parts[fold][kind] = shown(held, folds, by_fold, kind, least)
            held_out[fold][kind] = {"weights": by_fold[fold], "least": least}
        weights = fit_on(list(data.values()), kind)
        fits[kind] = {"weights": weights, "least": least, "cross_validated_f1": round(best[kind].f1, 3)}
    args.out.write_text(json.dumps(fits, indent=1) + "\n", encoding="utf-8")
    if args.read:
        crossed(args, folds, held_out)
    told = figures(best.values(), texts=len(data), folds=len(every))
    count = {fold: sum(folds[name] == fold for name in data) for fold in every}
    made = tables(told) | {"folds": "\n".join(by_folds(parts, count))}
    if args.figures:
        args.figures.write_text(json.dumps({**told, "tables": made}, indent=1) + "\n", encoding="utf-8")
    print("\n\n".join(made.values()))


if __name__ == "__main__":
    main()
