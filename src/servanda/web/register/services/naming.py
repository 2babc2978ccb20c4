"""Readable ids: given once, never again."""

from __future__ import annotations

from servanda.records.level import Level
from servanda.web.register import models

__all__ = ["LETTERS", "alias", "give", "prefix"]

LETTERS = {Level.INTERNAL: "I", Level.PARTICIPANTS: "R", Level.PUBLIC: "P"}


def prefix(text: models.Text, year: str) -> str:
    """What the ids of a text's statements begin with: ``CA-2024-FM5-``.

    Each level counts for itself, or gaps in the numbers of the public texts would tell of others; the level that the
    mechanism's texts usually have goes without a letter.
    """
    mechanism, level = text.mechanism, Level.of_width(text.level)
    usual = Level.of_width(mechanism.usual) if mechanism else Level.INTERNAL
    code = mechanism.code if mechanism else "X"
    return f"{code}-{year}-{text.meeting.key if text.meeting else 'T'}-{'' if level is usual else LETTERS[level]}"


def give(start: str, count: int) -> list[str]:
    """The next ``count`` ids of a series; two digits at least."""
    series, _ = models.Series.objects.select_for_update().get_or_create(prefix=start)
    first, series.last = series.last + 1, series.last + count
    series.save()
    return [f"{start}{number:02d}" for number in range(first, first + count)]


def alias(name: str, row: models.Statement) -> None:
    """Let an id that was given before lead to ``row``."""
    models.Name.objects.filter(name=name).update(statement=row, alias=name != row.ref)
