"""The lexicon's files as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import pytest
import yaml


def keys(node: yaml.Node | None) -> Iterator[list[str]]:
    """The keys of each mapping of a file."""
    if isinstance(node, yaml.MappingNode):
        yield [str(key.value) for key, _ in node.value]
        for _, value in node.value:
            yield from keys(value)


@pytest.mark.parametrize("name", ["parties", "cues", "areas", "instruments", "units"])
def test_nothing_is_written_twice(name: str) -> None:
    """Of two entries with one name the first would be lost without a word."""
    file = resources.files("servanda.lexicon") / f"{name}.yaml"
    for told in keys(yaml.compose(file.read_text(encoding="utf-8"))):
        assert sorted(told) == sorted(set(told))
