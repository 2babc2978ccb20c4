"""The text of a page that a script builds: the longest piece of prose in the page's data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

from lxml import html

__all__ = ["text_in_scripts"]

ASSIGNED = re.compile(r"(?:window\.|var\s+|let\s+|const\s+)?[\w.$]{1,60}\s*=\s*(?=[{\[])")
TAG = re.compile(r"<(?:p|br|div|h\d|ul|ol|table|span)\b", re.IGNORECASE)
SENTENCE = re.compile(r"\w[.!?](?:\s|<|$)|。")


def text_in_scripts(tree: html.HtmlElement) -> str:
    """HTML of the longest text in the page's JSON, "" if none reads like prose."""
    found = [text for script in tree.iter("script") for text in strings(data_of(script.text or ""))]
    prose = [text for text in found if len(text) >= 200 and len(SENTENCE.findall(text)) >= 2]
    longest = max(prose, key=len, default="")
    if not longest:
        return ""
    return longest if TAG.search(longest) else "".join(f"<p>{escape(line)}</p>" for line in longest.split("\n"))


def data_of(script: str) -> object:
    """What a script of data holds, or the first object that a script assigns; None if it is a program."""
    script = script.strip()
    match = ASSIGNED.match(script)
    start = match.end() if match else 0
    if script[start : start + 1] not in ("{", "["):
        return None
    try:
        return json.JSONDecoder().raw_decode(script, start)[0]
    except (ValueError, RecursionError):
        return None


def strings(data: object) -> Iterator[str]:
    """Every string in nested data."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
