"""Fits which areas a commitment belongs to: how much tagger, words and surroundings count.

    python training/fit_areas.py --data TEXTS:LABELS[:TOKENS] … [--publisher NAME …] --out areas.json

TOKENS is what a tagger that never saw a text says of it (``train.py --folds`` with the folds of ``by_publisher.py``):
on words it has learnt from it is right too often to be weighed. Without TOKENS the shipped tagger reads the texts.
Figures are by cross-validation over texts.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from labelled import labelled
from remembered import Remembered
from scipy.optimize import minimize

from servanda.lexicon import load as lexicon
from servanda.reading import blend
from servanda.reading.learned import shipped
from servanda.reading.learned.evidence import gather
from servanda.reading.learned.windows import windows
from servanda.reading.sentences import sentences
from servanda.reading.steps.areas import PARTS, Surroundings

Array = npt.NDArray[np.float64]
AREAS = tuple(lexicon().areas)
FOLDS = 8
TAGGER = 2  # of PARTS, how many are the tagger's


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled commitment: what each of PARTS says of every area, and the labelled areas, the first first."""

    text: str
    said: Array
    wanted: tuple[int, ...]


def examples(texts: Path, labels: Path, tokens: Path | None, publishers: Sequence[str]) -> Iterator[Example]:
    """The labelled commitments of a folder; texts without tokens are left out where a folder of tokens is named.

    So are those that name another publisher, where any is named: their rights do not let weights be shipped.
    """
    model = shipped()
    for text in labelled(texts, labels, publishers):
        kept = tokens / f"{text.name}.npz" if tokens is not None else None
        if model is None or (kept is not None and not kept.exists()):
            continue
        document = text.document
        tagger = Remembered(kept) if kept is not None else model.tagger
        evidence = gather(tuple(tagger.tag(tuple(windows(document)))))
        around = Surroundings(document)
        for span, label in text.labels:
            areas = label.get("areas")
            if label["kind"] != "commitment" or not isinstance(areas, list) or not areas:
                continue
            at = document.paragraphs.index(document.paragraph_at(span.start))
            body = document.paragraphs[at].body
            sentence = next((s for s in sentences(document.text, body) if s.start <= span.start < s.end), body)
            tagged = blend.areas(blend.Candidate("commitment", span, []), evidence)
            if tagged is not None:
                parts = around.parts(span, sentence, at, tagged)
                wanted = tuple(AREAS.index(a) for a in areas if a in AREAS)
                yield Example(text.name, np.array([parts[a] for a in AREAS]), wanted)


def fit_first(data: Sequence[Example], parts: Sequence[int]) -> Array:
    """Weights of a softmax over areas for the first one; all areas share them."""
    said = np.stack([e.said[:, parts] for e in data])
    right = np.array([e.wanted[0] for e in data])

    def loss(weights: Array) -> tuple[float, Array]:
        score = said @ weights
        share = np.exp(score - score.max(1, keepdims=True))
        share /= share.sum(1, keepdims=True)
        slope = np.einsum("na,nap->p", share, said) - said[np.arange(len(data)), right].sum(0)
        of = -np.log(share[np.arange(len(data)), right]).mean()
        return of + 1e-3 * (weights**2).sum(), slope / len(data) + 2e-3 * weights

    return np.asarray(minimize(loss, np.zeros(len(parts)), jac=True).x)


def fit_any(data: Sequence[Example], parts: Sequence[int]) -> tuple[Array, float]:
    """Weights of a logistic regression over all areas, and the sum from which on an area is shown: best by F1."""
    said = np.concatenate([e.said[:, parts] for e in data])
    right = np.concatenate([np.isin(np.arange(len(AREAS)), e.wanted) for e in data]).astype(float)
    wide = np.column_stack([said, np.ones(len(said))])

    def loss(weights: Array) -> tuple[float, Array]:
        share = 1 / (1 + np.exp(-np.clip(wide @ weights, -30, 30)))
        of = -(right * np.log(share + 1e-12) + (1 - right) * np.log(1 - share + 1e-12)).mean()
        return of + 1e-4 * (weights[:-1] ** 2).sum(), wide.T @ (share - right) / len(wide) + 2e-4 * np.append(
            weights[:-1], 0
        )

    weights = np.asarray(minimize(loss, np.zeros(wide.shape[1]), jac=True).x)
    first = fit_first(data, parts)
    least = max(
        np.arange(-2.5, 1.6, 0.1), key=lambda at: measured(data, parts, first, weights[:-1], at - weights[-1])[1]
    )
    return weights[:-1], float(least - weights[-1])


def measured(data: Sequence[Example], parts: Sequence[int], first: Array, each: Array, least: float) -> Array:
    """Share of first areas right, and F1 of areas, as the reader would give them."""
    hit = given = wanted = both = 0
    for e in data:
        said = e.said[:, parts]
        best = int((said @ first).argmax())
        odds = said @ each - least
        others = sorted((i for i in range(len(AREAS)) if i != best and odds[i] > 0), key=lambda i: -odds[i])
        found = {best, *others[:2]}
        hit += best == e.wanted[0]
        given, wanted, both = given + len(found), wanted + len(e.wanted), both + len(found & set(e.wanted))
    return np.array([hit / max(1, len(data)), 2 * both / max(1, given + wanted)])


def fitted(data: Sequence[Example], parts: Sequence[int]) -> tuple[Array, Array, float]:
    """All weights from these examples."""
    return fit_first(data, parts), *fit_any(data, parts)


def main() -> None:
    """Reads texts and labels, prints figures by cross-validation, writes the weights fitted on all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", action="append", required=True, metavar="TEXTS:LABELS[:TOKENS]")
    parser.add_argument("--publisher", action="append", default=[])
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    groups = {}
    for folders in args.data:
        texts, labels, *tokens = map(Path, folders.split(":"))
        groups[folders] = list(examples(texts, labels, tokens[0] if tokens else None, args.publisher))
    data = [e for group in groups.values() for e in group]
    fold = {text: n % FOLDS for n, text in enumerate(sorted({e.text for e in data}))}
    result: dict[str, object] = {}
    for name, parts in (("tagged", range(len(PARTS))), ("words", range(TAGGER, len(PARTS)))):
        by_fold = {f: fitted([e for e in data if fold[e.text] != f], parts) for f in range(FOLDS)}
        for said, group in groups.items():
            of = np.array([measured([e for e in group if fold[e.text] == f], parts, *by_fold[f]) for f in by_fold])
            sizes = np.array([sum(fold[e.text] == f for e in group) for f in by_fold])
            right, f1 = (of * sizes[:, None]).sum(0) / max(1, sizes.sum())
            print(f"{name}: first {right:.3f}, areas F1 {f1:.3f} of {len(group)} ({said})")
        first, each, least = fitted(data, parts)
        pad = [0.0] * (len(PARTS) - len(parts))
        result[name] = {
            "first": [*pad, *(round(float(w), 3) for w in first)],
            "any": [*pad, *(round(float(w), 3) for w in each)],
            "least": round(least, 3),
        }
        print(dict(zip(PARTS, zip(result[name]["first"], result[name]["any"], strict=True), strict=True)))  # type: ignore[index]
    args.out.write_text(json.dumps({"parts": PARTS} | result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
