"""Figures of tracing: what is learnt, what it is worth on series it has not seen, what speed costs in recall.

    python benchmarks/tracing.py fit TEXTS LINKS          weights.yaml, learnt from all linked series
    python benchmarks/tracing.py unseen TEXTS LINKS       figures with each series left out of what is learnt
    python benchmarks/tracing.py speed FOLDER             one text against 100,000 statements; growth of a re-trace

TEXTS is a folder of texts with LINKS, a file of labelled links; FOLDER holds many texts (*.txt). ``--words`` leaves the
extra ``match`` out.
"""

from __future__ import annotations

import argparse
import itertools
import math
import random
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import yaml

import servanda
from servanda.evaluation.link_gold import gold_reading
from servanda.evaluation.link_label import LinkLabel, read_links
from servanda.evaluation.link_run import as_labels, candidate_recall, series_of
from servanda.evaluation.link_score import score_links
from servanda.evaluation.matching import overlap
from servanda.reading.sentences import sentences
from servanda.records import (
    Code,
    Document,
    Field,
    Meeting,
    Progress,
    Reading,
    Run,
    Standing,
    Statement,
    TextRecord,
    TextType,
)
from servanda.tracing import meaning as meanings
from servanda.tracing import trace_series
from servanda.tracing.abbreviations import abbreviations, merged
from servanda.tracing.candidates import pairs_in_question
from servanda.tracing.index import BUDGET, Index
from servanda.tracing.judge import Judge
from servanda.tracing.likeness import RELATIVE, measured, rivals_of
from servanda.tracing.meaning import Meaning
from servanda.tracing.profile import Profile, profiles
from servanda.tracing.promises import is_promise

RIDGE = 20.0
LEASTS = (0.2, 0.24, 0.28, 0.32, 0.36, 0.4)
BESIDES = (0.35, 0.45, 0.55, 0.65)
Series = tuple[Reading, ...]
Rows = tuple[np.ndarray, np.ndarray]


def texts_between(readings: Series) -> Iterable[tuple[Sequence[Profile], Sequence[Profile], Reading, Reading]]:
    """Each pair of texts of a series with its promises and the later statements."""
    expansions = merged(abbreviations(reading.document.text) for reading in readings)
    held = [(reading, profiles(reading, expansions)) for reading in readings]
    for (a, before), (b, after) in itertools.combinations(held, 2):
        yield [one for one in before if is_promise(one)], after, a, b


def examples(
    series: Iterable[Series], gold: Sequence[LinkLabel], meaning: Meaning | None, usual: dict[str, float]
) -> tuple[list[dict[str, float]], list[bool], dict[str, list[float]]]:
    """Features of all pairs in question, whether each is linked, and what the best rivals reached."""
    features: list[dict[str, float]] = []
    linked: list[bool] = []
    rivals: dict[str, list[float]] = {name: [] for name in RELATIVE}
    for readings in series:
        for before, after, a, b in texts_between(readings):
            places = sorted(pairs_in_question(before, after, Index(after), meaning))
            pairs = measured(before, after, places, meaning, usual)
            here = [link for link in gold if link.pair == (a.document.name, b.document.name) and link.later]
            for pair in pairs:
                spans = (
                    a.document.offsets.origin(before[pair.earlier].passage.span),
                    b.document.offsets.origin(after[pair.later].passage.span),
                )
                features.append(dict(pair.features))
                linked.append(any(_same(link, *spans) for link in here))
            for name in RELATIVE:
                rivals[name] += rivals_of(name, pairs)
    return features, linked, rivals


def _same(link: LinkLabel, *spans: object) -> bool:
    sides = zip((link.earlier, link.later), spans, strict=True)
    return all(overlap(gold, found) >= 0.4 for gold, found in sides)  # type: ignore[arg-type]


