"""Which words of two passages differ: runs that both have, and runs that only one has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

__all__ = ["Run", "differing_runs"]

Run = tuple[str, bool]
"""Words as written, and whether the other passage lacks them."""

_TOKEN = re.compile(r"\w+(?:[-.,’'/]\w+)*|[^\w\s]|\s+")


def differing_runs(a: str, b: str) -> tuple[list[Run], list[Run]]:
    """Both passages in runs; put together, the runs of a side give its words again.

    Capitals do not count ("The Parties will", "the parties will"), nor white space and stops by themselves.
    """
    ours, theirs = _TOKEN.findall(a), _TOKEN.findall(b)
    matcher = SequenceMatcher(None, [one.lower() for one in ours], [one.lower() for one in theirs], autojunk=False)
    left: list[Run] = []
    right: list[Run] = []
    for operation, a1, a2, b1, b2 in matcher.get_opcodes():
        differs = operation != "equal"
        left += _run("".join(ours[a1:a2]), differs)
        right += _run("".join(theirs[b1:b2]), differs)
    return left, right


def _run(words: str, differs: bool) -> Iterator[Run]:
    if not words:
        return
    core = words.strip()
    if not differs or not any(c.isalnum() for c in core):
        yield words, False
        return
    start = words.index(core)
    if start:
        yield words[:start], False
    yield core, True
    if words[start + len(core) :]:
        yield words[start + len(core) :], False
