"""What a field was inferred from is said in the reader's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import servanda
from servanda.publishing.origins import ORIGINS, origin
from servanda.publishing.saying import Tongue, spoken

ROOT = Path(servanda.__file__).parent


def _given(tree: ast.AST) -> Iterator[ast.AST]:
    """What is given as the third of a field or a period, by name, or to the holders' own short way."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        named = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if named in ("Field", "Period"):
            yield from call.args[2:3]
        if named == "_all":
            yield from call.args[:1]
        yield from (key.value for key in call.keywords if key.arg == "inferred_from")


def test_everything_the_reader_infers_from_can_be_said() -> None:
    said: set[str] = set()
    for path in [*(ROOT / "reading").rglob("*.py"), ROOT / "web/register/overlay.py"]:
        for given in _given(ast.parse(path.read_text(encoding="utf-8"))):
            parts = list(ast.walk(given))
            if isinstance(given, ast.Constant | ast.IfExp) and not any(isinstance(n, ast.JoinedStr) for n in parts):
                said |= {n.value for n in parts if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    assert len(said) > 20
    assert sorted(said - set(ORIGINS)) == []


@pytest.mark.parametrize(
    ("said", "spoken_as"),
    [
        ("the title", "[the title]"),
        ('"We" stands for the meeting\'s parties', '["We" stands for the meeting\'s parties]'),
        (
            '"Each Party" stands for each of the meeting\'s parties',
            '["Each Party" stands for each of the meeting\'s parties]',
        ),
        ("the text's date, 2025-02-03", "[the text's date, 2025-02-03]"),
    ],
)
def test_the_words_of_the_text_stay(said: str, spoken_as: str) -> None:
    with spoken(Tongue(lambda words: f"[{words}]" if words in ORIGINS else "not listed")):
        assert origin(said) == spoken_as