def learn(series: Sequence[Series], gold: Sequence[LinkLabel], meaning: Meaning | None) -> Judge:
    """Weights by ridge regression on the log odds; then the lines that give the best F1 on the same series."""
    _, _, rivals = examples(series, gold, meaning, {})
    usual = {name: round(statistics.median(values), 3) for name, values in rivals.items() if values}
    features, linked, _ = examples(series, gold, meaning, usual)
    names = sorted(features[0])
    rows = np.array([[one[name] for name in names] for one in features])
    weights, bias = logistic(rows, np.array(linked, float))
    found = {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}
    first = Judge({**found, "bias": round(bias, 2)}, usual)
    tried = [
        replace(first, least=least, beside_best=beside, shown=round(least / 2, 2))
        for least in LEASTS
        for beside in BESIDES
    ]
    return max(tried, key=lambda one: f1(series, gold, meaning, one))


def logistic(rows: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias, by Newton's method with a ridge on standardised features."""
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    held = np.c_[(rows - middle) / spread, np.ones(len(rows))]
    ridge = np.r_[np.full(held.shape[1] - 1, RIDGE), 1e-6]
    weights = np.zeros(held.shape[1])
    for _ in range(30):
        share = 1 / (1 + np.exp(-held @ weights))
        slope = held.T @ (share - right) + ridge * weights
        curve = (held * (share * (1 - share))[:, None]).T @ held + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    true = weights[:-1] / spread
    return true, float(weights[-1] - (true * middle).sum())


def traced(series: Iterable[Series], meaning: Meaning | None, judge: Judge | None) -> list[LinkLabel]:
    """The links of all series as labels."""
    return [
        label
        for readings in series
        for label in as_labels(trace_series(readings, meaning=meaning, learnt=judge).links, readings)
    ]


def f1(series: Sequence[Series], gold: Sequence[LinkLabel], meaning: Meaning | None, judge: Judge) -> float:
    """F1 of all links of these series, and of those that lead to a later statement: the mean of the two.

    A note of 300 words after a statement of 2,000 brings fifty links to nothing; by F1 alone, lines would be drawn so
    high that other texts lose theirs.
    """
    names = {reading.document.name for readings in series for reading in readings}
    sides = [[link for link in gold if link.earlier_id in names], traced(series, meaning, judge)]
    both = [sides, [[link for link in side if link.later] for side in sides]]
    return statistics.mean(float(score_links(*two)["links"]["f1"]) for two in both)


def load_series(texts: Path, gold: Sequence[LinkLabel]) -> tuple[list[Series], list[Series]]:
    """The series as read, and with the labelled statements."""
    read = [tuple(servanda.read(servanda.load(texts / f"{n}.txt")) for n in names) for names in series_of(gold)]
    return read, [tuple(gold_reading(one, gold) for one in readings) for readings in read]


def fit(texts: Path, links: Path, words: bool) -> None:
    """Print ``weights.yaml``."""
    gold = read_links(links, texts)
    _, labelled = load_series(texts, gold)
    held = {}
    for name in ("meaning", "words"):
        found = learn(labelled, gold, meanings.load() if name == "meaning" and not words else None)
        held[name] = dict(vars(found))
    print("# Learnt from linked series by benchmarks/tracing.py fit; see judge.py for what each line is.")
    print(yaml.safe_dump(held, sort_keys=True), end="")


def unseen(texts: Path, links: Path, words: bool) -> None:
    """Print the figures of each series with weights and lines that were learnt from the others, then of all."""
    gold = read_links(links, texts)
    read, labelled = load_series(texts, gold)
    model = None if words else meanings.load()
    found: dict[str, list[LinkLabel]] = {"gold statements": [], "end to end": []}
    recall = []
    for place in range(len(read)):
        judge = learn([one for at, one in enumerate(labelled) if at != place], gold, model)
        for title, series in (("gold statements", labelled[place]), ("end to end", read[place])):
            here = traced([series], model, judge)
            names = {reading.document.name for reading in series}
            of_series = [link for link in gold if link.earlier_id in names]
            print(series[0].document.name, title, _figures(of_series, here), f"least {judge.least}")
            found[title] += here
        recall.append(candidate_recall([labelled[place]], gold, model, learnt=judge))
    for title, every in found.items():
        print("all,", title, _figures(gold, every))
    of = sum(int(one["of"]) for one in recall)
    for side in ("earlier", "later", "either"):
        got = sum(one[f"of the {side}"] * one["of"] for one in recall) / of
        print(f"candidate recall at 5 of the {side}: {got:.3f}")


def _figures(gold: Sequence[LinkLabel], found: Sequence[LinkLabel]) -> str:
    figures = score_links(gold, found)
    right = figures["relation right among found"]
    return f"links F1 {figures['links']['f1']:.3f}  relation right {right['share']:.3f} of {right['of']}"


def speed(folder: Path) -> None:
    """Print the time of one text of 50 statements against 100,000, the recall lost by the budget, and the growth."""
    held = _many(folder)
    flat = [one for found in held for one in found]
    random.Random(5).shuffle(flat)
    query, rest = flat[:50], list(itertools.islice(itertools.cycle(flat[50:]), 100_000))
    start = time.process_time()
    index = Index(rest)
    built = time.process_time() - start
    start = time.process_time()
    for one in query:
        near = index.nearest(one, 12)
        measured([one], [rest[number] for number in near], [(0, at) for at in range(len(near))], None, {})
    print(f"50 statements against {len(rest):,}: {time.process_time() - start:.2f} s (index built in {built:.1f} s)")
    small = Index(flat[50:])
    kept = [len(set(small.nearest(one, 5)) & set(small.nearest(one, 5, budget=10**9))) / 5 for one in flat[:50]]
    print(f"of the five nearest without a budget, the budget of {BUDGET:,} keeps {statistics.mean(kept):.3f}")
    times = []
    for count in (250, 500, 1000):
        took = statistics.median(_traced(held[:count]) for _ in range(3))
        times.append((count, took))
        print(f"re-trace of {count} texts ({sum(map(len, held[:count])):,} statements): {took:.2f} s")
    (a, first), (b, last) = times[0], times[-1]
    told = [sum(map(len, held[:count])) for count in (a, b)]
    growth = math.log(last / first)
    print(f"exponent {growth / math.log(b / a):.2f} by texts, {growth / math.log(told[1] / told[0]):.2f} by statements")


def _traced(held: Sequence[tuple[Profile, ...]]) -> float:
    """Seconds it takes to trace each text to those before it."""
    start = time.process_time()
    index = Index()
    for found in held:
        for one in found:
            near = index.nearest(one, 12)
            measured([one], [index.profiles[n] for n in near], [(0, at) for at in range(len(near))], None, {})
        for one in found:
            index.add(one)
    return time.process_time() - start


def _many(folder: Path) -> list[tuple[Profile, ...]]:
    """Profiles of 1,000 texts. Every second sentence stands for a statement: reading is not what is measured."""
    files = sorted(folder.glob("*.txt"))
    # In order of their names the later texts are longer, which would be taken for growth.
    random.Random(5).shuffle(files)
    return [profiles(_unread(servanda.load(file)), {}) for file in files[:1000]]


def _unread(document: Document) -> Reading:
    spans = [span for paragraph in document.paragraphs for span in sentences(document.text, paragraph.body)]
    nobody: Field[tuple[Code, ...]] = Field(())
    told = [
        Statement(span, Progress(Field("")), nobody, document.paragraph_at(span.start).ordinal) for span in spans[::2]
    ]
    record = TextRecord(Field(TextType.OTHER), Field(Standing.UNKNOWN), None, Meeting(), nobody)
    return Reading(document, record, tuple(told), (), (), Run("none", ""))


def main() -> None:
    """Run one of the programs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", choices=("fit", "unseen", "speed"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--words", action="store_true")
    given = parser.parse_args()
    if given.program == "speed":
        speed(given.paths[0])
        return
    texts, links = given.paths
    (fit if given.program == "fit" else unseen)(texts, links, given.words)


main()
