from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest

import servanda
from servanda.records import Reading


@pytest.fixture(scope="session")
def read() -> Callable[[str, str], Reading]:
    """The reading of words as a text of this name; each text is read once."""
    held: dict[tuple[str, str], Reading] = {}

    def reading(words: str, name: str = "text") -> Reading:
        if (words, name) not in held:
            from dataclasses import replace

            document = servanda.load(BytesIO(words.encode()))
            held[words, name] = servanda.read(replace(document, name=name))
        return held[words, name]

    return reading
