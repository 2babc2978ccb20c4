"""The JSON file beside a text: what the text does not say of itself."""

from __future__ import annotations

import json
from pathlib import Path

from servanda.documents.heads import KEYS, metadata_of
from servanda.records import Metadata

__all__ = ["beside", "fields"]


def beside(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """What ``name.json`` beside ``name.txt`` says, and a warning if it cannot be used. Other keys are left alone."""
    place = path.with_suffix(".json") if path.name else path
    if place == path or not place.is_file():
        return Metadata(), ()
    try:
        said = json.loads(place.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        return Metadata(), (f"{place.name}: left aside, it is no JSON ({error})",)
    if not isinstance(said, dict):
        return Metadata(), (f"{place.name}: left aside, it holds no object with title, date, publisher, source",)
    return metadata_of(fields(said)), ()


def fields(said: object) -> dict[str, object]:
    """The fields of Metadata among the keys of a JSON object, words and numbers only."""
    if not isinstance(said, dict):
        return {}
    values = {KEYS[key.lower()]: value for key, value in said.items() if key.lower() in KEYS}
    return {key: value for key, value in values.items() if isinstance(value, str | int)}
