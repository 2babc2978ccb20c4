"""The words of a page's source with their places, in the order in which a browser meets them."""

from __future__ import annotations

import re
from html import unescape

from servanda.documents.traced import Traced, append_run
from servanda.records import Segment

__all__ = ["visible"]

# Quotes inside tags are followed so that <a title="a > b"> ends where it ends; an unclosed one ends with its line.
TOKEN = re.compile(
    r"(?P<skip><!--.*?(?:-->|\Z)|<(?P<raw>script|style|noscript|template)\b[^>]*>.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<[/!?a-zA-Z](?:[^<>\"']|\"[^\"\n<]*\"|'[^'\n<]*'|[\"'])*>?)"
    r"|(?P<entity>&\#?\w{1,32};?)|(?P<space>\s+)|(?P<words>[^<&\s]+|[<&])",
    re.DOTALL | re.IGNORECASE,
)


def visible(source: str) -> Traced:
    """The text between the tags, entities resolved, one space for every run of white space."""
    texts: list[str] = []
    runs: list[Segment] = []
    at = 0
    for match in TOKEN.finditer(source):
        if match["skip"]:
            continue
        words = unescape(match["entity"]) if match["entity"] else " " if match["space"] else match["words"]
        if words.isspace() and texts and texts[-1].endswith(" "):
            continue
        words = " " if words.isspace() else words
        texts.append(words)
        append_run(runs, Segment(at, min(len(words), match.end() - match.start()), match.start()))
        at += len(words)
    return Traced("".join(texts), tuple(runs))
