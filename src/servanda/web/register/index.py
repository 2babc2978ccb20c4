"""The search index: one table beside the others, so that it is written and purged with them or not at all.

SQLite keeps it as FTS5, PostgreSQL as tsvector with GIN; both hold the terms of :mod:`servanda.web.register.words`,
so that a search finds the same on either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from servanda.web.register.words import Phrase, terms

__all__ = ["add", "condition", "create", "drop", "empty", "forget", "order", "remove"]

# "ascii" takes every other character for a letter: terms come folded, and SQLite knows only the letters of 2012.
CREATE = {
    "sqlite": ["CREATE VIRTUAL TABLE register_search USING fts5(words, tokenize='ascii')"],
    "postgresql": [
        "CREATE TABLE register_search (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX register_search_words ON register_search USING gin (words)",
    ],
}
INSERT = {
    "sqlite": "INSERT INTO register_search (rowid, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO register_search (rowid, words) VALUES (%s, %s::tsvector)",
}
_BATCH = 500
_POSITIONS = 16383  # as far as a tsvector counts


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table."""
    for line in CREATE[editor.connection.vendor]:
        editor.execute(line)


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the table."""
    editor.execute("DROP TABLE register_search")


def add(passages: Iterable[tuple[int, str]]) -> None:
    """Index passages: (row id, words)."""
    rows = [(number, _held(terms(words))) for number, words in passages]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT[connection.vendor], rows)


def remove(numbers: Sequence[int]) -> None:
    """Take passages out by row id."""
    with connection.cursor() as cursor:
        for at in range(0, len(numbers), _BATCH):
            part = numbers[at : at + _BATCH]
            places = ",".join(["%s"] * len(part))
            cursor.execute(f"DELETE FROM register_search WHERE rowid IN ({places})", list(part))  # noqa: S608 # only %s


def empty() -> None:
    """Take everything out."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_search")


def forget() -> None:
    """Write the index anew without what was taken out: FTS5 keeps removed terms until its parts are merged."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO register_search (register_search) VALUES ('optimize')")


def condition(phrases: Sequence[Phrase], *, every: bool = True) -> tuple[str, str]:
    """A condition on the index with one placeholder, and what goes into it: all, or any, of ``phrases`` stand there."""
    if connection.vendor == "sqlite":
        return "register_search MATCH %s", (" AND " if every else " OR ").join(
            f'"{" ".join(phrase.terms)}"{"*" if phrase.prefix else ""}' for phrase in phrases
        )
    return "register_search.words @@ %s::tsquery", (" & " if every else " | ").join(
        "(" + " <-> ".join(_lexemes(phrase)) + ")" for phrase in phrases
    )


def order(asked: str) -> tuple[str, list[str]]:
    """An expression that is smallest for what fits best, and its parameters."""
    if connection.vendor == "sqlite":
        return "bm25(register_search)", []
    return "-ts_rank(register_search.words, %s::tsquery)", [asked]


def _lexemes(phrase: Phrase) -> list[str]:
    found = [f"'{term}'" for term in phrase.terms]
    return [*found[:-1], f"{found[-1]}:*"] if phrase.prefix else found


def _held(words: list[str]) -> str:
    if connection.vendor == "sqlite":
        return " ".join(words)
    # Terms hold letters and digits only, so none needs to be escaped.
    return " ".join(f"'{term}':{min(at, _POSITIONS)}" for at, term in enumerate(words, 1))
