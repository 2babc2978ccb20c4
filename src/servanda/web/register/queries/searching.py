"""Search in all stored languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from servanda.records.level import Level
from servanda.records.register import Found
from servanda.web.register import models
from servanda.web.register.queries import matching
from servanda.web.register.queries.entries import day
from servanda.web.register.viewing import Viewer, visible
from servanda.web.register.words import asked, marks

__all__ = ["hits", "search"]


def search(viewer: Viewer, words: str, *, start: int = 0, size: int = 20) -> tuple[tuple[Found, ...], int | None]:
    """Passages that hold ``words`` (all of them; "phrases" as such; ``begin*``), best first, and how many there are.

    Of more than a thousand the newest filed are weighed, and their number is None. ``marks`` count code points of the
    passage's words.
    """
    phrases = asked(words)
    numbers = matching.best(viewer, phrases)
    total = len(numbers) if len(numbers) < matching.CANDIDATES else None
    rows = hits(numbers[start : start + size])
    within = _statements(viewer, rows)
    found = tuple(
        Found(
            text=row.text.key,
            title=row.text.title or row.text.key,
            date=day(row.text.date),
            paragraph=row.label,
            language=row.language,
            words=row.words,
            marks=marks(row.words, phrases),
            statements=tuple(within[row.version_id, row.ordinal]),
            level=Level.of_width(row.level),
        )
        for row in rows
    )
    return found, total


def hits(numbers: Sequence[int]) -> list[models.Passage]:
    """The passages of these row ids, in this order."""
    held = models.Passage.objects.select_related("text__meeting", "mechanism").in_bulk(numbers)
    return [held[number] for number in numbers if number in held]


def _statements(viewer: Viewer, rows: Sequence[models.Passage]) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    wanted = {row.version_id for row in rows}
    places = {(row.version_id, row.ordinal) for row in rows}
    held = models.Statement.objects.filter(visible(viewer), version__in=wanted, current=True)
    for version, paragraph, ref in held.order_by("start", "pk").values_list("version", "paragraph", "ref"):
        if (version, paragraph) in places:
            found[version, paragraph].append(ref)
    return found
