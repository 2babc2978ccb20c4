"""What a field was inferred from, as people say it: readings keep it in English, with names and days in it."""

from __future__ import annotations

import re

from servanda.publishing.saying import say, say_day
from servanda.records import PartialDate

__all__ = ["ORIGINS", "origin"]

_ALL = '"{words}" stands for the meeting\'s parties'
_EACH = '"{words}" stands for each of the meeting\'s parties'
_SOME = "{words} of the meeting's parties, not named"
_DAY = "the text's date, {words}"
ORIGINS = (
    _ALL, _EACH, _SOME, _DAY,
    "a dateline or caption of the press",
    "a group of the meeting's parties",
    "a name its publisher does not introduce",
    "a ruling",
    "as many office-holders as parties",
    "no word points elsewhere",
    "nobody is named",
    "nobody is named: the meeting's parties",
    "one person speaks",
    "the body's members",
    "the kind of text",
    "the meeting's name",
    "the opening words",
    "the other party at the table",
    "the other party, who gives",
    "the other party, who is not the one thanked",
    "the parties named last",
    "the party named last",
    "the place's state",
    "the publisher",
    "the publisher speaks",
    "the publisher's party",
    "the text does not name its parties",
    "the text's header",
    "the title",
    "the title and the publisher",
    "who held the statement before",
    "who is quoted",
    "whom the text names most",
    "whose longer name has the word",
    "whose turn it is to speak",
)  # fmt: skip
"""Everything the reader says it inferred something from; ``{words}`` are the text's own, or a day."""
_PATTERNS = tuple(
    (template, re.compile(re.escape(template).replace(r"\{words\}", f"(?P<words>{words})"), re.DOTALL))
    for template, words in ((_EACH, ".+"), (_ALL, ".+"), (_SOME, ".+"), (_DAY, r"\d{4}(?:-\d\d){0,2}"))
)


def origin(said: str) -> str:
    """``said`` in the language that is spoken now; the text's own words in it as they are."""
    for template, pattern in _PATTERNS:
        found = pattern.fullmatch(said)
        if found:
            words = found["words"]
            return say(template).format(words=say_day(PartialDate.parse(words)) if template == _DAY else words)
    return say(said)
