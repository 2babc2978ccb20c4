"""Words as the search index holds them: the same on both databases, for every script.

Latin and Cyrillic words are cut to their stems ("сотрудничества" and "сотрудничество" are one); scripts that do not
part words are indexed character by character and searched as runs, so that a place name of two characters is found.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from servanda.records import Span

__all__ = ["Phrase", "Token", "asked", "folded", "marks", "terms", "tokens"]

# Han, kana, Thai, Lao, Myanmar, Khmer: no blanks between words.
_RUN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN += "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# "1,500" is one number and "Xi'an" one word, whichever apostrophe stands in it.
_TOKEN = re.compile(
    rf"\d+(?:[.,\u00a0\u202f]\d{{3}})+(?!\d)|[{_RUN}]|(?:(?![{_RUN}])[^\W_])+(?:['’ʼʻ](?:(?![{_RUN}])[^\W_])+)*"
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z]")
_QUOTED = re.compile(r'["“„«]([^"“”„«»]+)["”“»]|(\S+)')
_LOCK = threading.Lock()
_STEMMERS = {"ru": snowballstemmer.stemmer("russian"), "en": snowballstemmer.stemmer("english")}


@dataclass(frozen=True, slots=True)
class Token:
    """A term with the run of the text it stands for."""

    term: str
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that must follow each other; ``prefix``: the last one may go on."""

    terms: tuple[str, ...]
    prefix: bool = False


def folded(word: str) -> str:
    """``word`` without case, marks and width; "Ë" and "Й" lose their marks, as people type them."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def tokens(text: str) -> Iterator[Token]:
    """The terms of ``text`` in order."""
    for found in _TOKEN.finditer(text):
        term = _term(found.group())
        if term:
            yield Token(term, Span(*found.span()))


def terms(text: str) -> list[str]:
    """The terms of ``text`` in order, without their places."""
    return [term for found in _TOKEN.findall(text) if (term := _term(found))]


def asked(query: str) -> tuple[Phrase, ...]:
    """What a person asks for: words that must all stand there, "phrases", and beginnings (``educat*``)."""
    found = []
    for quoted, word in _QUOTED.findall(query):
        prefix = not quoted and word.endswith("*")
        held = _beginning(word) if prefix else tuple(terms(quoted or word))
        if held:
            found.append(Phrase(held, prefix))
    return tuple(found)


def marks(text: str, phrases: tuple[Phrase, ...]) -> tuple[Span, ...]:
    """Where ``phrases`` stand in ``text``, in order."""
    held = list(tokens(text))
    found = {
        Span(held[at].span.start, held[at + len(phrase.terms) - 1].span.end)
        for phrase in phrases
        for at in range(len(held) - len(phrase.terms) + 1)
        if _stands(held, at, phrase)
    }
    return tuple(sorted(found))


def _stands(held: list[Token], at: int, phrase: Phrase) -> bool:
    *first, last = phrase.terms
    if any(held[at + n].term != term for n, term in enumerate(first)):
        return False
    end = held[at + len(first)].term
    return end.startswith(last) if phrase.prefix else end == last


def _beginning(word: str) -> tuple[str, ...]:
    """The beginning of a word is not cut: "educat" has no stem."""
    parts = [_letters(found) for found in _TOKEN.findall(word)]
    return tuple(part for part in parts if part)


def _letters(word: str) -> str:
    """Letters and digits alone: "¼" folds to "1⁄4", and what goes into the index must not hold a sign of its syntax."""
    return "".join(c for c in folded(word) if c.isalnum())


@lru_cache(maxsize=1 << 17)
def _term(word: str) -> str:
    plain = _letters(word)
    language = "ru" if _CYRILLIC.match(plain) else "en" if _LATIN.match(plain) else None
    if language is None:
        return plain
    with _LOCK:  # the stemmers keep the word they work on
        return str(_STEMMERS[language].stemWord(plain))
