"""Gathers the words of the pages for translators and compiles what they gave: ``python tasks.py words``.

Words stand in templates, in Python, and in the tables of words that the formats share. The last are no literals that
gettext could find; :func:`terms` lists them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import servanda
from servanda import errors, lexicon
from servanda.publishing import comparison_words, link_words, wording
from servanda.publishing.delivery import review
from servanda.publishing.delivery import words as delivery
from servanda.publishing.origins import ORIGINS
from servanda.records import Force, Jointness, Kind, Polarity, Standing
from servanda.records.acts import Rung
from servanda.records.evidence import EvidenceKind
from servanda.records.level import Level
from servanda.records.link import Relation
from servanda.records.pledge import OverlapKind
from servanda.web.review.deriving import RULES, SOURCES, UNFIT

__all__ = ["LOCALE", "TERMS", "terms"]

LOCALE = Path(__file__).parent / "locale"
TERMS = Path(__file__).parent / "pages" / "_terms.py"
"""Written while words are gathered, and taken away again."""
_TABLES: tuple[Mapping[Any, str], ...] = (
    wording.ACCORDING_TO,
    wording.BOUNDS,
    wording.CARD,
    wording.FIELDS,
    wording.INSTRUMENT_TYPES,
    wording.JOINTNESS,
    wording.KIND_TITLES,
    wording.PAGE,
    wording.STAGES,
    wording.TEXT_TYPES,
    link_words.ASPECTS,
    link_words.LINKS,
    link_words.RELATIONS,
    comparison_words.COMPARE,
    delivery.ACTS,
    delivery.COUNTED,
    delivery.PAIRS,
    delivery.QUESTIONS,
    delivery.SAYS,
    delivery.STATUS,
)
_PLACES = ("by video", "online")
"""Where people meet who meet nowhere."""
_LISTS: tuple[Iterable[str], ...] = (
    (*delivery.METHOD, delivery.SCORED, delivery.UNSCORED),
    (*review.COMMITMENT, *review.INSTRUMENT, *review.LINK, *review.PLEDGE),
    (*RULES, UNFIT, *SOURCES),
    ORIGINS,
    _PLACES,
)
_REFUSING = (
    *("documents", "publishing/delivery"),
    *("web/accounts", "web/pages", "web/register", "web/review", "web/scoring"),
)
_TERMINAL = frozenset(
    f"web/register/services/{name}.py" for name in ("backup", "loading", "origins", "purging", "taking_in")
)
"""What is done at the command line alone."""
_VALUES: tuple[type[StrEnum], ...] = (
    Force, Jointness, Kind, Polarity, Level, Relation, Rung, OverlapKind, EvidenceKind, Standing,
)  # fmt: skip


def terms() -> tuple[str, ...]:
    """Every word that pages take from a table, in order, each once."""
    return tuple(sorted(set(_terms()) - {""}))


def refusals() -> Iterator[str]:
    """What errors of the register, its pages and its documents say, and their remedies, as they stand in the source.

    Remedies that name a command are left out: pages say something else instead.
    """
    root = Path(servanda.__file__).parent
    for path in sorted(path for part in _REFUSING for path in (root / part).rglob("*.py")):
        if path.relative_to(root).as_posix() in _TERMINAL:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named: dict[str, list[str]] = {}
        for name, words in _named(tree):
            named.setdefault(name, []).extend(words)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if not isinstance(call.func, ast.Name) or call.func.id not in errors.__all__:
                continue
            for given in (*call.args[:1], *(key.value for key in call.keywords if key.arg == "remedy")):
                said = named.get(_called(given), ()) or _strings(given)
                yield from (one for one in said if "--" not in one and "servanda" not in one)
    yield from (held.default for held in (getattr(errors, name) for name in errors.__all__))


def _named(tree: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The strings each name stands for, or each function may return."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            returned = (one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value)
            yield f"{node.name}()", tuple(word for value in returned for word in _strings(value))
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, tuple(_strings(node.value))


def _called(node: ast.AST) -> str:
    """The name, or the function with its brackets, that stands where words are expected."""
    if isinstance(node, ast.Call):
        return f"{_called(node.func)}()"
    return node.id if isinstance(node, ast.Name) else ""


def _strings(node: ast.AST) -> Iterator[str]:
    """A literal, or either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def _terms() -> Iterator[str]:
    from servanda.web.register.services.correcting import HINTS  # asks for tables, which are there only now

    yield from HINTS.values()
    for table in _TABLES:
        yield from table.values()
    for words in _LISTS:
        yield from words
    for values in _VALUES:
        yield from (value.value.replace("_", " ") for value in values)
    known = lexicon.load()
    yield from known.areas
    yield from (one.names[0] for group in (known.parties.states, known.parties.bodies) for one in group.values())
    yield from refusals()


def gather() -> None:
    """Bring ``locale/*/LC_MESSAGES/django.po`` up to what the pages say, then compile it."""
    from django.core.management import call_command

    TERMS.write_text("".join(f"_({term!r})\n" for term in terms()), encoding="utf-8")
    try:
        call_command("makemessages", locale=["zh_Hans", "ru"], no_location=True, no_obsolete=True, verbosity=0)
    finally:
        TERMS.unlink()
    call_command("compilemessages", verbosity=0)


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servanda.web.settings")
    import django

    django.setup()
    os.chdir(Path(__file__).parent)
    gather()
