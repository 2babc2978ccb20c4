"""The published JSON Schema of what ``--format json`` and ``jsonl`` give. A file here never changes but by addition."""

from __future__ import annotations

from importlib import resources

__all__ = ["schema_text"]


def schema_text() -> str:
    """The schema (JSON Schema 2020-12) of version 1; a line of JSON Lines is its ``$defs/line``."""
    return resources.files(__package__).joinpath("readings-1.schema.json").read_text(encoding="utf-8")
