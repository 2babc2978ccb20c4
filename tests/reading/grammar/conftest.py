"""A sentence goes in, what it says comes out, in short lines that a table can hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from servanda.reading.grammar import Context, Draft, cut, drafts
from servanda.reading.parser import parse
from servanda.reading.sentences import sentences
from servanda.reading.syntax import Sentence
from servanda.records import Kind, Span

Said: TypeAlias = Callable[..., list[str]]


def parsed(text: str) -> list[Sentence]:
    return list(parse(text, [(span, 0) for span in sentences(text, Span(0, len(text)))]))


def line(text: str, sentence: Sentence, draft: Draft) -> str:
    """ "commitment firm not impose: Each Party shall …": kind, force or polarity, action, exact words."""
    words: list[str] = [draft.kind.value]
    if draft.kind is Kind.COMMITMENT and draft.force is not None:
        words += [draft.force.value, *(["not"] if draft.negated else []), draft.lemma]
    elif draft.kind is Kind.POSITION and draft.polarity is not None:
        words.append(draft.polarity.value)
    elif draft.kind in (Kind.CALL, Kind.DECISION):
        words.append(draft.lemma)
    assert draft.end is not None
    return f"{' '.join(words)}: {text[sentence.words[draft.start].start : sentence.words[draft.end].end]}"


@pytest.fixture(scope="session")
def said() -> Said:
    """What a text says, statement by statement; ``lead`` is a sentence it stands under as a list item."""

    def statements(text: str, lead: Context | None = None) -> list[str]:
        return [line(text, s, d) for s in parsed(text) for d in cut(s, drafts(s, lead))]

    return statements
