"""Blocks → CSV (RFC 4180): every table of the document, each row led by the table's name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from servanda.publishing.csv_table import safe
from servanda.publishing.delivery.blocks import Block, Table

__all__ = ["render"]


def render(blocks: Iterable[Block]) -> str:
    """Tables one after the other, each under its own headings; prose is left out."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    for block in blocks:
        if isinstance(block, Table):
            writer.writerow(["table", *block.columns])
            writer.writerows([safe(block.name), *map(_cell, row)] for row in block.rows)
    return held.getvalue()


# "+1" and "-0.25" are numbers, no formulas: a score must stay one.
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def _cell(words: str) -> str:
    return words if _NUMBER.fullmatch(words) else safe(words)
