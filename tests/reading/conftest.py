"""Texts of our own, read as the program reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from servanda.documents import load
from servanda.reading import dating
from servanda.reading.steps import parties, record
from servanda.records import Document, Field, PartialDate, Span, TextRecord

Written = Callable[..., Document]
Recorded = Callable[..., TextRecord]


def _dated(document: Document, run: Span) -> tuple[Field[PartialDate], ...]:
    return tuple(dating.dates(document.text, run, document.metadata.date))


def record_of(document: Document) -> TextRecord:
    """The record of a document with the next meeting, found in its words alone."""
    directory = parties.survey(document, record.home_of_names(document))
    dated = partial(_dated, document)
    about = record.describe(document, directory.mentions, parties.titled(document), dated)
    return record.with_next(document, about, (), dated)


@pytest.fixture
def recorded(written: Written) -> Recorded:
    """The record of a text of our own."""

    def describe(body: str, **header: str) -> TextRecord:
        return record_of(written(body, **header))

    return describe


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a text with its header and loads it."""

    def write(
        body: str, *, title: str = "", date: str = "2024-05-14", publisher: str = "", standing: str | None = None
    ) -> Document:
        head = "".join(
            f"{key}: {value}\n" for key, value in (("Title", title), ("Date", date), ("Publisher", publisher)) if value
        )
        path = tmp_path / "text.txt"
        path.write_text(f"{head}\n{body}\n", encoding="utf-8")
        document = load(path)
        if standing is not None:
            document = replace(document, metadata=replace(document.metadata, standing=standing))
        return document

    return write
