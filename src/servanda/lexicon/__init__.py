"""Vocabularies as data: who acts, by which words, in which area, with which instruments and units."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from servanda.errors import LexiconError
from servanda.lexicon.model import Cues, Groups, Instruments, Parties, State, Units

__all__ = ["Cues", "Groups", "Instruments", "Lexicon", "Parties", "State", "Units", "load"]

_Model = TypeVar("_Model", bound=BaseModel)
_FILES = ("parties", "cues", "areas", "instruments", "units")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All vocabularies of one language and the digest (SHA-256, hex) of the files they came from.

    ``areas`` gives for each area of the coding guide (section 5) its pointing words and their weight.
    """

    parties: Parties
    cues: Cues
    areas: Mapping[str, Mapping[str, int]]
    instruments: Instruments
    units: Units
    digest: str


@cache
def load() -> Lexicon:
    """The English lexicon as shipped.

    Raises:
        LexiconError: if a file breaks its own rules; the message names the file and the entry.
    """
    texts = {name: _text(name) for name in _FILES}
    digest = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()
    raw = {name: yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) for name, text in texts.items()}  # noqa: S506 both loaders are safe ones
    return Lexicon(
        parties=_validated("parties", Parties, raw["parties"]),
        cues=_validated("cues", Cues, raw["cues"]),
        areas={area: dict(_weighted(entries)) for area, entries in raw["areas"].items()},
        instruments=_validated("instruments", Instruments, raw["instruments"]),
        units=_validated("units", Units, raw["units"]),
        digest=digest,
    )


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")


def _validated(name: str, model: type[_Model], raw: object) -> _Model:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LexiconError(
            first["msg"], source=f"{name}.yaml", place=place, remedy="Mend the entry and run again"
        ) from error


def _weighted(entries: list[str | dict[str, int]]) -> list[tuple[str, int]]:
    """Entries are bare words (weight 1) or ``word: weight``."""
    return [(entry, 1) if isinstance(entry, str) else next(iter(entry.items())) for entry in entries]
