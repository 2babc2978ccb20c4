"""A reading as the page shows it: the text with its statements marked, and an entry for each beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from servanda.publishing.html.marks import Mark, kind_class, marked_text
from servanda.publishing.html.panel import instrument_entry, statement_entry
from servanda.publishing.wording import KIND_LETTERS, KIND_TITLES
from servanda.records import Document, Reading
from servanda.records.register import MechanismEntry, StatementEntry
from servanda.web.pages.shown import speaking

__all__ = ["Entry", "Kind", "Sheet", "laid", "plain"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the panel: its HTML, and the statement in the register, if it is there."""

    mark: Mark
    html: SafeString
    held: StatementEntry | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind that occurs: its letters, title, class, and how many there are."""

    letters: str
    title: str
    tone: str
    count: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Text, entries in order of the text, and the kinds that occur."""

    text: SafeString
    entries: tuple[Entry, ...]
    kinds: tuple[Kind, ...]


def laid(
    reading: Reading, held: Sequence[StatementEntry | None] = (), mechanism: MechanismEntry | None = None
) -> Sheet:
    """The sheet of ``reading``; ``held`` are its statements as the register has them, in the same order."""
    with speaking(mechanism):
        return _laid(reading, held)


def _laid(reading: Reading, held: Sequence[StatementEntry | None]) -> Sheet:
    found = []
    beside = list(held) or [None] * len(reading.statements)
    for number, (statement, one) in enumerate(zip(reading.statements, beside, strict=True), 1):
        kind = statement.kind.value
        mark = Mark(f"s{number}", kind, f"{KIND_LETTERS[kind]} {number}", statement.span)
        found.append(Entry(mark, _safe(statement_entry(reading, mark, statement)), one))
    for number, instrument in enumerate(reading.instruments, 1):
        mark = Mark(f"i{number}", "instrument", f"{KIND_LETTERS['instrument']} {number}", instrument.span)
        found.append(Entry(mark, _safe(instrument_entry(reading, mark, instrument))))
    found.sort(key=lambda entry: (entry.mark.span.start, -entry.mark.span.end))
    text = marked_text(reading.document, [entry.mark for entry in found])
    return Sheet(_safe(text), tuple(found), _kinds(Counter(entry.mark.kind for entry in found)))


def plain(document: Document) -> Sheet:
    """The text alone, where nobody reads its language yet."""
    return Sheet(_safe(marked_text(document, ())), (), ())


def _kinds(counts: Mapping[str, int]) -> tuple[Kind, ...]:
    return tuple(
        Kind(letters, KIND_TITLES[kind], kind_class(kind), counts[kind])
        for kind, letters in KIND_LETTERS.items()
        if counts[kind]
    )


def _safe(markup: str) -> SafeString:
    """Publishing's markup is escaped piece by piece; Django must not escape it again."""
    return mark_safe(str(markup))  # noqa: S308 # Markup escapes whatever is not markup
