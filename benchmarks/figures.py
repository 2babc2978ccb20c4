"""Writes the tables of docs/explanation/how-well-it-reads.md: what stands there is what this program measured.

    python benchmarks/figures.py TEXTS LABELS --calibration FILE --crossed DIR
                                 [--left-out FILE] [--page PAGE] [--bootstrap 1000]

TEXTS and LABELS are as for ``servanda evaluate``; the ``.json`` beside a text names its publisher. A FILE is what
``training/fit_blend.py --figures`` wrote, that of ``--left-out`` with folds by publisher; DIR is what its ``--read``
wrote. A table goes between ``<!-- figures: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path

from servanda.documents import load
from servanda.evaluation import Score, bootstrap, from_folder, score
from servanda.evaluation.label import Label, located
from servanda.publishing.label_lines import labels
from servanda.reading import read

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "explanation" / "how-well-it-reads.md"
MARKED = r"(<!-- figures: {name} -->\n).*?(<!-- end -->)"


def reader(*, rules_only: bool) -> Callable[[Path, str], Iterable[Label]]:
    """Labels as the reader gives them."""

    def predict(file: Path, text: str) -> Iterable[Label]:
        rows = labels(read(load(file), rules_only=rules_only), text)
        return located(enumerate(rows, 1), text, file.name)

    return predict


def publishers() -> frozenset[str]:
    """Those of whose texts the shipped weights have learnt."""
    file = resources.files("servanda.reading.learned") / "weights" / "metrics.json"
    return frozenset(json.loads(file.read_text(encoding="utf-8"))["data"]["by_source"])


def publisher_of(texts: Path, name: str) -> str:
    """The publisher that the ``.json`` beside a text names, "" for none."""
    beside = texts / f"{name}.json"
    return str(json.loads(beside.read_text(encoding="utf-8")).get("publisher") or "") if beside.exists() else ""


def parted(found: Score, texts: Path) -> tuple[Score, Score]:
    """Texts of publishers of whom the weights have learnt, and the others."""
    known = publishers()
    seen = {text.name for text in found.texts if publisher_of(texts, text.name) in known}
    return tuple(  # type: ignore[return-value]
        Score(tuple(text for text in found.texts if (text.name in seen) is wanted), found.loose)
        for wanted in (True, False)
    )


def table(found: Score, resamples: int) -> Iterator[str]:
    """All rows of a score: kinds with precision, recall and F1, then fields with their share and the constant."""
    ranges = bootstrap.ranges(found, resamples)
    yield f"{len(found.texts)} texts."
    yield ""
    yield "| | labels | precision | recall | F1 or share | 95 % of resamples | always the commonest value |"
    yield "|---|---|---|---|---|---|---|"
    for name, figure in found.figures.items():
        held = ranges.get(name)
        cells = (
            name.removeprefix("field: "),
            str(figure.get("gold", figure.get("of", ""))),
            number(figure.get("precision")),
            number(figure.get("recall")),
            number(figure.get("f1", figure.get("share"))),
            f"{held[0]:.2f} to {held[1]:.2f}" if held else "",
            number(figure.get("constant")),
        )
        yield f"| {' | '.join(cells)} |"


def number(value: float | None) -> str:
    """Three places, "" for None."""
    return "" if value is None else f"{value:.3f}"


def fates(found: Score) -> Iterator[str]:
    """Of the labels of each kind that were missed, what stands in their place."""
    yield "| kind | labels | missed | same kind, other borders | another kind | nothing |"
    yield "|---|---|---|---|---|---|"
    extra = [outcome for outcome in found.outcomes if outcome.found is None]
    for kind in dict.fromkeys(outcome.kind for outcome in found.outcomes):
        own = [outcome for outcome in found.outcomes if outcome.kind == kind and outcome.found is not None]
        lost = [outcome for outcome in own if not outcome.found]
        there = [{e.kind for e in extra if e.text == o.text and e.span.overlaps(o.span)} for o in lost]
        same = sum(kind in kinds for kinds in there)
        other = sum(bool(kinds) and kind not in kinds for kinds in there)
        yield f"| {kind} | {len(own)} | {len(lost)} | {same} | {other} | {len(lost) - same - other} |"


def missed(found: Score) -> Iterator[str]:
    """The fields that are wrong most often."""
    wrong: dict[str, int] = {}
    for outcome in found.outcomes:
        for field in outcome.wrong:
            wrong[field] = wrong.get(field, 0) + 1
    yield "| field | wrong in |"
    yield "|---|---|"
    for field, count in sorted(wrong.items(), key=lambda pair: -pair[1])[:10]:
        yield f"| {field} | {count} |"


def filled(page: str, tables: Mapping[str, str]) -> str:
    """The page with its tables in their places. Raises ValueError for a table without a place."""
    for name, text in tables.items():
        pattern = re.compile(MARKED.format(name=re.escape(name)), re.DOTALL)
        page, count = pattern.subn(lambda match, text=text: f"{match[1]}\n{text}\n\n{match[2]}", page)  # type: ignore[misc]
        if count != 1:
            raise ValueError(f"the page has {count} places for {name}")
    return page


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--calibration", type=Path, required=True)
    parser.add_argument("--crossed", type=Path, required=True, help="labels by what never saw the text's fold")
    parser.add_argument("--left-out", type=Path)
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--bootstrap", type=int, default=1000)
    args = parser.parse_args()
    tables: dict[str, str] = json.loads(args.calibration.read_text(encoding="utf-8"))["tables"]
    tables.pop("folds", None)
    if args.left_out:
        tables["left out"] = json.loads(args.left_out.read_text(encoding="utf-8"))["tables"]["folds"]
    default = score(args.texts, args.labels, reader(rules_only=False))
    seen, unseen = parted(default, args.texts)
    rules = score(args.texts, args.labels, reader(rules_only=True))
    folds = score(args.texts, args.labels, from_folder(args.crossed))
    for name, one in (("crossed", folds), ("seen", seen), ("unseen", unseen), ("rules", rules)):
        tables[name] = "\n".join(table(one, args.bootstrap))
    tables["fates"], tables["wrong"] = "\n".join(fates(default)), "\n".join(missed(default))
    args.page.write_text(filled(args.page.read_text(encoding="utf-8"), tables), encoding="utf-8")


if __name__ == "__main__":
    main()
