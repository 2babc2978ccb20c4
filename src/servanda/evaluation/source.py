"""Where predicted labels come from: a folder of label files, or the reader itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from servanda.evaluation.label import Label, located, read_labels

__all__ = ["Predictions", "from_folder", "from_reader"]

Predictions: TypeAlias = Callable[[Path, str], Iterable[Label]]
"""From a text's file and its content to the labels predicted for it."""


def from_folder(folder: Path) -> Predictions:
    """Labels saved as ``folder/NAME.jsonl``; a text without a file has none."""

    def predict(text_file: Path, text: str) -> Iterable[Label]:
        file = folder / f"{text_file.stem}.jsonl"
        return read_labels(file, text) if file.exists() else ()

    return predict


def from_reader() -> Predictions:
    """Labels of what the installed reader reads in each text.

    Raises:
        DocumentError, ReadingError: when called, for a text that cannot be read.
    """
    import servanda
    from servanda.publishing.label_lines import labels

    def predict(text_file: Path, text: str) -> Iterable[Label]:
        rows = labels(servanda.read(servanda.load(text_file)), text)
        return located(enumerate(rows, 1), text, text_file.name)

    return predict
