"""What a text says of itself before it begins: header lines and front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from servanda.documents.dates import find_date
from servanda.errors import UnreadableError
from servanda.records import Metadata

__all__ = ["front_matter", "header_lines", "metadata_of"]

KEYS = {
    "title": "title",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "source": "source",
    "url": "source",
    "language": "language",
    "lang": "language",
    "standing": "standing",
    "rights": "rights",
    "licence": "rights",
    "license": "rights",
}
"""Words in heads and JSON files, and the fields of Metadata they fill."""

HEADER = re.compile(r"(?P<key>[A-Za-z]{3,12}):[ \t]*(?P<value>[^\r\n]*)(?:\r\n|[\r\n]|$)")
FENCE = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def header_lines(text: str) -> tuple[Metadata, int]:
    """What "Title:", "Date:", "Source:", "Publisher:" lines at the start say, and where the text begins after them.

    Only known words count, from the first line on: "Subject: trade" or a speaker's name begin no head.
    """
    start = len(text) - len(text.lstrip("\ufeff\r\n "))
    said: dict[str, object] = {}
    at = start
    while (match := HEADER.match(text, at)) and match["key"].lower() in KEYS and match.end() > at:
        said.setdefault(KEYS[match["key"].lower()], match["value"].strip())
        at = match.end()
    return (metadata_of(said), at) if said else (Metadata(), 0)


def front_matter(text: str, name: str) -> tuple[Metadata, int]:
    """What the YAML between two ``---`` lines at the start says, and where the text begins after it.

    Raises:
        UnreadableError: for a block that is no YAML.
    """
    match = FENCE.match(text)
    if not match:
        return Metadata(), 0
    try:
        said = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        remedy = "Correct the lines between the two --- lines, or take them out"
        raise UnreadableError("the front matter is no YAML", source=name, place="line 1", remedy=remedy) from error
    # A text may open with a ruled line; then what stands below is no mapping and stays text.
    if not isinstance(said, dict):
        return Metadata(), 0
    return metadata_of(
        {KEYS[str(key).lower()]: value for key, value in said.items() if str(key).lower() in KEYS}
    ), match.end()


def metadata_of(said: Mapping[str, object]) -> Metadata:
    """A record of the fields that ``said`` fills; dates in words are understood, empty values count as unsaid."""
    words = {key: " ".join(str(value).split()) for key, value in said.items() if value not in (None, "")}
    date = words.pop("date", None)
    language = words.pop("language", "")
    return Metadata(
        title=words.get("title"),
        date=find_date(date) if date else None,
        publisher=words.get("publisher"),
        source=words.get("source"),
        language=language or "und",
        standing=words.get("standing"),
        rights=words.get("rights"),
    )
