"""Labelled texts as windows with targets, seen by the same windows as the reader's tagger sees."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from servanda.documents import load
from servanda.reading.learned.tagged import AREAS, FORCES, KINDS, POLARITIES, STAGES, TYPES
from servanda.reading.learned.windows import Window, windows
from servanda.records import Document, Span

__all__ = ["Labelled", "Run", "Target", "labelled", "targets"]

# Forms that no ending explains: "held" is a form of hold.
_IRREGULAR = {
    "hold": "held", "build": "built", "give": "given gave", "make": "made", "take": "taken took", "bring": "brought",
    "send": "sent", "meet": "met", "find": "found", "lead": "led", "begin": "began begun", "undertake": "undertaken",
    "buy": "bought", "spend": "spent", "keep": "kept",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with the labels whose words it holds, each with its span in the cleaned text."""

    name: str
    source: str
    licence: str
    document: Document
    labels: tuple[tuple[Span, dict[str, object]], ...]


@dataclass(slots=True)
class Run:
    """One label within a window: first and last word, kind and field classes (-1: none)."""

    first: int
    last: int
    kind: int
    classes: dict[str, int]
    areas: list[int]


@dataclass(slots=True)
class Target:
    """A window with what the tagger should say of it: 0 outside, 1 begin, 2 inside, for each word and kind."""

    window: Window
    bio: npt.NDArray[np.int64]
    runs: list[Run] = field(default_factory=list)


def labelled(texts: Path, labels: Path, publishers: Sequence[str] = ()) -> Iterator[Labelled]:
    """The texts of one folder for which the other holds labels (``NAME.jsonl``), without those of other publishers."""
    for path in sorted(labels.glob("*.jsonl")):
        text = texts / f"{path.stem}.txt"
        if not text.exists():
            continue
        side = text.with_suffix(".json")
        about = json.loads(side.read_text(encoding="utf-8")) if side.exists() else {}
        publisher = about.get("publisher")
        if publishers and publisher is not None and publisher not in publishers:
            continue
        document = load(text)
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        placed = tuple(_placed(document, text.read_text(encoding="utf-8"), (r for r in rows if r["kind"] in KINDS)))
        yield Labelled(path.stem, publisher or labels.name, about.get("licence") or "", document, placed)


def _placed(
    document: Document, source: str, rows: Iterator[dict[str, object]]
) -> Iterator[tuple[Span, dict[str, object]]]:
    """Labels give places in the file; the tagger sees the cleaned text."""
    place: dict[int, int] = {}
    for segment in document.offsets.segments:
        place.update((segment.origin + i, segment.start + i) for i in range(segment.length))
    for row in rows:
        span = row.get("span")
        if isinstance(span, list):
            start, end = span
        else:
            start = source.find(str(row["quote"]))
            end = start + len(str(row["quote"]))
        inside = [place[i] for i in range(start, end) if i in place]
        if inside:
            yield Span(inside[0], inside[-1] + 1), row


def targets(text: Labelled) -> Iterator[Target]:
    """The windows of a text with their targets."""
    for window in windows(text.document):
        target = Target(window, np.zeros((len(window.words), len(KINDS)), np.int64))
        for span, row in sorted(text.labels, key=lambda label: (label[0].start, -label[0].end)):
            held = [i for i, word in enumerate(window.spans) if word.overlaps(span)]
            if not held:
                continue
            first, last = held[0], held[-1]
            while last > first and window.words[last] in ".,;:":
                last -= 1
            kind = KINDS.index(str(row["kind"]))
            target.bio[first : last + 1, kind] = 2
            target.bio[first, kind] = 1
            target.runs.append(_run(window, first, last, kind, row))
        yield target


def _run(window: Window, first: int, last: int, kind: int, row: dict[str, object]) -> Run:
    listed = row.get("areas")
    areas = [AREAS.index(a) for a in listed if a in AREAS] if isinstance(listed, list) else []
    classes = {
        "force": _index(FORCES, row.get("force")),
        "polarity": _index(POLARITIES, row.get("polarity")),
        "type": _index(TYPES, row.get("type")),
        "stage": _index(STAGES, row.get("stage")),
        "area": areas[0] if areas else -1,
        "action": _action(window.words[first : last + 1], str(row.get("action") or "")) if kind == 0 else -1,
    }
    return Run(first, last, kind, classes, areas)


def _index(values: Sequence[str], value: object) -> int:
    return values.index(value) if isinstance(value, str) and value in values else -1


def _action(words: Sequence[str], lemma: str) -> int:
    """Which word of a commitment is a form of its action; -1 if none is."""
    likeness = [_likeness(word.lower().replace("’", "'"), lemma.lower()) for word in words]
    return int(np.argmax(likeness)) if lemma and max(likeness, default=0) else -1


def _likeness(word: str, lemma: str) -> int:
    """3 the lemma itself, 2 an inflection, 1 a derivation ("implementation"), 0 another word."""
    if word == lemma:
        return 3
    stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
    endings = ("s", "es", "ed", "d", "ing", "ies", "ied", f"{stem[-1:]}ed", f"{stem[-1:]}ing", "ying")
    if any(word in (stem + e, lemma + e) for e in endings) or word in _IRREGULAR.get(lemma, "").split():
        return 2
    return int(len(lemma) >= 5 and len(word) <= len(lemma) + 6 and word.startswith(lemma[: max(4, len(lemma) - 2)]))
