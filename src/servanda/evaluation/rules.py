"""Which rules of the grammar fire on texts, and which never do: ``python -m servanda.evaluation.rules TEXTS…``.

A rule that fires nowhere is dead weight, or a word of the lexicon nobody writes; either is worth a look.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from servanda.documents import load
from servanda.errors import ServandaError
from servanda.reading import read
from servanda.reading.grammar.vocabulary import vocabulary

__all__ = ["fired", "known", "lines", "main"]

_RULE = re.compile(r"(?:commitment|position|call|decision|progress|event)\.[a-z-]*[a-z]")


def known() -> frozenset[str]:
    """The rules the grammar's source names in full; those built from a word ("call.urge") are told by the lexicon."""
    found: set[str] = set()
    for file in resources.files("servanda.reading.grammar").iterdir():
        if file.name.endswith(".py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            found.update(text for text in texts if isinstance(text, str) and _RULE.fullmatch(text))
    v = vocabulary()
    found.update(f"position.{verb}" for verb in v.stances.verbs)
    found.update(f"call.{verb}" for verb in v.call - {"call"} | v.proposing)
    found.update(f"decision.{verb}" for verb in v.formal)
    return frozenset(found)


def fired(texts: Iterable[Path]) -> Counter[str]:
    """How often each rule gave a statement; a text that cannot be read is passed over."""
    counts: Counter[str] = Counter()
    for path in texts:
        try:
            reading = read(load(path), rules_only=True)
        except ServandaError:
            continue
        counts.update(rule for statement in reading.statements for rule in statement.rules)
    return counts


def lines(counts: Counter[str]) -> Iterator[str]:
    """First what fires, most often first, then what never does."""
    for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:6}  {rule}"
    for rule in sorted(known() - set(counts)):
        yield f" never  {rule}"


def main(arguments: list[str]) -> int:
    """Prints the list for the files and folders named; 2 if none is."""
    if not arguments:
        sys.stderr.write("Name texts, or folders of them: python -m servanda.evaluation.rules TEXTS…\n")
        return 2
    paths = [p for name in arguments for p in _files(Path(name))]
    sys.stdout.writelines(f"{line}\n" for line in lines(fired(paths)))
    return 0


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.iterdir() if p.suffix in (".txt", ".md", ".html")) if path.is_dir() else [path]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
