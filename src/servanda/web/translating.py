"""Gathers the words of the pages for translators and compiles what they gave: ``python tasks.py words``.

Words stand in templates, in Python, and in the tables of words that the formats share. The last are no literals that
gettext could find; :func:`terms` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from servanda import lexicon
from servanda.publishing import link_words, wording
from servanda.records import Force, Kind, Polarity
from servanda.records.level import Level

__all__ = ["LOCALE", "TERMS", "terms"]

LOCALE = Path(__file__).parent / "locale"
TERMS = Path(__file__).parent / "pages" / "_terms.py"
"""Written while words are gathered, and taken away again."""
_TABLES: tuple[Mapping[str, str], ...] = (
    wording.ACCORDING_TO,
    wording.FIELDS,
    wording.TEXT_TYPES,
    wording.KIND_TITLES,
    wording.STAGES,
    wording.INSTRUMENT_TYPES,
)
_SAID = ("everybody", "yes", "no", "range", "period", "from", "until")
_VALUES: tuple[type[StrEnum], ...] = (Force, Kind, Polarity, Level)


def terms() -> tuple[str, ...]:
    """Every word that pages take from a table, in order, each once."""
    return tuple(sorted(set(_terms()) - {""}))


def _terms() -> Iterator[str]:
    for table in _TABLES:
        yield from table.values()
    yield from link_words.RELATIONS.values()
    yield from (bound for bound in wording.BOUNDS.values())
    yield from (wording.CARD[name] for name in _SAID)
    for values in _VALUES:
        yield from (value.value.replace("_", " ") for value in values)
    yield from lexicon.load().areas


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
