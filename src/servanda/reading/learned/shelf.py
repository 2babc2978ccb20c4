"""The weights that came with the package, or None where they, or the libraries that run them, are missing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servanda.reading.learned.tagger import Tagger

__all__ = ["Model", "shipped"]

_FILES = ("encoder.onnx", "heads.npz", "tokenizer.json", "blend.json")


@dataclass(frozen=True, slots=True)
class Model:
    """A tagger with the blend fitted to it. ``digest`` is the SHA-256 of its files, in hex."""

    tagger: Tagger
    blend: Mapping[str, Mapping[str, list[float] | float]]
    digest: str


@cache
def shipped() -> Model | None:
    """The shipped model; None where onnxruntime, tokenizers or the weights are not installed."""
    folder = Path(str(resources.files(__package__).joinpath("weights")))
    if any(find_spec(name) is None for name in ("numpy", "onnxruntime", "tokenizers")):
        return None
    if not all((folder / name).is_file() for name in _FILES):
        return None
    return from_folder(folder)


def from_folder(folder: Path) -> Model:
    """The model whose files lie in ``folder``."""
    from servanda.reading.learned.tagger import Tagger

    digest = hashlib.sha256(b"".join((folder / name).read_bytes() for name in _FILES)).hexdigest()
    return Model(Tagger(folder), json.loads((folder / "blend.json").read_text(encoding="utf-8")), digest)
