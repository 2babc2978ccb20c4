"""The grammar of English diplomatic prose: from a parsed sentence to drafts of statements with their runs."""

from servanda.reading.grammar.draft import Context, Draft, weaker
from servanda.reading.grammar.going_on import goes_on
from servanda.reading.grammar.negation import negated
from servanda.reading.grammar.nominal import deverbal, is_following
from servanda.reading.grammar.runs import completed, cut, whole
from servanda.reading.grammar.walking import drafts

__all__ = [
    "Context",
    "Draft",
    "completed",
    "cut",
    "deverbal",
    "drafts",
    "goes_on",
    "is_following",
    "negated",
    "weaker",
    "whole",
]
