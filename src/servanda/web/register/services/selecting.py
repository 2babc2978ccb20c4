"""Selectors: what finds a statement's words again in another version."""

from __future__ import annotations

import re

from servanda.records import Document, Span
from servanda.records.ruling import Selector
from servanda.web.register.codec import digest_of

__all__ = ["selector", "selector_digest"]

AROUND = 60
"""Code points on either side at least; more up to the end of the sentence."""
_END = re.compile(r"[.;!?。；！？]")


def selector(document: Document, span: Span) -> Selector:
    """The words of ``span`` with the sentence around them, and which occurrence of the words it is."""
    quote = document.quote(span)
    paragraph = document.paragraph_at(span.start).span
    return Selector(
        quote,
        document.text[_back(document.text, span.start, paragraph.start) : span.start],
        document.text[span.end : _on(document.text, span.end, max(paragraph.end, span.end))],
        document.text.count(quote, 0, span.start) + 1 if quote else 1,
    )


def _back(text: str, start: int, least: int) -> int:
    ends = [found.end() for found in _END.finditer(text, least, max(least, start - AROUND))]
    return ends[-1] if ends else least


def _on(text: str, end: int, most: int) -> int:
    found = _END.search(text, min(end + AROUND, most), most)
    return found.end() if found else most


def selector_digest(held: Selector) -> str:
    """What two statements of the same words in the same sentence share, wherever in the text the sentence stands."""
    return digest_of([" ".join(held.quote.split()), " ".join(held.before.split()), " ".join(held.after.split())])
